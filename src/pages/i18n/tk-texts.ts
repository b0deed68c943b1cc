import { plural } from './plural.ts'
import type { TextWords } from './texts.ts'

const GIVER = 'size kody beren ilçihana ýa-da edara'

export const tkTexts: TextWords = {
  help: ({ contact = GIVER, complaints }) => [
    {
      title: 'Sahypaňyzy nähili açmaly?',
      paragraphs: [
        'Kagyzyňyzdaky kody we doglan ýylyňyzy ýazyň. Baş ýa-da setir harplar, boş ýerler we defisler tapawut etmeýär.',
        `Kody ýitirdiňizmi ýa-da sahypa açylmaýarmy? Ýüz tutmaly ýer: ${contact}. Sizi pasportyňyz boýunça tanap, täze kod bereris; köne kod ýatyrylar.`,
      ],
    },
    {
      title: 'Pul haçan tölenen hasaplanýar?',
      paragraphs: [
        '“Tölendi” diýip diňe töleg bankymyzyň hasap göçürmesinde görnen wagty ýazýarys. Puly alýan banka ýene birnäçe gün gerek bolup biler.',
        'Şondan soň hem pul gelmese ýa-da kem gelse, sahypaňyzy açyň we “Ondan az” ýa-da “Ýok, hiç zat gelmedi” diýip jogap beriň. Biz ony bankda gözläris we şol sahypada size jogap bereris.',
      ],
    },
    {
      id: 'complaint',
      title: 'Şikaýat',
      paragraphs: [
        'Koduňyz bar bolsa: sahypaňyzy açyň we “Bize ýazyň ýa-da şikaýat ediň” bölümini saýlaň. Adam barada ýazanlaryňyzy diňe auditorlar okaýar we jogap berýär; ol adam muny görmeýär.',
        complaints === undefined
          ? `Koduňyz ýok bolsa: şu salga ýazyň: ${contact}. Hatyň başynda “Auditorlar üçin” diýip görkeziň. Näme bolandygyny, bilýän bolsaňyz arzanyň belgisini we siziň bilen nähili habarlaşyp boljakdygyny ýazyň. Koduňyzy ýazmaň.`
          : `Koduňyz ýok bolsa: auditorlara ýazyň: ${complaints}. Olar arzalar we tölegler bilen işlemeýär. Näme bolandygyny, bilýän bolsaňyz arzanyň belgisini we siziň bilen nähili habarlaşyp boljakdygyny ýazyň. Koduňyzy ýazmaň.`,
        'Şikaýat arzaňyza hiç haçan zyýan bermeýär.',
      ],
    },
    {
      title: 'Seresap boluň',
      paragraphs: [
        'Kömek mugt berilýär. Biz kody telefon, e-poçta ýa-da hat alyşma programmalary arkaly hiç haçan soramaýarys, açar sözi ýa-da kartyň belgisini hem soramaýarys.',
        `Kimdir biri sizden pul ýa-da kod soraýarmy? Habar beriň: ${contact}.`,
      ],
    },
  ],
  privacy: ({ contact = GIVER, complaints, keeper, years }) => [
    {
      title: 'Näme saklaýarys?',
      paragraphs: [
        `Adyňyzy, doglan senäňizi, raýatlygyňyzy, pasport belgiňizi, habarlaşmak üçin maglumatlary, okaýan ýeriňizi, pul geçirilmeli hasaby, resminamalaryňyzy we hatlaryňyzy.${keeper === undefined ? '' : ` Saklaýan edara: ${keeper}.`}`,
        'Olary diňe arzaňyz boýunça karar kabul etmek, size pul tölemek we puluň ýetendigini subut etmek üçin ulanýarys.',
      ],
    },
    {
      title: 'Nähili goraýarys?',
      paragraphs: [
        'Sizi tanadýan ähli maglumatlar şifrlenen görnüşde saklanýar. Olary diňe arzaňyz bilen işleýän adamlar görýär. Resminamanyň her gezek açylyşy hasaba alynýar.',
        'Sahypaňyzda adyňyz, pasport belgiňiz we hasabyň doly belgisi görkezilmeýär. Kömek sorandygyňyzy tölegi geçirýän banklardan başga hiç kime aýtmaýarys.',
        'Bu saýt diňe bir kuki saklaýar: saýlan diliňiz. Ol başga saýtlardan hiç zat ýüklemeýär we gelýänleri sanamaýar.',
      ],
    },
    {
      title: 'Näçe wagtlap?',
      paragraphs: [
        `Maglumatlaryňyzy soňky arzaňyz tamamlanandan ${years} ${plural('tk', years, { one: 'ýyl', other: 'ýyl' })} soň pozýarys. Tölenen pul barada maglumat adyňyz görkezilmän hasapda galýar.`,
      ],
    },
    {
      title: 'Hukuklaryňyz',
      paragraphs: [
        `Siz barada näme saklaýandygymyzy sorap, ýalňyşlary düzetdirip, size tölenmeli pul galmansoň maglumatlaryňyzy pozduryp bilersiňiz. Sahypaňyzda “Maglumatlarym” diýen mowzugy saýlap ýazyň ýa-da şu ýere ýüz tutuň: ${contact}.`,
        complaints === undefined
          ? 'Maglumatlaryňyzyň saklanyşyndan nägilemi? Kodsuz hem şikaýat edip bilersiňiz: “Kömek we şikaýat” sahypasyna serediň.'
          : `Maglumatlaryňyzyň saklanyşyndan nägilemi? Auditorlara ýazyň: ${complaints}. Kod gerek däl.`,
      ],
    },
  ],
}

import { plural } from './plural.ts'
import type { TextWords } from './texts.ts'

const GIVER = 'kodu size veren büyükelçilik veya kurum'

export const trTexts: TextWords = {
  help: ({ contact = GIVER, complaints }) => [
    {
      title: 'Sayfanızı nasıl açarsınız?',
      paragraphs: [
        'Kâğıdınızdaki kodu ve doğum yılınızı girin. Büyük veya küçük harf, boşluk ve tire fark etmez.',
        `Kodu kaybettiniz mi, sayfa açılmıyor mu? Başvuracağınız yer: ${contact}. Sizi pasaportunuzla tanır, yeni bir kod veririz; eski kod geçersiz olur.`,
      ],
    },
    {
      title: 'Para ne zaman ödenmiş sayılır?',
      paragraphs: [
        '“Ödendi” sözünü ancak ödeme bankamızın hesap özetinde göründüğünde yazarız. Parayı alan bankada işlem birkaç gün daha sürebilir.',
        'Para bundan sonra da gelmediyse veya eksik geldiyse sayfanızı açın ve “Daha az” ya da “Hayır, hiç gelmedi” yanıtını verin. Parayı bankada arar, yanıtı o sayfada yazarız.',
      ],
    },
    {
      id: 'complaint',
      title: 'Şikâyet',
      paragraphs: [
        'Kodunuz varsa: sayfanızı açın, “Bize yazın veya şikâyet edin” bölümünü seçin. Bir kişi hakkında yazdıklarınızı yalnızca denetçiler okur ve yanıtlar; o kişi görmez.',
        complaints === undefined
          ? `Kodunuz yoksa: şu adrese yazın: ${contact}. Mektubun başına “Denetçilere” yazın. Ne olduğunu, biliyorsanız başvuru numaranızı ve size nasıl ulaşabileceğimizi anlatın. Kodunuzu yazmayın.`
          : `Kodunuz yoksa: denetçilere yazın: ${complaints}. Onlar başvurularla ve ödemelerle ilgilenmez. Ne olduğunu, biliyorsanız başvuru numaranızı ve size nasıl ulaşılabileceğini anlatın. Kodunuzu yazmayın.`,
        'Şikâyet başvurunuza hiçbir zaman zarar vermez.',
      ],
    },
    {
      title: 'Dikkatli olun',
      paragraphs: [
        'Yardım ücretsizdir. Kodunuzu telefonla, e-postayla veya mesajla asla sormayız; parola veya kart numarası da asla istemeyiz.',
        `Biri sizden para veya kodunuzu mu istiyor? Bildirin: ${contact}.`,
      ],
    },
  ],
  privacy: ({ contact = GIVER, complaints, keeper, years }) => [
    {
      title: 'Neleri saklıyoruz?',
      paragraphs: [
        `Adınızı, doğum tarihinizi, vatandaşlığınızı, pasaport numaranızı, iletişim bilgilerinizi, nerede okuduğunuzu, ödeme yapılacak hesabı, belgelerinizi ve mesajlarınızı.${keeper === undefined ? '' : ` Saklayan kurum: ${keeper}.`}`,
        'Bunları yalnızca başvurunuza karar vermek, size ödeme yapmak ve paranın ulaştığını kanıtlamak için kullanırız.',
      ],
    },
    {
      title: 'Nasıl koruyoruz?',
      paragraphs: [
        'Sizi tanıtan her şey şifreli olarak saklanır. Bunları yalnızca başvurunuzla ilgilenenler görür. Bir belgeye her bakış kaydedilir.',
        'Sayfanızda adınız, pasaport numaranız ve hesap numaranızın tamamı yer almaz. Yardım istediğinizi, ödemeyi yapan bankalar dışında kimseye söylemeyiz.',
        'Bu site tek bir çerez kullanır: seçtiğiniz dil. Başka sitelerden bir şey yüklemez, ziyaretçileri saymaz.',
      ],
    },
    {
      title: 'Ne kadar süreyle?',
      paragraphs: [
        `Verilerinizi, son başvurunuz sona erdikten ${years} ${plural('tr', years, { one: 'yıl', other: 'yıl' })} sonra sileriz. Ödenen tutarlar adınız olmadan kayıtlarda kalır.`,
      ],
    },
    {
      title: 'Haklarınız',
      paragraphs: [
        `Hakkınızda neler sakladığımızı sorabilir, yanlışları düzelttirebilir, size yapılacak ödeme kalmadığında verilerinizi sildirebilirsiniz. Sayfanızda “Bilgilerim” konusunu seçerek yazın veya buraya başvurun: ${contact}.`,
        complaints === undefined
          ? 'Verilerinizin saklanma biçiminden memnun değil misiniz? Kodunuz olmadan da şikâyet edebilirsiniz: “Yardım ve şikâyet” sayfasına bakın.'
          : `Verilerinizin saklanma biçiminden memnun değil misiniz? Denetçilere yazın: ${complaints}. Kod gerekmez.`,
      ],
    },
  ],
}

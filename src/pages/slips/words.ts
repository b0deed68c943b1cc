/** The words of a slip. Those that are not English are listed in ../native-review.md. */
interface SlipWords {
  readonly language: 'en' | 'ru' | 'tr' | 'tk'
  readonly code: string
  readonly text: (address: string, contact: string) => string
  /** Whom to ask where the settings name nobody. */
  readonly giver: string
}

export const SLIP_WORDS: readonly SlipWords[] = [
  {
    language: 'tk',
    code: 'Siziň koduňyz',
    text: (address, contact) =>
      `Kömek sorap beren arzaňyz hasaba alyndy. Onuň ýagdaýyny ${address} salgysynda şu kod we doglan ýylyňyz bilen görüp bilersiňiz. Soragyňyz bolsa ýa-da kody ýitirseňiz: ${contact}. Kody hiç kime aýtmaň: biz ony telefon ýa-da e-poçta arkaly hiç haçan soramaýarys.`,
    giver: 'şu kagyzy beren ilçihana ýa-da edara',
  },
  {
    language: 'ru',
    code: 'Ваш код',
    text: (address, contact) =>
      `Ваша заявка на помощь зарегистрирована. Узнать, как она рассматривается, можно по адресу ${address}: введите этот код и год рождения. Если есть вопросы или код потерян: ${contact}. Никому не сообщайте код: мы никогда не спрашиваем его по телефону или по электронной почте.`,
    giver: 'посольство или учреждение, которое выдало этот листок',
  },
  {
    language: 'tr',
    code: 'Kodunuz',
    text: (address, contact) =>
      `Yardım başvurunuz kaydedildi. Durumunu ${address} adresinde bu kod ve doğum yılınızla görebilirsiniz. Sorunuz olursa ya da kodu kaybederseniz: ${contact}. Kodu kimseye söylemeyin: kodu telefonla veya e-postayla asla sormayız.`,
    giver: 'bu kâğıdı veren büyükelçilik veya kurum',
  },
  {
    language: 'en',
    code: 'Your code',
    text: (address, contact) =>
      `Your request for help is registered. See where it stands at ${address}, with this code and your year of birth. A question, or the code is lost: ${contact}. Tell the code to nobody: we never ask for it by telephone or e-mail.`,
    giver: 'the embassy or office that gave you this slip',
  },
]

/** The words of a mail, in each language. Those that are not English are listed in ../pages/native-review.md. */
interface MailWords {
  readonly language: 'en' | 'ru' | 'tr' | 'tk'
  readonly text: (caseNumber: string, address: string) => string
}

export const MAIL_WORDS: readonly MailWords[] = [
  {
    language: 'en',
    text: (caseNumber, address) =>
      `There is news on request ${caseNumber}. Open ${address} and enter the code from your slip and your year of birth. Never send the code to anybody.`,
  },
  {
    language: 'ru',
    text: (caseNumber, address) =>
      `По заявке ${caseNumber} есть новости. Откройте ${address} и введите код с вашего листка и год рождения. Никому не отправляйте код.`,
  },
  {
    language: 'tr',
    text: (caseNumber, address) =>
      `${caseNumber} numaralı başvuruyla ilgili bir gelişme var. ${address} adresini açın, kâğıdınızdaki kodu ve doğum yılınızı girin. Kodu hiç kimseye göndermeyin.`,
  },
  {
    language: 'tk',
    text: (caseNumber, address) =>
      `${caseNumber} belgili ýüztutma boýunça täzelik bar. ${address} salgysyny açyň, kagyzyňyzdaky kody we doglan ýylyňyzy giriziň. Kody hiç kime ibermäň.`,
  },
]

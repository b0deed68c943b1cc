/** The columns of an embassy's list: the header name is the member's name. */
export const COLUMNS = [
  'familyName',
  'givenName',
  'patronymic',
  'birthDate',
  'nationality',
  'passportNumber',
  'sex',
  'email',
  'phone',
  'hostCountry',
  'city',
  'institution',
  'institutionEmailDomain',
  'requestedAmount',
  'requestedCurrency',
  'consentOn',
  'payeeName',
  'payeeRelation',
  'payeeWay',
  'iban',
  'accountNumber',
  'bank',
  'bic',
  'routingCode',
  'payeeCurrency',
] as const

export type Column = (typeof COLUMNS)[number]

/** No header or word is longer; a longer text would take long to compare. */
const LONGEST_FOLDED = 500

export const REQUIRED: readonly Column[] = ['familyName', 'givenName', 'birthDate', 'hostCountry']

/** What embassies write instead, in Russian, Turkish and Turkmen. IBAN is the same word in all of them. */
export const ALIASES: Readonly<Partial<Record<Column, readonly string[]>>> = {
  familyName: ['Фамилия', 'Soyadı', 'Familiýasy'],
  givenName: ['Имя', 'Adı', 'Ady'],
  patronymic: ['Отчество', 'Atasynyň ady'],
  birthDate: ['Дата рождения', 'Doğum tarihi', 'Doglan senesi'],
  nationality: ['Гражданство', 'Uyruğu', 'Raýatlygy'],
  passportNumber: ['Номер паспорта', 'Pasaport no', 'Pasport belgisi'],
  sex: ['Пол', 'Cinsiyet', 'Jynsy'],
  email: ['Электронная почта', 'E-posta', 'E-poçta'],
  phone: ['Телефон', 'Telefon'],
  hostCountry: ['Страна пребывания', 'Ülke', 'Ýurt'],
  city: ['Город', 'Şehir', 'Şäher'],
  institution: ['Учебное заведение', 'Okul', 'Okuw mekdebi'],
  payeeName: ['Получатель', 'Alıcı', 'Alyjy'],
  accountNumber: ['Номер счёта', 'Hesap no', 'Hasap belgisi'],
  bank: ['Банк', 'Banka', 'Bank'],
  routingCode: ['БИК'],
  payeeCurrency: ['Валюта', 'Para birimi', 'Walýuta'],
}

const BY_HEADER: ReadonlyMap<string, Column> = new Map(
  COLUMNS.flatMap((column) => [column, ...(ALIASES[column] ?? [])].map((header) => [folded(header), column] as const)),
)

/** The column under a header as written, or undefined for one that Tideover does not use. */
export const columnOf = (header: string): Column | undefined => BY_HEADER.get(folded(header))

/** All headers that are taken for a column. */
export const headersOf = (column: Column): readonly string[] => [column, ...(ALIASES[column] ?? [])]

/**
 * Text for comparison: without case, accents of composition, byte order mark, outer and doubled blanks, and the `:` or `*`
 * that marks a field of a form. Turkish has two letters i: İ, I, ı and i become one, since a list in capitals can't be told apart. ё is е.
 */
export function folded(text: string): string {
  if (text.length > LONGEST_FOLDED) return text
  const plain = text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[İIı]/g, 'i')
    .toLowerCase()
    .replaceAll('ё', 'е')
  return plain
    .replace(/\s+/g, ' ')
    .replace(/[\s:*]+$/, '')
    .trim()
}

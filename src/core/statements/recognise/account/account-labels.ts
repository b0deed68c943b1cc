import { ibanFault } from '../../../payees/iban.ts'
import { dateCell } from '../cells/date-cell.ts'
import type { GridRow } from '../table/grid.ts'
import { rolesOf } from '../words/vocabulary.ts'
import { folded, hasWord, wordList } from '../words/words.ts'

/** Numbers of accounts that rows outside a table name with a word for it, in any of the languages of the world's banks. */

/** The word that stands last before the number: `Account statement no. 5` names a statement. */
const ACCOUNT = wordList(
  `.iban; .bban; .account; .acct; .acc; .ac; .a c; .konto; .kontonummer; .kontonr; .girokonto; .auftragskonto; .bankkonto; .geschäftskonto; .compte; .cuenta; .cta; .conto; .conta; .rekening; .rekeningnummer; .bankrekening; .rachunek; .rachunku; .rachunkiem; .účet; .účtu; .uctu; .számla; .számlaszám; .bankszámlaszám; .bankszámla; .cont; .contul; .contului; .счет; .счета; .счету; .счёт; .счёта; .счёту; .рахунок; .рахунку; .сметка; .сметката; .hesap; .hesabi; .hesabınız; .tili; .tilinumero; .tilin; .konton; .kontot; .arvelduskonto; .sąskaita; .sąskaitos; .konts; .konta; .račun; .računa; .računu; .računi; .rib; .accountno; .accountnumber; =número; =numero; =nomor rekening; .számlatörténet; .rekeningoverzicht; .norek; .λογαριασμός; .λογαριασμού; .λογαριασμο; חשבון; حساب; 账号; 帐号; 賬號; 帳號; 账户; 帳戶; 账 号; 账 户; 口座番号; 口座; 계좌번호; 계좌; .tài khoản; .شماره حساب; .hasap; kontoutskrift for; kontoutdrag för; kontoudskrift for; เลขที่บัญชี; เลขบัญชี`,
)
/** What may stand between that word and the number. */
const BETWEEN = wordList(
  `=no; =nr; =n; =number; =num; =nummer; =numer; =numero; =número; =nº; =n°; =№; =numarası; =numarasi; =numara; =номер; =číslo; =broj; =iban; =bban; =of; =courant; =courante; =corrente; =corriente; =current; =checking; =savings; =bancaria; =bancario; =bancaire; =bankowy; =bankowego; =rozliczeniowy; =番号; =o; =id; =boýunça; =göçürme; =eur; =usd; =gbp; =chf; =try; =rub; =pln; =kzt; =uah; =czk; =huf; =ron; =sek; =nok; =dkk`,
)
/** Numbers of something else, or of somebody else's account. */
const OTHERS = wordList(
  `card; .carte; .karte; .kart; .karta; .karty; .tarjeta; .carta; .cartão; .cartao; .kort; .kortti; .карта; .карты; .карте; 卡号; 卡; customer; client; kunde; müşteri; musteri; .клиент; .клиента; cliente; klant; klient; .bic; .swift; .blz; .bankleitzahl; branch; .sort code; .şube; .sube; filiale; agence; .bank code; .мфо; .бик; .инн; .кпп; .tax; .vergi; .phone; .tel; .gsm; .mobile; counterparty; counter; beneficiary; payee; payer; .gegen; gegenkonto; referenzkonto; verrechnungskonto; .partner; recipient; sender; empfänger; auftraggeber iban; .alıcı; .karşı; .gönderen; tegenrekening; .from; .to; .fra; .til; .von; .an; .na; .z; .do; .van; .naar; .från; .correspondent; .corr; корр; корреспондент; получател; плательщик; контрагент; user; .login; wallet; loan; kredi; credit; 序号; 子账户; .contract; sözleşme; vertrag; договор; 名; 对方`,
)

interface NamedAccount {
  readonly line: number
  readonly label: string
  readonly value: string
}

const NUMBER = /[A-Z]{2}\d{2}(?: ?[A-Z0-9]){10,30}|[\d*Xx•][\d*Xx•. /-]{3,40}[\d*Xx•]/g
const MONEY = /^\d{1,3}(?:[., ]\d{3})*[.,]\d{1,2}$|^\d+[.,]\d{1,2}$/
const LEAST_DIGITS = 5
/** Of a number of which the other digits are hidden. */
const LEAST_SHOWN = 3

/** A text that is a number of an account's size: no date, no amount. */
function accountIn(text: string): string | undefined {
  const bare = text.replace(/^[="'\s[]+|["'\s\]]+$/g, '')
  const [found] = bare.match(NUMBER) ?? []
  if (found === undefined || found.length !== bare.length || dateCell(bare) || MONEY.test(bare)) return undefined
  const digits = bare.replace(/\D/g, '').length
  return digits >= (/[*Xx•]{2}/.test(bare) ? LEAST_SHOWN : LEAST_DIGITS) ? bare : undefined
}

/** All accounts that the rows name: the number in the label's own cell, or in a cell to its right with nothing but names between. */
export function accountsIn(rows: readonly GridRow[]): readonly NamedAccount[] {
  return rows.flatMap((row, n) => [
    ...row.cells.flatMap((text, place) => [...within(row, text), ...right(row, text, place)]),
    ...below(row, rows[n + 1]),
    ...alone(row),
  ])
}

/** The only cell of the row under a row that is a label and nothing else. */
function below(row: GridRow, next: GridRow | undefined): NamedAccount[] {
  const [[label = '', ...labels], [value = '', ...values]] = [row, next].map((one) => one?.cells.filter((cell) => cell !== '') ?? []) as [string[], string[]]
  if (!next || labels.length + values.length > 0 || !namesAccount(label)) return []
  const account = accountIn(value)
  return account === undefined ? [] : [{ line: next.line, label, value: account }]
}

function within(row: GridRow, text: string): NamedAccount[] {
  return [...text.matchAll(NUMBER)].flatMap((found) => {
    const value = accountIn(found[0].trim())
    const before = unbracketed(text.slice(0, found.index))
    // A number before it, or a stroke, ends what the label says of that one.
    const label = before.split(/\d|[/|;]\s/).at(-1) ?? ''
    return value !== undefined && namesAccount(label) ? [{ line: row.line, label: label.trim(), value }] : []
  })
}

function right(row: GridRow, label: string, place: number): NamedAccount[] {
  if (!namesAccount(label)) return []
  for (const cell of row.cells.slice(place + 1)) {
    const value = accountIn(cell) ?? accountIn(/^(.*\d)\D*$/.exec(cell)?.[1] ?? '') ?? longIn(cell)
    if (value !== undefined) return [{ line: row.line, label, value }]
    if (/\d/.test(cell) || namesAccount(cell)) return []
  }
  return []
}

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/

/** The one long number of a cell of words: `Konto Direct (8310012345)`. */
function longIn(cell: string): string | undefined {
  const [found, ...more] = cell.match(/\d{8,}/g) ?? []
  return more.length === 0 ? found : undefined
}

/** An IBAN needs no label, nor does a long number with nothing beside it. */
function alone(row: GridRow): NamedAccount[] {
  const filled = row.cells.filter((cell) => cell !== '')
  const [value = ''] = filled
  if (filled.length === 1 && LONE_NUMBER.test(value) && !dateCell(value)) return [{ line: row.line, label: 'account', value }]
  const titled = filled.length === 1 ? ibanInTitle(value) : undefined
  if (titled !== undefined) return [{ line: row.line, label: value, value: titled }]
  const iban = filled.filter((cell) => IBAN.test(cell.replace(/\s/g, '')))
  return iban.length === 1 && !filled.some((cell) => hasWord(folded(cell), OTHERS)) ? [{ line: row.line, label: 'IBAN', value: iban[0] ?? '' }] : []
}

const MOST_TITLE_WORDS = 5

/** The IBAN in a few words of a title, as its check digits tell: `Umsätze DE89370400440532013000`. */
function ibanInTitle(text: string): string | undefined {
  const [found, ...more] = text.split(/[\s:;,()]+/).filter((word) => IBAN.test(word) && ibanFault(word) === undefined)
  const words = folded(text).split(' ')
  return found !== undefined && more.length === 0 && words.length <= MOST_TITLE_WORDS && !hasWord(words.join(' '), OTHERS) ? found : undefined
}

const LONE_NUMBER = /^\d{9,24}$/

const MOST_WORDS = 8

/** Does a label name a number of something else, or of somebody else? */
export const speaksOfOthers = (label: string): boolean => hasWord(folded(label), OTHERS)

/** What stands in brackets behind a word says more of it, and is no word of its own: `Account (own)`. */
const unbracketed = (label: string): string => label.replace(/\([^()]*\)|\[[^[\]]*\]/g, (text) => (isOfOther(text) ? text : ' '))

const isOfOther = (text: string): boolean => speaksOfOthers(text) || rolesOf(text).has('counterparty') || rolesOf(text).has('counterpartyAccount')

/** Does a label end in a word for one's own account, be it before brackets? */
const namesAccount = (label: string): boolean => endsInAccount(label) || endsInAccount(unbracketed(label))

/** Does a text end in a word for one's own account? */
export function endsInAccount(label: string): boolean {
  const text = folded(label)
  if (text === '' || /\d/.test(text) || hasWord(text, OTHERS)) return false
  const words = text.split(' ')
  if (words.length > MOST_WORDS) return false
  while (words.length > 1 && hasWord(words.at(-1) ?? '', BETWEEN) && !hasWord(words.at(-1) ?? '', ACCOUNT)) words.pop()
  return (
    hasWord(words.slice(-2).join(' '), ACCOUNT) && (hasWord(words.at(-1) ?? '', ACCOUNT) || (words.length > 1 && hasWord(words.slice(-2).join(' '), SPACED)))
  )
}

const SPACED = wordList('a c; 账 号; 账 户; tài khoản; شماره حساب; kontoutskrift for; kontoutdrag for; kontoudskrift for')

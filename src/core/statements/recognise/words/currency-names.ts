import { digitsOf } from '../../../money/currency.ts'
import { withoutDirections, wordBeside } from './money-words.ts'

/** How banks write currencies: by code, by an older code, by a sign or a word. A sign may be that of several. */

const DOLLARS = 'USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU DOP BRL BBD BMD BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD BND CUP CVE MOP NIO'

const SIGNS: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ['$', DOLLARS],
    ['us$', 'USD'],
    ['hk$', 'HKD'],
    ['s$', 'SGD'],
    ['a$', 'AUD'],
    ['c$', 'CAD NIO'],
    ['nz$', 'NZD'],
    ['nt$', 'TWD'],
    ['r$', 'BRL'],
    ['€', 'EUR'],
    ['euro', 'EUR'],
    ['euros', 'EUR'],
    ['francs', 'CHF XOF XAF XPF'],
    ['£', 'GBP EGP GIP FKP SHP'],
    ['₺', 'TRY'],
    ['tl', 'TRY'],
    ['₽', 'RUB'],
    ['руб', 'RUB BYN'],
    ['zł', 'PLN'],
    ['kč', 'CZK'],
    ['ft', 'HUF'],
    ['лв', 'BGN'],
    ['₴', 'UAH'],
    ['грн', 'UAH'],
    ['₸', 'KZT'],
    ['₹', 'INR'],
    ['rs', 'INR PKR LKR NPR MUR SCR'],
    ['¥', 'JPY CNY'],
    ['￥', 'JPY CNY'],
    ['元', 'CNY TWD HKD'],
    ['人民币', 'CNY'],
    ['港币', 'HKD'],
    ['美元', 'USD'],
    ['円', 'JPY'],
    ['₪', 'ILS'],
    ['₩', 'KRW'],
    ['원', 'KRW'],
    ['₫', 'VND'],
    ['฿', 'THB'],
    ['₱', 'PHP'],
    ['rm', 'MYR'],
    ['kr', 'SEK NOK DKK ISK'],
    ['lei', 'RON MDL'],
  ].map(([sign = '', codes = '']) => [sign, codes.split(' ')] as const),
)

/** Codes that banks still write, by the one that counts. */
const OLD: Readonly<Record<string, string>> = { RUR: 'RUB', NIS: 'ILS', RMB: 'CNY', CNH: 'CNY', YTL: 'TRY', NTD: 'TWD', STG: 'GBP', UKP: 'GBP', LPS: 'HNL' }

const currencyCode = (code: string): string => OLD[code.toUpperCase()] ?? code.toUpperCase()

/** The currencies that a text may name and nothing else, by any code of three letters or a sign: `EUR`, `="CHF"`, `€`, `RUR`; undefined where it names none. */
export function currenciesNamed(text: string): readonly string[] | undefined {
  const bare = text.replace(/^[="'\s[(]+|["'\s\]).]+$/g, '')
  if (/^[A-Z]{3}$/.test(bare)) return [currencyCode(bare)]
  return SIGNS.get(bare.toLowerCase())
}

/** Beside an amount or in a header three letters may be anything: only a code that there is counts. */
const known = (codes: readonly string[] | undefined) => (codes?.every((code) => digitsOf(code) !== undefined) ? codes : undefined)

const BEFORE = /^[-+(]?\s*([^\d\s.,'()+-]{1,3}\.?)\s?[-+(]?\s*[.,]?\d/
const BEHIND = /\d[\s)-]*?\s?([^\d\s.,'()+-]{1,3})\.?\s?[-+)]?$/

/** The currencies that stand beside an amount: `-110.7 €`, `CHF 12.50`. */
export function currenciesBeside(amount: string): readonly string[] | undefined {
  const text = withoutDirections(amount).trim()
  const word = wordBeside(text)
  if (word) return word
  const sign = BEFORE.exec(text)?.[1] ?? BEHIND.exec(text)?.[1]
  return sign === undefined ? undefined : known(currenciesNamed(sign))
}

/** The currencies that a header says its amounts are in: `Amount (EUR)`, `Betrag in EUR`, `Débit euros`. */
export function currenciesOfHeader(name: string): readonly string[] | undefined {
  const inside = /[([]\s*([^()[\]]{1,6})\s*[)\]]/u.exec(name)?.[1]
  const behind = /(?:^|\s)(?:in|en|em|w|v|в|im)\s+(\p{L}{3,5})$/iu.exec(name.trim())?.[1] ?? /\s(euros?)$/i.exec(name.trim())?.[1]
  return known(currenciesNamed(inside ?? '')) ?? known(currenciesNamed(behind ?? '')) ?? lastCode(name)
}

/** Codes that are words as well. */
const WORDS = new Set(['ALL', 'TOP', 'CUP', 'PEN', 'SOS', 'MOP'])

/** `Belastung CHF`, `CAD$`: a code that ends a header. */
function lastCode(name: string): readonly string[] | undefined {
  const code = /(?:^|[\s_])([A-Z]{3})\$?$/.exec(name.trim())?.[1]
  return code === undefined || WORDS.has(code) || digitsOf(code) === undefined ? undefined : [code]
}

/** The currency of a cell that is its code in capital letters and nothing else, or that stands behind the number of an account: `8310012345 - EUR`. */
export function currencyOfCell(cell: string): string | undefined {
  const code = /^(?:\S*\d{5,}\s*[-–/ ]\s*)?([A-Z]{3})(?:\s+-\s.*)?$/.exec(cell)?.[1]
  return code === undefined || WORDS.has(code) || digitsOf(code) === undefined ? undefined : code
}

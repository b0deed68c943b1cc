/** Words and letters for money as banks write them beside the digits of an amount, and the currencies that each may be. */
const WORDS: ReadonlyArray<readonly [written: string, codes: string]> = [
  ['ر\\.?س', 'SAR'],
  ['د\\.?إ', 'AED'],
  ['ج\\.?م', 'EGP'],
  ['د\\.?ك', 'KWD'],
  ['د\\.?ب', 'BHD'],
  ['ر\\.?ق', 'QAR'],
  ['ر\\.?ع', 'OMR'],
  ['د\\.?[أا]', 'JOD'],
  ['د\\.?ع', 'IQD'],
  ['د\\.?م', 'MAD'],
  ['د\\.?ت', 'TND'],
  ['د\\.?ج', 'DZD'],
  ['د\\.?ل', 'LYD'],
  ['ل\\.?ل', 'LBP'],
  ['ريال', 'SAR QAR OMR YER IRR'],
  ['ریال', 'IRR'],
  ['درهم', 'AED MAD'],
  ['جنيه', 'EGP SDG'],
  ['دينار', 'KWD BHD JOD IQD TND DZD LYD'],
  ['[Mm]an(?:at)?', 'AZN TMT'],
  ['ман(?:ат)?', 'AZN TMT'],
  ["[Ss]o['`\u02bb\u02bc\u2018\u2019]m", 'UZS'],
  ['с[уў]м', 'UZS'],
  ['тг|тенге', 'KZT'],
  ['сомон[иӣ]|смн', 'TJS'],
  ['сом', 'KGS'],
  ['драм|դրամ|դր', 'AMD'],
  ['ლარი', 'GEL'],
  ['төг', 'MNT'],
  ['টাকা', 'BDT'],
  ['रु|रू', 'NPR INR'],
  ['din|дин', 'RSD'],
  ['ден', 'MKD'],
  ['КМ', 'BAM'],
  ['ש"ח|ש״ח|שח', 'ILS'],
  ['ብር|[Bb]irr|Br', 'ETB BYN'],
  ['රු', 'LKR'],
  ['đ|[Vv][Nn][Đđ]', 'VND'],
  ['Rp', 'IDR'],
  ['F ?CFA|CFA|Fcfa', 'XOF XAF'],
  ['F ?CFP|CFP', 'XPF'],
  ['KShs|Kshs', 'KES'],
  ['T[Ss]hs?', 'TZS'],
  ['U[Ss]hs?', 'UGX'],
  ['P[Hh][Pp]', 'PHP'],
  ['[Ee]uros?|Eur|eur', 'EUR'],
  ['[Ll]ek[ëe]?', 'ALL'],
  ['U\\$[SD]', 'USD'],
  ['\\$U', 'UYU'],
  ['\\$b', 'BOB'],
  ['Bds\\$', 'BBD'],
  ['Gs', 'PYG'],
  ['Bs\\.?[FSD]', 'VES'],
  ['Kz', 'AOA'],
  ['MTn', 'MZN'],
  ['Tk', 'BDT'],
  ['Nu', 'BTN'],
  ['NRs', 'NPR'],
  ['Rf', 'MVR'],
  ['Ks', 'MMK'],
  ['SFr', 'CHF'],
  ['Fr', 'CHF XOF XAF XPF'],
  ['F[Rr]w', 'RWF'],
  ['FBu', 'BIF'],
  ['Fdj', 'DJF'],
  ['Ar', 'MGA'],
  ['ƒ|Afl|NA[Ff]', 'AWG ANG'],
  ['Dhs?', 'AED MAD'],
  ['Kr', 'SEK NOK DKK ISK'],
  ['Vt', 'VUV'],
]

/** Two capital letters are a currency's only beside an amount with decimals; else they begin the number of a thing. */
const CAPITALS: ReadonlyArray<readonly [written: string, codes: string]> = [
  ['RP', 'IDR'],
  ['DH', 'AED MAD'],
  ['KM', 'BAM'],
  ['KD', 'KWD'],
  ['BD', 'BHD'],
  ['RO', 'OMR'],
  ['JD', 'JOD'],
  ['ID', 'IQD'],
  ['L\\.?L', 'LBP'],
  ['SR', 'SAR SCR'],
  ['QR', 'QAR'],
  ['LE|£E', 'EGP'],
  ['DT', 'TND'],
  ['DA', 'DZD'],
  ['LD', 'LYD'],
  ['MK', 'MWK'],
  ['ZK', 'ZMW'],
  ['MT', 'MZN'],
  ['UM', 'MRU'],
  ['VT', 'VUV'],
  ['RF', 'RWF MVR'],
  ['EC\\$', 'XCD'],
]

/** A letter with a dot is one only behind an amount: before a number it is the one of a page. */
const BEHIND_ALONE: ReadonlyArray<readonly [written: string, codes: string]> = [['[cс]\\.', 'TJS KGS']]

const oneOf = (words: typeof WORDS): string => words.map(([written]) => written).join('|')

/** One of the words, as a part of a pattern: before an amount, and behind one. */
export const MONEY_WORD = `(?:${oneOf(WORDS)}|(?:${oneOf(CAPITALS)})(?=\\.?[ -]{0,2}\\d[\\d., ']*[.,]\\d{2,3}$))(?!\\p{L})\\.?`
export const MONEY_WORD_BEHIND = `(?:${oneOf(WORDS)}|${oneOf(CAPITALS)}|${oneOf(BEHIND_ALONE)})\\.?`

const KNOWN = [...WORDS, ...CAPITALS, ...BEHIND_ALONE].map(([written, codes]) => ({ whole: new RegExp(`^(?:${written})\\.?$`), codes: codes.split(' ') }))
const BEFORE = new RegExp(`^[-+(]?\\s*(${MONEY_WORD_BEHIND})\\s?[-+(]?\\s*[.,]?\\d`)
const BEHIND = new RegExp(`\\d[\\s)-]*(${MONEY_WORD_BEHIND})\\s?[-+)]?$`)

/** Most amounts have none. */
const LETTER = /\p{L}/u

/** The currencies of a word for money that stands beside an amount; undefined where none does. */
export function wordBeside(amount: string): readonly string[] | undefined {
  if (!LETTER.test(amount)) return undefined
  const word = BEFORE.exec(amount)?.[1] ?? BEHIND.exec(amount)?.[1]
  return word === undefined ? undefined : KNOWN.find(({ whole }) => whole.test(word))?.codes
}

/** Marks of the direction of writing, which stand in no word. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A text without the marks that tell programs from which side it is read. */
export const withoutDirections = (text: string): string => text.replace(DIRECTIONS, '')

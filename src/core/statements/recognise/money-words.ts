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
  ['сомони', 'TJS'],
  ['сом', 'KGS'],
  ['драм', 'AMD'],
  ['din|дин', 'RSD'],
]

/** One of the words, as a part of a pattern. */
export const MONEY_WORD = `(?:${WORDS.map(([written]) => written).join('|')})\\.?`

const KNOWN = WORDS.map(([written, codes]) => ({ whole: new RegExp(`^(?:${written})\\.?$`), codes: codes.split(' ') }))
const BEFORE = new RegExp(`^[-+(]?\\s*(${MONEY_WORD})\\s?[-+(]?\\s*[.,]?\\d`)
const BEHIND = new RegExp(`\\d[\\s)-]*(${MONEY_WORD})\\s?[-+)]?$`)

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

import { minorToText } from '../../src/core/money/money.ts'
import type { TrueLine, Truth } from './truth.ts'

/** How a bank writes MT940. */
export interface Mt940Facts {
  readonly id: string
  readonly head: readonly string[]
  readonly account: string
  readonly currency: string
  readonly entryDate: boolean
  readonly marks: readonly [out: string, into: string]
  readonly amount: (minor: number) => string
  /** What stands behind the amount, then lines below it; and the lines of :86:. */
  readonly behind: (line: TrueLine) => readonly string[]
  readonly text: (line: TrueLine) => readonly string[]
  readonly closingTag: '62F' | '62M'
  readonly end: readonly string[]
}

const plain = (minor: number): string => minorToText(Math.abs(minor), 2).replace('.', ',')
const short = (minor: number): string => plain(minor).replace(/0{1,2}$/, '')
const pieces = (text: string, width: number): readonly string[] => text.match(new RegExp(`.{1,${width}}`, 'gs')) ?? ['']

const german = (line: TrueLine): readonly string[] => {
  const words = [...pieces(`EREF+E-${line.reference}`, 27), ...pieces(`SVWZ+${line.text}`, 27)]
  const names = pieces(line.name, 27)
  const text = `177?00SEPA-UEBERWEISUNG?109310${words.map((word, n) => `?${20 + n}${word}`).join('')}?30COBADEFFXXX?31${line.account}${names.map((word, n) => `?${32 + n}${word}`).join('')}`
  return pieces(text, 65)
}

/** The formats of the catalogue, by their facts and notes. */
export const MT940: readonly Mt940Facts[] = [
  {
    ...{ id: 'de-sparkasse-mt940', head: [], account: '37040044/532013000', currency: 'EUR', entryDate: true, marks: ['DR', 'CR'] },
    ...{ amount: plain, behind: () => ['NTRFNONREF'], text: german, closingTag: '62F', end: ['-'] },
  } as const,
  {
    ...{
      id: 'nl-ing-mt940',
      head: ['0000 01INGBNL2AXXXX00001', '0000 01INGBNL2AXXXX00001', '940 00'],
      account: '0532013000',
      currency: 'EUR',
      entryDate: false,
    },
    ...{ marks: ['D', 'C'], amount: plain, behind: () => ['NTRFNONREF'], closingTag: '62F', end: ['-'] },
    text: (line: TrueLine) => [` ${line.account} ${line.name}`, line.text, '\tbetaalkenmerk'],
  } as const,
  {
    ...{
      id: 'nl-bunq-mt940',
      head: ['BUNQNL2A', '940', 'BUNQNL2A'],
      account: 'DE89370400440532013000 EUR',
      currency: 'EUR',
      entryDate: true,
      marks: ['D', 'C'],
    },
    ...{ amount: short, behind: () => ['NMSCNONREF'], closingTag: '62F', end: ['-'] },
    text: (line: TrueLine) => pieces(`/IBAN/${line.account}/NAME/${line.name}/REMI/${line.text}`, 65),
  } as const,
  {
    ...{ id: 'ch-postfinance-mt940', head: [], account: '532013000', currency: 'CHF', entryDate: true, marks: ['D', 'C'], amount: short },
    ...{
      behind: (line: TrueLine) => [`FMSC${line.reference}//NONREF`, 'GIRO'],
      text: (line: TrueLine) => [`${line.text} ${line.name}`],
      closingTag: '62M',
      end: ['-'],
    },
  } as const,
  {
    ...{
      id: 'hu-raiffeisen-mt940',
      head: [],
      account: 'UBRTHUHB/12001008532013000/HUF',
      currency: 'HUF',
      entryDate: false,
      marks: ['DF', 'CF'],
      amount: plain,
    },
    ...{ behind: () => ['N527', 'Atutalas'], closingTag: '62F', end: [] },
    text: (line: TrueLine) => [line.reference, line.account, line.name, line.text],
  } as const,
]

export interface Mt940Variant {
  readonly closingBy?: number
  readonly without?: readonly number[]
  readonly newestFirst?: boolean
  readonly opening?: '60F' | '60M'
  readonly closing?: '62F' | '62M'
}

const yymmdd = (day: string): string => day.slice(2).replaceAll('-', '')
const signed = (minor: number): string => (minor < 0 ? 'D' : 'C')

/** One message over the lines. */
export function mt940Message(of: Mt940Facts, truth: Truth, variant: Mt940Variant = {}): string {
  const { closingBy = 0, without = [], newestFirst = false, opening = '60F', closing = of.closingTag } = variant
  const end = truth.opening + truth.lines.reduce((sum, line) => sum + line.minor, 0) + closingBy
  const shown = truth.lines.filter((_, n) => !without.includes(n))
  const [first, last] = [truth.lines[0]?.bookedOn ?? '2026-03-01', truth.lines.at(-1)?.bookedOn ?? '2026-03-31']
  return [
    ...of.head,
    ':20:STARTUMS',
    `:25:${of.account}`,
    ':28C:0',
    ...(of.id.startsWith('hu') ? [''] : []),
    `:${opening}:${signed(truth.opening)}${yymmdd(first)}${of.currency}${of.amount(truth.opening)}`,
    ...(newestFirst ? [...shown].reverse() : shown).flatMap((line) => movement(of, line)),
    `:${closing}:${signed(end)}${yymmdd(last)}${of.currency}${of.amount(end)}`,
    ...of.end,
    '',
  ].join('\r\n')
}

function movement(of: Mt940Facts, line: TrueLine): readonly string[] {
  const [behind = '', ...below] = of.behind(line)
  const days = of.entryDate ? `${yymmdd(line.valueOn)}${line.bookedOn.slice(5).replace('-', '')}` : yymmdd(line.bookedOn)
  const [text = '', ...more] = of.text(line)
  return [`:61:${days}${of.marks[line.minor < 0 ? 0 : 1]}${of.amount(line.minor)}${behind}`, ...below, `:86:${text}`, ...more]
}

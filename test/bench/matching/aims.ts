import type { Count, Measured } from './measure.ts'
import { isWithoutEvidence, NO_EVIDENCE } from './truth.ts'

/** An aim held against what was measured: `part` of `of` lines. */
export interface Aim {
  readonly what: string
  readonly part: number
  readonly of: number
  readonly hit: boolean
  /** The aim in words. */
  readonly aim: string
}

type Part = (count: Count) => number

const PLAIN =
  /^(reference: |reference in the|reference, and a fee|return: reference$|return: reference folded|return: reference, less|paid twice: the earlier|rejected, and)/
const WHOLE = /^account (whole|, its last|whole, and name|whole, in the narrative)|^account, its last/
const OTHERS = / of several payouts| beside another line/

/** What the rules promise, over all worlds of a size. */
export function aimsOf({ byTrait, lost, doubled }: Measured): readonly Aim[] {
  const sum = (isMeant: (trait: string) => boolean, part: Part): number =>
    [...byTrait].filter(([trait]) => isMeant(trait)).reduce((total, [, count]) => total + part(count), 0)
  const least = (what: string, isMeant: (trait: string) => boolean, part: Part, of: Part, percent: number): Aim => {
    const [some, all] = [sum(isMeant, part), sum(isMeant, of)]
    return { what, part: some, of: all, hit: 100 * some >= percent * all, aim: `≥ ${percent}%` }
  }
  const most = (what: string, part: number, of: number, perMillion: number): Aim => ({
    what,
    part,
    of,
    hit: part * 1_000_000 <= perMillion * of,
    aim: perMillion === 0 ? 'none' : `≤ ${perMillion / 10_000}%`,
  })
  const lines: Part = (count) => count.lines
  const wrong: Part = (count) => count.autoWrong
  const auto: Part = (count) => count.autoRight
  const first: Part = (count) => count.autoRight + count.first
  const three: Part = (count) => first(count) + count.inThree
  const is = (wanted: string) => (trait: string) => trait === wanted
  const isPlain = (trait: string) => PLAIN.test(trait)
  const all = sum(() => true, lines)
  const right = sum(isPlain, lines)
  return [
    most(
      'wrong by themselves, of lines with evidence',
      sum((trait) => !isWithoutEvidence(trait), wrong),
      sum((trait) => !isWithoutEvidence(trait), lines),
      0,
    ),
    most(`wrong by themselves, ${NO_EVIDENCE}, of all lines`, sum(isWithoutEvidence, wrong), all, 100),
    most('lines lost or doubled', lost + doubled, all, 0),
    least('by itself: reference intact or folded', isPlain, auto, lines, 99.9),
    least('by itself: whole account of a single payout', (trait) => WHOLE.test(trait) && !OTHERS.test(trait), auto, lines, 98),
    least('true one first: reference one edit off', (trait) => trait.startsWith('reference one edit off'), first, lines, 99.5),
    least('true one first: masked account and name', is('masked account and name'), first, lines, 99),
    least('true one first: name and amount', is('name and amount'), first, lines, 92),
    least('true one in three: name and amount', is('name and amount'), three, lines, 96),
    least(
      "held back: reference, another person's name",
      is("reference, another person's name"),
      (count) => count.lines - count.autoRight - count.autoWrong,
      lines,
      90,
    ),
    most('held back of right lines with a reference', right - sum(isPlain, auto), right, 1_000),
    most(
      'by itself: the account contradicts',
      sum(
        (trait) => /^reference, another (masked )?account/.test(trait),
        (count) => count.autoRight + count.autoWrong,
      ),
      all,
      0,
    ),
  ]
}

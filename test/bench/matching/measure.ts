import type { ReconciliationPlan } from '../../../src/core/reconciliation/plan.ts'
import type { Told, Truth } from './truth.ts'

/** What became of the lines of one trait. */
export interface Count {
  lines: number
  /** Lines that really are something. */
  real: number
  autoRight: number
  autoWrong: number
  first: number
  inThree: number
  otherProposed: number
  /** A break, or nothing. */
  owned: number
}

const none = (): Count => ({ lines: 0, real: 0, autoRight: 0, autoWrong: 0, first: 0, inThree: 0, otherProposed: 0, owned: 0 })

export interface Wrong {
  readonly line: number
  readonly trait: string
  readonly truth: string
  readonly said: string
}

export interface Measured {
  readonly byTrait: Map<string, Count>
  readonly wrong: Wrong[]
  /** Lines that ended nowhere, or twice; payouts used twice. */
  lost: number
  doubled: number
}

export const nothingMeasured = (): Measured => ({ byTrait: new Map(), wrong: [], lost: 0, doubled: 0 })

interface Said {
  readonly kind: string
  readonly payouts: readonly number[]
  readonly contributions: readonly number[]
}

const key = ({ kind, payouts, contributions }: Said): string => `${kind} p${[...payouts].sort((a, b) => a - b).join()} c${contributions.join()}`

const truthKey = ({ kind, payouts, contributions }: Truth): string => key({ kind, payouts, contributions: contributions ?? [] })

/** Adds one plan, held against the truth, to what was measured. */
export function measure(into: Measured, told: readonly Told[], plan: ReconciliationPlan): void {
  const matched = new Map(plan.matches.flatMap((match) => match.lines.map((line) => [line, key(match)] as const)))
  const proposed = new Map<number, string[]>()
  for (const proposal of [...plan.proposals].sort((a, b) => a.rank - b.rank))
    for (const line of proposal.lines) proposed.set(line, [...(proposed.get(line) ?? []), key(proposal)])
  for (const { line, truth } of told) {
    const count = into.byTrait.get(truth.trait) ?? none()
    into.byTrait.set(truth.trait, count)
    count.lines++
    if (truth.kind !== 'nothing') count.real++
    const right = truthKey(truth)
    const said = matched.get(line.id)
    const offers = proposed.get(line.id) ?? []
    const place = truth.kind === 'nothing' ? -1 : offers.indexOf(right)
    if (said !== undefined && truth.kind !== 'nothing' && said === right) count.autoRight++
    else if (said !== undefined) {
      count.autoWrong++
      into.wrong.push({ line: line.id, trait: truth.trait, truth: right, said })
    } else if (place === 0) count.first++
    else if (place > 0) count.inThree++
    else if (offers.length > 0) count.otherProposed++
    else count.owned++
  }
  countWhole(into, told, plan)
}

/** Each line in a match, in an owner's hands, or in proposals alone; no payout settled or brought back twice. */
function countWhole(into: Measured, told: readonly Told[], plan: ReconciliationPlan): void {
  const matched = plan.matches.flatMap((match) => match.lines)
  const owned = [...plan.breaks.flatMap(({ line }) => line ?? []), ...plan.kept]
  const proposed = new Set(plan.proposals.flatMap((proposal) => proposal.lines))
  const ended = [...matched, ...owned]
  const all = new Set([...ended, ...proposed])
  into.doubled += ended.length - new Set(ended).size + matched.filter((id) => proposed.has(id)).length
  into.lost += told.filter(({ line }) => !all.has(line.id)).length
  for (const kind of ['settlement', 'return']) {
    const payouts = plan.matches.filter((match) => match.kind === kind).flatMap((match) => match.payouts)
    into.doubled += payouts.length - new Set(payouts).size
  }
}

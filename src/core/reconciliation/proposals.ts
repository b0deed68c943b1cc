import { nameTokens } from '../names/tokens.ts'
import { daysBetween } from '../time/dates.ts'
import { accountAgreement, maskedEnds } from './accounts-shown.ts'
import { batchCandidates } from './batch-candidates.ts'
import type { Candidate } from './candidate.ts'
import { contributionCandidates } from './contributions.ts'
import type { Damage } from './damaged-references.ts'
import type { LineRead } from './line-read.ts'
import { isByInitial, type NameAgreement, nameAgreement } from './names-shown.ts'
import { compareCandidates, placeOf } from './order-of-reasons.ts'
import { ownMoneyCandidates } from './own-money.ts'
import { payoutsOfAmount } from './payouts-of-amount.ts'
import type { Feature, ProposalPlan, Reason } from './plan.ts'
import { type AmountFit, damagedOf, fitBack, fitOut, isBeforeRelease, isTimely, lookedAt, nameDiffers, type Run } from './run.ts'
import type { LineSeen, PayoutSeen, PayoutSeenState } from './seen.ts'
import { payoutsAtAccounts } from './settle-by-account.ts'

const KEPT = 10
const SHOWN = 3

/** What a line without an identity can be, the surest first. */
export function candidatesFor(run: Run, read: LineRead): readonly Candidate[] {
  const payouts = payoutCandidates(run, read)
  const candidates = [
    ...ownMoneyCandidates(run, read),
    ...payouts,
    ...(read.line.minor < 0 ? batchCandidates(run, read, payouts.length > 0) : contributionCandidates(run, read)),
  ]
  return candidates.sort((a, b) => compareCandidates(a, b) || a.days - b.days || (a.payouts[0] ?? 0) - (b.payouts[0] ?? 0)).slice(0, KEPT)
}

/** Of these, the best first, at most 3 are shown; where two are equal, nothing is preselected. */
export function proposalsOf({ line }: LineRead, kept: readonly Candidate[]): readonly ProposalPlan[] {
  const sayable = kept.filter(({ mayHaveLeft }) => !mayHaveLeft)
  const [first] = sayable
  const isEqual = first !== undefined && kept.some((one) => one !== first && compareCandidates(one, first) <= 0)
  return sayable.slice(0, SHOWN).map((candidate, place) => {
    const { kind, reason, payouts, contributions, chargeMinor, transfer } = candidate
    const next = sayable[place + 1]
    const features =
      isEqual && place < 2
        ? [...candidate.features, { feature: 'several_fit' as const, count: kept.filter((one) => compareCandidates(one, first) <= 0).length }]
        : candidate.features
    return {
      kind,
      reason,
      payouts,
      contributions,
      features,
      rank: place + 1,
      preselected: place === 0 && !isEqual && !candidate.features.includes(OTHER_REFERENCE),
      lines: [line.id],
      ...(chargeMinor === undefined ? {} : { chargeMinor }),
      ...(transfer === undefined ? {} : { transfer }),
      ...(next ? { runnerUp: { kind: next.kind, payouts: next.payouts, contributions: next.contributions, features: next.features } } : {}),
    }
  })
}

function payoutCandidates(run: Run, read: LineRead): readonly Candidate[] {
  const states = statesMeant(run, read)
  const damage = new Map(damagedOf(run, read).map((one) => [one.reference, one.damage]))
  const sure = [...[...damage.keys()].flatMap((reference) => run.world.payoutByReference(reference) ?? []), ...lookedAt(run, payoutsAtAccounts(run, read))]
  const found = sure.flatMap((payout) => candidate(run, read, payout, damage.get(payout.reference)) ?? [])
  const more = found.length > 0 ? [] : byLikeness(run, read, states)
  const all = [...new Map([...found, ...more].map((one) => [one.payouts[0], one])).values()]
  return showsAnothers(damage, all) ? all.map((one) => ({ ...one, features: [...one.features, OTHER_REFERENCE] })) : all
}

const OTHER_REFERENCE: Feature = { feature: 'other_reference' }

/** Does it show, one edit off, the reference of a payout that it can't be: paid before, of another amount, or to another account? */
const showsAnothers = (damage: ReadonlyMap<string, Damage>, found: readonly Candidate[]): boolean =>
  [...damage.values()].includes('reference_one_edit') && !found.some(({ reason }) => reason === 'reference_one_edit')

/** Who shares two words of a name with the line and is named by it, or has the end of a masked account; else who shares one; else words written together. */
function byLikeness(run: Run, read: LineRead, states: readonly PayoutSeenState[]): readonly Candidate[] {
  const seen = new Set<number>()
  const candidatesOf = (payouts: readonly PayoutSeen[]) =>
    payouts.flatMap((payout) => {
      if (seen.has(payout.id)) return []
      seen.add(payout.id)
      return candidate(run, read, payout, undefined) ?? []
    })
  const text = textOf(read)
  const near = candidatesOf([...byMaskedEnd(run, read, states), ...bySpelling(run, read, states), ...byName(run, read, states, { text, words: 'two' })])
  if (near.some(({ reason }) => reason === 'account_masked_and_name' || reason === 'name')) return near
  const far = [...near, ...candidatesOf(byName(run, read, states, { text, words: 'one' }))]
  return far.length > 0 ? far : candidatesOf(cutInTwo(text).flatMap((parts) => byName(run, read, states, { text: parts, words: 'two' })))
}

const textOf = ({ line }: LineRead): string => `${line.counterparty ?? ''} ${line.narrative}`

/** Letters of two short names written together. */
const SHORTEST_GLUED = 8
const SHORTEST_NAME = 4

/** Long words, each cut in two wherever it can be: some banks write the words of a name together. */
const cutInTwo = (text: string): readonly string[] =>
  nameTokens(text)
    .filter(({ length }) => length >= SHORTEST_GLUED)
    .flatMap((word) =>
      Array.from({ length: word.length - 2 * SHORTEST_NAME + 1 }, (_, more) => `${word.slice(0, SHORTEST_NAME + more)} ${word.slice(SHORTEST_NAME + more)}`),
    )

/** What left in this run, or may have, is still instructed where a store looks. */
const statesMeant = (run: Run, { line }: LineRead): readonly PayoutSeenState[] => {
  if (line.minor < 0) return ['instructed']
  return run.settledBy.size > 0 || run.proposedFor.size > 0 ? ['settled', 'instructed'] : ['settled']
}

const byMaskedEnd = (run: Run, read: LineRead, states: readonly PayoutSeenState[]): readonly PayoutSeen[] =>
  maskedEnds(read.accounts).flatMap((end) => states.flatMap((state) => lookedAt(run, run.world.payoutsByAccountEnd(end, state))))

/** By name only with the amount, or the amount and one fee of the schedule. */
function byName(
  run: Run,
  { line }: LineRead,
  states: readonly PayoutSeenState[],
  { text, words }: { readonly text: string; readonly words: 'one' | 'two' },
): readonly PayoutSeen[] {
  if (text === '') return []
  // Counts are from before the run: what it settled is counted as instructed
  const isPaid = (minor: number) => (['instructed', 'settled'] as const).some((state) => run.world.countOfAmount(minor, state) > 0)
  return amountsMeant(run, line)
    .filter(isPaid)
    .flatMap((minor) => states.flatMap((state) => lookedAt(run, run.named({ text, minor, state, words }, line.minor < 0))))
}

const bySpelling = (run: Run, { line, spelled }: LineRead, states: readonly PayoutSeenState[]): readonly PayoutSeen[] =>
  spelled.flatMap((payee) =>
    amountsMeant(run, line).flatMap((minor) => states.flatMap((state) => lookedAt(run, run.world.payoutsOfPayee(payee, minor, state)))),
  )

/** The line's amount, and that without or with one fee of the schedule. */
const amountsMeant = (run: Run, line: LineSeen): readonly number[] =>
  [0, ...(line.minor < 0 ? run.world.fees.outgoing.map((fee) => -fee) : run.world.fees.returned)]
    .map((fee) => Math.abs(line.minor) + fee)
    .filter((minor) => minor > 0)

function candidate(run: Run, read: LineRead, payout: PayoutSeen, damage: Damage | undefined): Candidate | undefined {
  const { line } = read
  const isOut = line.minor < 0
  const settledNow = run.settledBy.get(payout.id)
  const left = payout.state === 'settled' || settledNow !== undefined
  const mayHaveLeft = !isOut && !left && payout.state === 'instructed' && run.proposedFor.has(payout.id)
  const isMeant = isOut ? payout.state === 'instructed' && !settledNow : (left || mayHaveLeft) && !payout.repaid
  const fit = isOut ? fitOut(run, line, payout.minor) : fitBack(run, line, payout.minor)
  const account = accountAgreement(read.accounts, payout.payeeAccount)
  if (!isMeant || !fit || account === 'differs' || account === 'doubtful' || isBeforeRelease(line, payout)) return undefined
  const learnt = read.spelled.includes(payout.payee)
  const name = learnt ? 'name' : nameAgreement(line, payout.payeeName)
  const reason = reasonOf(damage, account, name)
  if (!reason || (isOut && BY_LIKENESS.has(reason) && !isTimely(run, line, payout))) return undefined
  return {
    kind: isOut ? 'settlement' : 'return',
    reason,
    payouts: [payout.id],
    contributions: [],
    features: featuresOf(run, read, payout, { damage, account, name, learnt, fit }),
    ...(fit.chargeMinor === undefined ? {} : { chargeMinor: fit.chargeMinor }),
    ...(mayHaveLeft ? { mayHaveLeft: true as const } : {}),
    ...(reason === 'name_near' && isByInitial(line, payout.payeeName) ? { byInitial: true as const } : {}),
    days: Math.abs(daysBetween(payout.releasedOn, line.bookedOn) - (isOut ? run.usual.days : 0)),
  }
}

/** What says so little that the day has to fit too. */
const BY_LIKENESS: ReadonlySet<Reason> = new Set(['account_masked', 'account_masked_and_name', 'name', 'name_near'])

function reasonOf(damage: Damage | undefined, account: string, name: NameAgreement): Reason | undefined {
  if (damage === 'reference_one_edit') return damage
  if (account === 'same') return 'account'
  if (account === 'masked' && name !== 'none') return 'account_masked_and_name'
  if (damage) return damage
  if (account === 'masked') return 'account_masked'
  return name === 'none' ? undefined : name
}

const NAME_LEARNT: Feature = { feature: 'name_learnt' }
const NAMED = { name: { feature: 'name' }, name_near: { feature: 'name_near' } } as const

function featuresOf(
  run: Run,
  read: LineRead,
  payout: PayoutSeen,
  seen: { damage: Damage | undefined; account: string; name: NameAgreement; learnt: boolean; fit: AmountFit },
): readonly Feature[] {
  const { line } = read
  const features: Feature[] = []
  if (seen.damage) features.push({ feature: seen.damage })
  if (seen.account === 'same') features.push({ feature: 'account' })
  if (seen.account === 'masked') features.push({ feature: 'account_masked' })
  if (seen.name !== 'none') features.push(seen.learnt ? NAME_LEARNT : NAMED[seen.name])
  if (nameDiffers(run, read, payout)) features.push({ feature: 'name_differs' })
  if (run.world.undoneBefore(line.id, payout.id)) features.push({ feature: 'undone_before' })
  features.push(payoutsOfAmount(run, line, payout.minor))
  features.push(...seen.fit.features)
  return features
}

/**
 * A payout or contribution that several lines can be is preselected for the one with the surest reason alone, and for none where two
 * have the same: so confirming what is preselected never gives one thing to two lines.
 */
export function oneLineEach(proposals: readonly ProposalPlan[]): readonly ProposalPlan[] {
  const best = new Map<string, { readonly reason: number; readonly lines: number }>()
  const isOne = ({ kind, preselected }: ProposalPlan) => preselected && kind !== 'charge'
  for (const proposal of proposals.filter(isOne)) {
    const reason = placeOf(proposal.reason)
    for (const key of keysOf(proposal)) {
      const known = best.get(key)
      if (!known || reason < known.reason) best.set(key, { reason, lines: 1 })
      else if (reason === known.reason) best.set(key, { reason, lines: known.lines + 1 })
    }
  }
  return proposals.map((proposal) => {
    const claims = isOne(proposal) ? keysOf(proposal).map((key) => best.get(key)) : []
    const rivals = Math.max(0, ...claims.map((claim) => (claim && claim.reason === placeOf(proposal.reason) ? claim.lines : 2)))
    return rivals < 2 ? proposal : { ...proposal, preselected: false, features: [...proposal.features, { feature: 'several_lines', count: rivals }] }
  })
}

const keysOf = ({ kind, payouts, contributions, transfer }: ProposalPlan): readonly string[] => [
  ...payouts.map((id) => `${kind}:p${id}`),
  ...contributions.map((id) => `${kind}:c${id}`),
  ...(transfer === undefined ? [] : [`${kind}:t${transfer}`]),
]

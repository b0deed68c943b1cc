import { lookupTokens, skeletons } from '../../../src/core/names/skeleton.ts'
import { nameTokens } from '../../../src/core/names/tokens.ts'
import { referenceFrom, seamKeys } from '../../../src/core/payouts/reference.ts'
import { bearersByWord, namedTwice } from '../../../src/core/reconciliation/named-payouts.ts'
import type {
  BatchSeen,
  ContributionSeen,
  LineSeen,
  Looked,
  OpenBreak,
  OwnAccountSeen,
  PayoutSeen,
  PayoutSeenState,
  ReconciliationWorld,
} from '../../../src/core/reconciliation/seen.ts'
import { LOOKED_AT } from '../../../src/core/reconciliation/seen.ts'
import { learntSpellings, type SpellingConfirmed, spellingOf } from '../../../src/core/reconciliation/spellings.ts'
import type { TransferSeen } from '../../../src/core/reconciliation/transfers.ts'
import { accountForm } from '../../../src/core/students/normal-forms.ts'

/** Numbers from a seed (mulberry32): the same in every run. */
export function chance(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    pick: <T>(from: readonly T[]): T => from[below(from.length)] as T,
    reference: (): string => referenceFrom(Uint8Array.from({ length: 64 }, () => below(256))),
    shuffled: <T>(of: readonly T[]): T[] =>
      of
        .map((one) => [next(), one] as const)
        .sort((a, b) => a[0] - b[0])
        .map(([, one]) => one),
  }
}

export type Chance = ReturnType<typeof chance>

/** What a test says of its world; the rest is usual. */
export interface WorldSaid {
  readonly lines: readonly LineSeen[]
  readonly payouts: readonly PayoutSeen[]
  readonly contributions?: readonly ContributionSeen[]
  readonly fees?: { readonly outgoing?: readonly number[]; readonly returned?: readonly number[] }
  readonly usualDays?: number
  readonly today?: string
  readonly closedThrough?: string
  /** The statements cover everything from `since` to here. */
  readonly coveredThrough?: string | null
  /** Do balances show that statements are missing? Of all days, or of some. */
  readonly lacksDays?: boolean | ((since: string, until: string) => boolean)
  /** Issued elsewhere: to other accounts, or never released. */
  readonly issuedElsewhere?: readonly string[]
  /** Batches whose own reference stands in the payment file. */
  readonly breaks?: ReadonlyMap<number, OpenBreak>
  readonly brokenPayouts?: readonly number[]
  readonly undone?: ReadonlyArray<readonly [line: number, payout: number]>
  /** Undone as this kind; of a contribution also which. */
  readonly undoneAs?: ReadonlyArray<readonly [line: number, kind: string, contribution?: number]>
  readonly agentNumbers?: ReadonlyMap<string, number>
  readonly nameWords?: readonly string[]
  /** What persons confirmed before. */
  readonly confirmed?: readonly SpellingConfirmed[]
  readonly ownAccounts?: readonly string[]
  readonly ownMoney?: { readonly others?: readonly OwnAccountSeen[]; readonly inTransit?: readonly TransferSeen[] }
}

const grouped = <T>(things: readonly T[], keysOf: (thing: T) => readonly (string | number)[]): ReadonlyMap<string | number, readonly T[]> => {
  const groups = new Map<string | number, T[]>()
  for (const thing of things) {
    for (const key of new Set(keysOf(thing))) {
      const known = groups.get(key)
      if (known) known.push(thing)
      else groups.set(key, [thing])
    }
  }
  return groups
}

const looked = (payouts: readonly PayoutSeen[]): Looked => ({ payouts: payouts.slice(0, LOOKED_AT), more: payouts.length > LOOKED_AT })

/** A world in memory that answers every question by an index, as a store does. */
export function worldOf(said: WorldSaid): ReconciliationWorld {
  const { payouts } = said
  const byReference = new Map(payouts.map((payout) => [payout.reference, payout]))
  const batches = batchesOf(payouts)
  const totals = grouped([...batches.values()], (batch) => [openSum(batch)])
  const references = [...byReference.keys(), ...batches.keys(), ...(said.issuedElsewhere ?? [])]
  const issued = new Set(references)
  const keys = grouped([...issued], seamKeys)
  const tails = grouped(payouts, ({ payeeAccount }) => (payeeAccount === undefined ? [] : [payeeAccount.slice(-10)]))
  const ends = grouped(payouts, ({ payeeAccount, state }) => (payeeAccount === undefined ? [] : [`${state}:${payeeAccount.slice(-4)}`]))
  const names = grouped(payouts, ({ payeeName, minor, state }) => lookupTokens(payeeName).map((word) => `${state}:${minor}:${word}`))
  const nameIds = new Map([...names].map(([word, of]) => [word, of.map(({ id }) => id)]))
  const named: ReconciliationWorld['payoutIdsNamed'] = (token, minor, state) => nameIds.get(`${state}:${minor}:${token}`) ?? []
  const amounts = grouped(payouts, ({ minor, state }) => [`${state}:${minor}`])
  const known = new Set([...payouts.map(({ payeeName }) => payeeName), ...(said.nameWords ?? [])].flatMap((name) => nameTokens(name).flatMap(skeletons)))
  const learnt = learntSpellings(said.confirmed ?? [])
  const payees = learnt.size === 0 ? new Map<string, readonly PayoutSeen[]>() : grouped(payouts, ({ payee }) => [payee])
  const byId = new Map(payouts.map((payout) => [payout.id, payout]))
  const undone = new Set((said.undone ?? []).map(([line, payout]) => `${line}:${payout}`))
  const find = (groups: ReadonlyMap<string | number, readonly PayoutSeen[]>, key: string): Looked => looked(groups.get(key) ?? [])
  return {
    lines: said.lines,
    ownAccounts: said.ownAccounts ?? [],
    ownMoney: {
      account: { id: 1, currency: 'TRY' },
      others: said.ownMoney?.others ?? [],
      daysOnTheWay: 10,
      transfersOf: (minor) => (said.ownMoney?.inTransit ?? []).filter((one) => one.minor === minor),
      transfersFrom: (account) => (said.ownMoney?.inTransit ?? []).filter((one) => one.bankAccount === account),
    },
    contributions: said.contributions ?? [],
    fees: { outgoing: said.fees?.outgoing ?? [], returned: said.fees?.returned ?? [] },
    usualDays: said.usualDays ?? 10,
    today: said.today ?? '2020-11-10',
    ...(said.closedThrough === undefined ? {} : { closedThrough: said.closedThrough }),
    lacksDays: (since, until) => (typeof said.lacksDays === 'function' ? said.lacksDays(since, until) : (said.lacksDays ?? false)),
    covers: (_, until) => said.coveredThrough !== null && until <= (said.coveredThrough ?? '2020-11-30'),
    payoutByReference: (reference) => byReference.get(reference),
    batchByReference: (reference) => batches.get(reference),
    issued: (reference) => issued.has(reference),
    referencesByKeys: (asked) => new Map(asked.map((key) => [key, keys.get(key) ?? []])),
    isAgents: said.agentNumbers !== undefined,
    payoutByAgentNumber: (number) => byId.get(said.agentNumbers?.get(number) ?? -1),
    payoutsByAgentForm: (form) => [...(said.agentNumbers ?? [])].flatMap(([number, id]) => (accountForm(number) === form ? (byId.get(id) ?? []) : [])),
    payoutsByAccountTail: (tail) => find(tails, tail),
    payoutsByAccountEnd: (end, state) => find(ends, `${state}:${end}`),
    payoutById: (id) => byId.get(id),
    payoutIdsNamed: named,
    payoutIdsNamedTwice: namedTwice(bearersByWord(named)),
    payeesSpelled: (name) => (learnt.size === 0 ? [] : [learnt.get(spellingOf(name)) ?? []].flat()),
    payoutsOfPayee: (payee, minor, state) => looked((payees.get(payee) ?? []).filter((one) => one.minor === minor && one.state === state)),
    countOfAmount: (minor, state) => (amounts.get(`${state}:${minor}`) ?? []).length,
    batchesByTotal: (minor) => totals.get(minor) ?? [],
    isNameWord: (word) => skeletons(word).some((one) => known.has(one)),
    breakOfLine: (line) => said.breaks?.get(line),
    hasOpenBreak: (payout) => (said.brokenPayouts ?? []).includes(payout),
    instructedBefore: (date) => payouts.filter(({ state, releasedOn }) => state === 'instructed' && releasedOn < date),
    undoneBefore: (line, payout) => undone.has(`${line}:${payout}`),
    undoneAs: (...asked) => (said.undoneAs ?? []).some((one) => one.every((part, place) => asked[place] === part)),
  }
}

function batchesOf(payouts: readonly PayoutSeen[]): ReadonlyMap<string, BatchSeen> {
  const groups = grouped(payouts, ({ batchReference }) => [batchReference])
  return new Map([...groups].map(([reference, of]) => [String(reference), { id: of[0]?.batch ?? 0, reference: String(reference), payouts: of }]))
}

const openSum = ({ payouts }: BatchSeen): number => payouts.filter(({ state }) => state === 'instructed').reduce((sum, { minor }) => sum + minor, 0)

const NAMES = [
  'Merdan Amanow',
  'Aýgül Annaýewa',
  'Serdar Berdiýew',
  'Jeren Orazowa',
  'Maksat Hojaýew',
  'Ogulgerek Nuryýewa',
  'Döwlet Taganow',
  'Läle Saparowa',
  'Batyr Gurbanow',
  'Gülşat Meredowa',
]

/** References are drawn by number: whatever ran before, a test has the same ones. */
const issued = (n: number): string => chance(n * 7_919).reference()
const [BATCHES, STRANGERS] = [100_000, 200_000]

export const iban = (n: number): string => `TR3300061${String(10_000_000_000_000_000 + n * 7_919)}`.slice(0, 26)

/** Payout number n as it is after the release; `over` replaces members. */
export function payout(n: number, over: Partial<PayoutSeen> = {}): PayoutSeen {
  return {
    id: n,
    reference: issued(n),
    minor: 300_000,
    state: 'instructed' satisfies PayoutSeenState,
    releasedOn: '2020-11-02',
    grant: n,
    payee: `s${n}`,
    payeeName: NAMES[(n - 1) % NAMES.length] ?? '',
    payeeAccount: iban(n),
    batch: n,
    batchReference: issued(BATCHES + n),
    paidAgain: false,
    duplicateOpen: false,
    ...over,
  }
}

/** A line; money out is negative. */
export const line = (id: number, minor: number, narrative: string, over: Partial<LineSeen> = {}): LineSeen => ({
  id,
  bookedOn: '2020-11-03',
  minor,
  narrative,
  ...over,
})

export const contribution = (id: number, outstandingMinor: number, over: Partial<ContributionSeen> = {}): ContributionSeen => ({
  id,
  outstandingMinor,
  donor: 'Foundation for Students',
  date: '2020-11-01',
  ...over,
})

/** A reference that checks and that nobody of this book issued. */
export const strangersReference = (n = 1): string => issued(STRANGERS + n)

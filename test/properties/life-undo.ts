import type { Life } from './life.ts'
import { UNTOUCHED } from './life-claims.ts'
import { HOME, type Match, type Payout } from './life-nouns.ts'
import { claimedOf, endPaidTwice, standAgain, sumOf } from './life-paid-once.ts'
import { type Draw, pick } from './life-payouts.ts'
import { isOfOwnRelease } from './life-separation.ts'
import type { Who } from './life-world.ts'
import { events, type Move, mirror } from './model.ts'

/** A match is undone, unless something was built on it. */
export async function reverse(life: Life, [x, , z]: Draw): Promise<void> {
  const match = pick(life.matches, x)
  if (!match) return
  const who: Who = z % 4 === 3 ? 'hats' : 'finance'
  const isTaken = match.state === 'confirmed' && !isBuiltOn(life, match) && !isOfOwnRelease(life, match.lines, who, match.payouts)
  if (!(await life.post(isTaken, who, `/matches/${match.id}/reversal`, { reason: 'a mistake' }))) return
  undoWhole(life, match)
}

/** With what falls away of claims by it. */
export function undoWhole(life: Life, match: Match): void {
  undo(life, match)
  // A claim's match can name its break alone
  endPaidTwice(life, [...match.payouts, ...life.missing.flatMap((m) => m.payout ?? [])])
}

/** Payouts of a return whose money serves another payout by now. */
const paidAgainOf = (life: Life, { kind, payouts }: Match): readonly Payout[] =>
  kind === 'return' ? payouts.filter((p) => life.room(p.instalment) < p.fundMinor - p.short[0]) : []

export function isBuiltOn(life: Life, match: Match): boolean {
  const { kind, payouts } = match
  const isPrepared = paidAgainOf(life, match).some((p) => life.payouts.some((o) => o !== p && o.instalment === p.instalment && o.state === 'prepared'))
  // What fell short was paid since, or cancelled
  const isTaken = (p: Payout, n: number) =>
    match.before[n] === 'rejected'
      ? life.isPaidAgain(p)
      : p.short[0] > 0 && life.room(p.instalment) + claimedOf(life, p.instalment) < p.short[0] - sumOf(match.fell)
  const isLater = payouts.some((p, n) => kind === 'settlement' && (p.state === 'returned' || life.repaid(p) > 0 || isTaken(p, n)))
  return isPrepared || isLater || match.outcome.isBuiltOn?.() === true || isRefunded(life, match)
}

/** Turned round, it would take back what a closure owes to donors, or what was paid to them again. */
function isRefunded(life: Life, { moves }: Match): boolean {
  const kept = moves.filter(({ account }) => account === 'b:appropriated' || account === 'donor-refunds')
  return kept.some(({ fund, account, subject }) => {
    const turned = kept.filter((m) => m.fund === fund && m.account === account && m.subject === subject).reduce((sum, m) => sum - m.minor, 0)
    return life.model.of(fund, account, subject) + turned > 0
  })
}

export function undo(life: Life, match: Match): void {
  const { kind, payouts, lines } = match
  const paidAgain = paidAgainOf(life, match)
  const back = payouts.filter((_, n) => kind === 'settlement' && match.before[n] === 'rejected')
  const again = [...(match.outcome.undone?.() ?? []), ...match.fell.flatMap(standAgain)]
  const turned = [...mirror(match.moves), ...back.flatMap((p) => events.rejected(p.instalment.fund, life.paid(p))), ...again]
  life.model.post(paidAgain.length === 0 ? turned : payouts.length === 1 ? claimInstead(life, match, payouts) : claimSome(life, match, paidAgain))
  match.state = 'reversed'
  for (const l of lines) l.matched = false
  payouts.forEach((p, n) => {
    for (const l of lines) life.undone.add(`${l.ref}/${p.id}`)
    if (kind === 'settlement' || kind === 'return') p.state = match.before[n] ?? p.state
    if (kind === 'settlement') p.short = [0, 0]
  })
}

/** The return's money is claimed by a break of its own. */
function noteClaim(life: Life, { lines: [line] }: Match, p: Payout, amount: number, moved: number, fee = 0): void {
  const known = new Set(life.missing.map((m) => m.break))
  const made = life.world.book.read((read) =>
    read.all<{ id: number }>("SELECT id FROM break WHERE kind = 'duplicate_payment' AND line IS NULL AND payout = ? ORDER BY id", Number(p.id)),
  )
  const id = made.map((b) => String(b.id)).find((b) => !known.has(b))
  if (id === undefined || line?.id === undefined) throw new Error(`a claim on payout ${p.id} has a break`)
  const { account, id: of } = line
  const fund = p.instalment.fund
  life.missing.push({ break: id, line: of, account, payout: p, isPaidTwice: true, fund, amount, moved, ...UNTOUCHED, fee, state: 'claimed' })
}

/** The bank's money of the return is owed by whoever has it: the promise and the budget stay. */
function claimInstead(life: Life, match: Match, [p]: readonly Payout[]): Move[] {
  const [line] = match.lines
  const of = (name: string) => match.moves.filter((m) => m.account.startsWith(name)).reduce((sum, m) => sum + m.minor, 0)
  // What came beyond what had left was never the payout's
  const beyond = -of('unidentified-receipts')
  const bank = of('bank:') - beyond
  const charge = of('bank-charges')
  if (!line || !p) return []
  const minor = p.fundMinor - p.short[0] - charge
  noteClaim(life, match, p, minor, bank, charge)
  return [...events.claimed(p.instalment.fund, line.id ?? '', life.bank(line, -bank), minor), ...mirror(events.receipt(HOME, life.bank(line, beyond)))]
}

/** Of a return of several by one line: those that were paid again are claimed, the others are on the books as settled. */
function claimSome(life: Life, match: Match, paidAgain: readonly Payout[]): Move[] {
  const {
    lines: [line],
    payouts,
  } = match
  if (!line) return []
  const left = (p: Payout) => p.minor - p.short[1]
  const fee = payouts.reduce((sum, p) => sum + left(p), 0) - line.minor
  const turned = payouts.flatMap((p) => {
    const [fund, minor] = [p.instalment.fund, p.fundMinor - p.short[0]]
    if (paidAgain.includes(p)) {
      noteClaim(life, match, p, minor, left(p))
      return events.claimed(fund, line.id ?? '', life.bank(line, -left(p)), minor)
    }
    return mirror(events.returned(fund, life.paid(p, minor), life.bank(line, left(p))))
  })
  return fee === 0 ? turned : [...turned, ...mirror(events.charge(HOME, life.bank(line, -fee), life.inFund(line.account, HOME, fee)))]
}

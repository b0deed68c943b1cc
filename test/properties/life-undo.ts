import { HOME, type Life, type Payout } from './life.ts'
import { type Draw, pick } from './life-payouts.ts'
import { events, mirror } from './model.ts'

/** A match is undone, unless something was built on it. */
export async function reverse(life: Life, [x]: Draw): Promise<void> {
  const match = pick(life.matches, x)
  if (!match) return
  const { kind, payouts } = match
  const paidAgain = kind === 'return' ? payouts.filter((p) => life.room(p.instalment) < p.fundMinor - p.short[0]) : []
  const isPrepared = paidAgain.some((p) => life.payouts.some((o) => o !== p && o.instalment === p.instalment && o.state === 'prepared'))
  const isBuiltOn = payouts.some(
    (p, n) => kind === 'settlement' && (p.state === 'returned' || (life.isPaidAgain(p) && (match.before[n] === 'rejected' || p.short[0] > 0))),
  )
  const isTaken = match.state === 'confirmed' && !isPrepared && !isBuiltOn
  if (!(await life.post(isTaken, 'finance', `/matches/${match.id}/reversal`, { reason: 'a mistake' }))) return
  undo(life, match, paidAgain)
}

export function undo(life: Life, match: Life['matches'][number], paidAgain: readonly Payout[] = []): void {
  const { kind, payouts, lines } = match
  const back = payouts.filter((_, n) => kind === 'settlement' && match.before[n] === 'rejected')
  const turned = [...mirror(match.moves), ...back.flatMap((p) => events.rejected(p.instalment.fund, life.paid(p)))]
  life.model.post(paidAgain.length === 0 ? turned : payouts.length === 1 ? claimInstead(life, match, payouts) : claimSome(life, match, paidAgain))
  match.state = 'reversed'
  for (const l of lines) l.matched = false
  payouts.forEach((p, n) => {
    for (const l of lines) life.undone.add(`${l.ref}/${p.id}`)
    if (kind === 'settlement' || kind === 'return') p.state = match.before[n] ?? p.state
    if (kind === 'settlement') p.short = [0, 0]
  })
}

/** The bank's money of the return is owed by whoever has it: the promise and the budget stay. */
function claimInstead(life: Life, match: Life['matches'][number], [p]: readonly Payout[]) {
  const [line] = match.lines
  const of = (name: string) => match.moves.filter((m) => m.account.startsWith(name)).reduce((sum, m) => sum + m.minor, 0)
  // What came beyond what had left was never the payout's
  const beyond = -of('unidentified-receipts')
  const bank = of('bank:') - beyond
  const charge = of('bank-charges')
  if (!line || !p) return []
  return [
    ...events.claimed(p.instalment.fund, line.id ?? '', life.bank(line, -bank), p.fundMinor - p.short[0] - charge),
    ...mirror(events.receipt(HOME, life.bank(line, beyond))),
  ]
}

/** Of a return of several by one line: those that were paid again are claimed, the others are on the books as settled. */
function claimSome(life: Life, { lines: [line], payouts }: Life['matches'][number], paidAgain: readonly Payout[]) {
  if (!line) return []
  const left = (p: Payout) => p.minor - p.short[1]
  const fee = payouts.reduce((sum, p) => sum + left(p), 0) - line.minor
  const turned = payouts.flatMap((p) => {
    const [fund, minor] = [p.instalment.fund, p.fundMinor - p.short[0]]
    if (paidAgain.includes(p)) return events.claimed(fund, line.id ?? '', life.bank(line, -left(p)), minor)
    return mirror(events.returned(fund, life.paid(p, minor), life.bank(line, left(p))))
  })
  return fee === 0 ? turned : [...turned, ...mirror(events.charge(HOME, life.bank(line, -fee), life.inFund(line.account, HOME, fee)))]
}

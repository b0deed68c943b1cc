import type { Life } from './life.ts'
import { restMoved, takenBack } from './life-claims.ts'
import type { Fell, Instalment, Missing, Payout } from './life-nouns.ts'
import { divided, events, type Move } from './model.ts'

const restOf = (m: Missing): number => m.amount - m.backAmount - m.fellAmount
export const sumOf = (fell: readonly Fell[]): number => fell.reduce((sum, { amount, fee }) => sum + amount + fee, 0)

/** Claims on an instalment that was paid twice. */
const claimsOn = (life: Life, instalment: Instalment): Missing[] => life.missing.filter((m) => m.isPaidTwice && m.payout?.instalment === instalment)

/** Does a claim on it stand, or was it given up? */
export const isPaidTwice = (life: Life, p: Payout): boolean => claimsOn(life, p.instalment).some((m) => restMoved(m) > 0)

const standingOn = (life: Life, instalment: Instalment): Missing[] => claimsOn(life, instalment).filter((m) => restMoved(m) > 0)

/** What is claimed of it, or was given up: as much was paid beyond it. */
export const claimedOf = (life: Life, instalment: Instalment): number => standingOn(life, instalment).reduce((sum, m) => sum + restOf(m) + m.fee, 0)

/** What came back of it by its claims; the fee of the return is the bank's once all did. */
export const cameBack = (life: Life, instalment: Instalment): number =>
  claimsOn(life, instalment).reduce((sum, m) => sum + m.backAmount + (restMoved(m) > 0 ? 0 : m.fee), 0)

export const fallen = ({ missing: m, amount, fee }: Fell): Move[] => events.paidOnce(m.fund, m.line, m.payout?.instalment.grant ?? '', amount, fee)

/** More is claimed than was paid twice: so much was paid once, and is claimed no more. Gives what fell away. */
export function endPaidTwice(life: Life, payouts: readonly Payout[]): Fell[] {
  return [...new Set(payouts.map((p) => p.instalment))].flatMap((instalment) => endOf(life, instalment))
}

function endOf(life: Life, instalment: Instalment): Fell[] {
  const claims = standingOn(life, instalment)
  if (claims.length === 0) return []
  const prepared = life.payouts.filter((p) => p.instalment === instalment && p.state === 'prepared').reduce((sum, p) => sum + p.fundMinor, 0)
  let beyond = claimedOf(life, instalment) - Math.max(0, -life.room(instalment) - prepared)
  const all: Fell[] = []
  for (const m of claims.sort((a, b) => Number(b.break) - Number(a.break))) {
    if (beyond <= 0) break
    const rest = restOf(m)
    const amount = Math.min(beyond, rest)
    const fee = Math.min(beyond - amount, m.fee)
    const moved = amount === rest ? restMoved(m) : Math.min(divided(BigInt(amount) * BigInt(restMoved(m)), BigInt(rest)), restMoved(m) - 1)
    const fell: Fell = { missing: m, amount, moved, fee }
    life.model.post([...(m.state === 'given_up' ? takenBack(m) : []), ...fallen(fell)])
    beyond -= amount + fee
    m.fellAmount += amount
    m.fellMoved += moved
    m.fee -= fee
    m.state = restMoved(m) === 0 ? 'come_back' : 'claimed'
    all.push(fell)
    life.count('paid once')
  }
  return all
}

/** What fell away by a settlement that is undone is claimed again, also where the rest was given up since. */
export function standAgain({ missing: m, amount, moved, fee }: Fell): Move[] {
  const again = m.state === 'given_up' ? takenBack(m) : []
  m.fellAmount -= amount
  m.fellMoved -= moved
  m.fee += fee
  m.state = 'claimed'
  return again
}

import type { Life } from './life.ts'
import { HOME, type Line, type Missing, type Naming, type Outcome, type Payout, type Receipt } from './life-nouns.ts'
import type { Who } from './life-world.ts'
import { divided, events, type Move, mirror } from './model.ts'

export const restMoved = (m: Missing): number => m.moved - m.backMoved - m.fellMoved
const rest = (m: Missing): number => m.amount - m.backAmount - m.fellAmount
export const UNTOUCHED = { backAmount: 0, backMoved: 0, fee: 0, fellAmount: 0, fellMoved: 0 }

/** A line in brings back what is claimed, or was given up; a line out sends back what was nobody's. */
export function claim(life: Life, of: Naming, line: Line, actor: Who | 'engine'): Outcome | undefined {
  if (of.payouts.length > 1 || of.gifts.length > 0 || of.lines.some((l) => l.minor > 0 !== line.minor > 0)) return undefined
  if (line.minor < 0) return sentBack(life, of, line, actor)
  const moved = of.lines.reduce((sum, l) => sum + l.minor, 0)
  const meant = claimMeant(life, of, line, moved)
  if (!meant || meant.payout?.releasedBy === actor || moved > restMoved(meant)) return undefined
  return broughtBack(life, meant, of.lines)
}

const ofPayout = (m: Missing, p: Payout): boolean => m.payout === p || (m.isPaidTwice && m.payout?.instalment === p.instalment)

function claimMeant(life: Life, of: Naming, line: Line, moved: number): Missing | undefined {
  const [payout] = of.payouts
  const standing = life.missing.filter((m) => restMoved(m) > 0)
  if (of.break !== undefined)
    return standing.find((m) => m.break === of.break && m.account === line.account && m.state !== 'waiting' && (!payout || ofPayout(m, payout)))
  const all = payout ? standing.filter((m) => ofPayout(m, payout)) : standing.filter((m) => m.account === line.account && restMoved(m) === moved)
  const claimed = all.filter(({ state }) => state === 'claimed')
  const fit = payout && claimed.length === 0 ? all.filter(({ state }) => state === 'given_up') : claimed
  return fit.length === 1 ? fit[0] : undefined
}

/** By the claim's own rate over all that came back: it clears with the whole amount, and never before. */
function shareOf(m: Missing, backAmount: number, backMoved: number, moved: number): number {
  if (moved === m.moved - backMoved) return m.amount - backAmount
  const whole = divided(BigInt(backMoved + moved) * BigInt(m.amount), BigInt(m.moved))
  return Math.max(0, Math.min(whole - backAmount, m.amount - backAmount - 1))
}

export const takenBack = (m: Missing): Move[] => mirror(events.givenUp(m.fund, `claims/${m.line}`, rest(m)))

function broughtBack(life: Life, m: Missing, lines: readonly Line[]): Outcome | undefined {
  let [backAmount, backMoved] = [m.backAmount + m.fellAmount, m.backMoved + m.fellMoved]
  const moves: Move[] = []
  for (const line of lines) {
    const minor = shareOf(m, backAmount, backMoved, line.minor)
    if (minor === 0) return undefined
    moves.push(...events.recovered(m.fund, m.line, life.bank(line, line.minor), minor))
    backAmount += minor
    backMoved += line.minor
  }
  const came = { amount: backAmount - m.backAmount - m.fellAmount, moved: backMoved - m.backMoved - m.fellMoved }
  return {
    moves,
    also: m.state === 'given_up' ? takenBack(m) : [],
    isBuiltOn: () => m.isPaidTwice && life.payouts.some((p) => p.instalment === m.payout?.instalment && p.state === 'prepared'),
    done: () => {
      m.backAmount += came.amount
      m.backMoved += came.moved
      m.state = restMoved(m) === 0 ? 'come_back' : 'claimed'
    },
    undone: () => {
      const again = m.state === 'given_up' ? takenBack(m) : []
      m.backAmount -= came.amount
      m.backMoved -= came.moved
      m.state = 'claimed'
      return again
    },
  }
}

function sentBack(life: Life, of: Naming, line: Line, actor: Who | 'engine'): Outcome | undefined {
  const moved = -of.lines.reduce((sum, l) => sum + l.minor, 0)
  const waiting = life.receipts.filter((r) => r.account === line.account && r.minor > 0)
  const fit = waiting.filter((r) => (of.break === undefined ? r.minor === moved : r.break === of.break))
  const [receipt] = fit
  if (!receipt || fit.length > 1 || moved > receipt.minor || receipt.payout?.releasedBy === actor) return undefined
  return {
    moves: of.lines.flatMap((l) => events.receipt(HOME, life.bank(l, l.minor)).map((m) => m)),
    done: () => {
      receipt.minor -= moved
    },
    undone: () => {
      receipt.minor += moved
      return []
    },
  }
}

/** What a match notes as missing: it can be undone until something came back. What was claimed or given up since falls with it. */
export function noting(life: Life, of: Omit<Missing, keyof typeof UNTOUCHED>): Pick<Outcome, 'done' | 'undone' | 'isBuiltOn'> {
  const missing: Missing = { ...of, ...UNTOUCHED }
  return {
    done: () => {
      life.missing.push(missing)
    },
    isBuiltOn: () => (missing.state === 'claimed' && of.state === 'given_up') || missing.backMoved > 0,
    undone: () => {
      life.missing.splice(life.missing.indexOf(missing), 1)
      if (of.state === 'given_up') return []
      const again = missing.state === 'given_up' ? takenBack(missing) : []
      return of.state === 'waiting' && missing.state !== 'waiting'
        ? [...again, ...mirror(events.restClaimed(missing.fund, missing.line, missing.amount))]
        : again
    },
  }
}

/** What a match takes in as nobody's: it can be undone until some of it was sent back. */
export function holding(life: Life, of: Omit<Receipt, 'minor'>): Pick<Outcome, 'done' | 'undone' | 'isBuiltOn'> {
  const receipt: Receipt = { ...of, minor: of.whole }
  return {
    done: () => void life.receipts.push(receipt),
    isBuiltOn: () => receipt.minor < receipt.whole,
    undone: () => {
      life.receipts.splice(life.receipts.indexOf(receipt), 1)
      return []
    },
  }
}

/** What is missing is given up. */
export function giveUp(life: Life, m: Missing): void {
  life.model.post(events.givenUp(m.fund, m.state === 'claimed' ? `claims/${m.line}` : `unidentified-payments/${m.line}`, rest(m)))
  m.state = 'given_up'
}

import type { Life } from './life.ts'
import { claim } from './life-claims.ts'
import { HOME, type Line, type Naming, type Outcome, type Payout } from './life-nouns.ts'
import { exchange, refund, transfer } from './life-own.ts'
import { isPaidTwice } from './life-paid-once.ts'
import { CURRENCY, FEES, type Who } from './life-world.ts'
import { type Difference, events, type Move } from './model.ts'

const OWN: Readonly<Record<string, (life: Life, of: Naming, line: Line, actor: Who | 'engine') => Outcome | undefined>> = { transfer, exchange, refund, claim }

/** May this be matched, by whom, and what does it come to? `inParts`: through its break. */
export function expected(life: Life, of: Naming, actor: Who | 'engine', inParts = false): Outcome | undefined {
  const { kind, lines, payouts, gifts } = of
  const [line] = lines
  if (!line || lines.some((l) => l.matched || l.account !== line.account) || payouts.some((p) => p.account !== line.account)) return undefined
  if (payouts.some((p) => p.releasedBy === actor || p.state === 'prepared' || p.state === 'cancelled')) return undefined
  const isMany = lines.length > 1 && payouts.length + gifts.length > 1
  if (isMany && !(['settlement', 'return'].includes(kind) && isOneRow(life, payouts))) return undefined
  const own = OWN[kind]
  if (own) return own(life, of, line, actor)
  if (lines.some((l) => l.minor > 0 !== ['return', 'interest', 'repayment', 'contribution'].includes(kind))) return undefined
  if ((kind === 'contribution') !== gifts.length > 0) return undefined
  const most = { settlement: 99, return: 99, charge: 1, repayment: 1 }[kind] ?? 0
  if (payouts.length > most || (most === 99 && payouts.length === 0)) return undefined
  if (kind === 'settlement') return settlement(life, line, lines, payouts)
  if (kind === 'return') return returns(life, line, lines, payouts)
  if (kind === 'contribution') return brought(life, line, lines, gifts, inParts)
  return perLine(life, kind, lines, payouts[0])
}

/** Are they of one batch to an institution? */
const isOneRow = (life: Life, payouts: readonly Payout[]): boolean =>
  new Set(payouts.map((p) => p.batch)).size === 1 && life.batches.get(payouts[0]?.batch ?? '')?.institution === true

function settlement(life: Life, line: Line, lines: readonly Line[], payouts: readonly Payout[]): Outcome | undefined {
  if (payouts.some((p) => p.state !== 'instructed' && !(p.state === 'rejected' && !life.isPaidAgain(p)))) return undefined
  const moved = lines.reduce((sum, l) => sum - l.minor, 0)
  const fee = moved - payouts.reduce((sum, p) => sum + p.minor, 0)
  if (fee !== 0 && !FEES[line.account].outgoing.some((f) => f === fee)) return undefined
  const [only] = payouts
  if (payouts.length === 1 && only)
    return { moves: events.settled(only.instalment.fund, life.paid(only), life.bank(line, -moved), { kind: 'charge', minor: life.byPayout(only, fee) }) }
  const moves = payouts.flatMap((p) => events.settled(p.instalment.fund, life.paid(p), life.bank(line, -p.minor)))
  if (lines.length > 1 && fee !== 0) return undefined
  return together(life, line, moves, fee)
}

/** A fee for several is the home fund's. */
function together(life: Life, line: Line, moves: readonly Move[], fee: number): Outcome | undefined {
  if (fee === 0) return { moves }
  const inHome = life.inFund(line.account, HOME, fee)
  return inHome === 0 ? undefined : { moves: [...moves, ...events.charge(HOME, life.bank(line, -fee), inHome)] }
}

function returns(life: Life, line: Line, lines: readonly Line[], payouts: readonly Payout[]): Outcome | undefined {
  if (payouts.some((p) => p.state !== 'settled' || isPaidTwice(life, p) || life.repaid(p) > 0)) return undefined
  const moved = lines.reduce((sum, l) => sum + l.minor, 0)
  const fee = payouts.reduce((sum, p) => sum + p.minor - p.short[1], 0) - moved
  if (fee !== 0 && !FEES[line.account].returned.some((f) => f === fee)) return undefined
  const [only] = payouts
  const back = (p: Payout, minor: number, charge: number) =>
    events.returned(p.instalment.fund, life.paid(p, p.fundMinor - p.short[0]), life.bank(line, minor), charge)
  if (payouts.length === 1 && only) return { moves: back(only, moved, Math.min(life.byPayout(only, fee), only.fundMinor - only.short[0] - 1)) }
  const moves = payouts.flatMap((p) => back(p, p.minor - p.short[1], 0))
  if (lines.length > 1 && fee !== 0) return undefined
  return together(life, line, moves, fee)
}

function brought(life: Life, line: Line, lines: readonly Line[], gifts: readonly string[], inParts: boolean): Outcome | undefined {
  const funds = gifts.map((g) => life.gifts.get(g)?.fund ?? HOME)
  const foreign = funds.some((f) => f.currency !== CURRENCY[line.account])
  const moved = lines.reduce((sum, l) => sum + l.minor, 0)
  const [gift, fund] = [gifts[0] ?? '', funds[0] ?? HOME]
  if (gifts.length > 1) {
    if (foreign || inParts || gifts.reduce((sum, g) => sum + life.outstanding(g), 0) !== moved || gifts.some((g) => life.outstanding(g) === 0)) return undefined
    return { moves: gifts.flatMap((g, n) => events.brought(funds[n] ?? HOME, g, life.bank(line, life.outstanding(g)), life.outstanding(g))) }
  }
  const all = lines.map((l) => life.inFund(l.account, fund, l.minor))
  const comes = all.reduce((sum, minor) => sum + minor, 0)
  const stands = life.outstanding(gift)
  if (all.includes(0) || (!inParts && (comes > stands || (!foreign && comes !== stands)))) return undefined
  if (comes > stands && life.closedFunds.has(fund.code)) return undefined
  const part = Math.min(comes, stands)
  return { moves: [...events.brought(fund, gift, life.bank(line, moved), part), ...events.excess(fund, gift, life.bank(line, 0), comes - part)] }
}

function perLine(life: Life, kind: string, lines: readonly Line[], payout: Payout | undefined): Outcome | undefined {
  const moved = lines.reduce((sum, l) => sum + l.minor, 0)
  if (kind === 'repayment' && payout && (payout.state !== 'settled' || life.repaid(payout) + moved > payout.minor - payout.short[1])) return undefined
  const fund = payout?.instalment.fund ?? HOME
  const all = lines.map((l) => ({ bank: life.bank(l, l.minor), minor: life.inFund(l.account, fund, Math.abs(l.minor)) }))
  if (all.some(({ minor }) => minor === 0)) return undefined
  const row = { charge: events.charge, interest: events.interest, repayment: events.repayment }[kind]
  return row && { moves: all.flatMap(({ bank, minor }) => row(fund, bank, minor)) }
}

/** A settlement, or a return, with its difference named through its break. */
export function expectedDifference(life: Life, line: Line, p: Payout, kind: Difference['kind'], actor: Who): Outcome | undefined {
  if (line.matched || p.releasedBy === actor || line.account !== p.account) return undefined
  if (line.minor > 0) return returnDiffering(life, line, p, kind)
  if (p.state !== 'instructed' && !(p.state === 'rejected' && !life.isPaidAgain(p))) return undefined
  const more = -line.minor - p.minor
  const minor = life.byPayout(p, Math.abs(more))
  if (more === 0 || more < 0 !== (kind === 'payable') || (kind === 'unidentified' && minor === 0) || (kind === 'payable' && minor >= p.fundMinor))
    return undefined
  const moves = events.settled(p.instalment.fund, life.paid(p), life.bank(line, line.minor), { kind, minor })
  return kind === 'payable' && minor > 0 ? { moves, short: [minor, -more] } : { moves }
}

function returnDiffering(life: Life, line: Line, p: Payout, kind: Difference['kind']): Outcome | undefined {
  const kept = p.minor - p.short[1] - line.minor
  if (life.repaid(p) > 0 || p.state !== 'settled' || isPaidTwice(life, p) || kept === 0 || (kept > 0 ? kind !== 'charge' : kind !== 'unidentified'))
    return undefined
  const back = life.paid(p, p.fundMinor - p.short[0])
  const fund = p.instalment.fund
  if (kept > 0) return { moves: events.returned(fund, back, life.bank(line, line.minor), Math.min(life.byPayout(p, kept), back.minor - 1)) }
  return { moves: [...events.returned(fund, back, life.bank(line, line.minor + kept)), ...events.receipt(HOME, life.bank(line, -kept))] }
}

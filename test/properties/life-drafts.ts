import type { Life } from './life.ts'
import { FUNDS, type Line, type Naming } from './life-nouns.ts'
import { pick } from './life-payouts.ts'

type Draft = Omit<Naming, 'lines'>

/** A match as a request names it, without its lines. */
export const bodyOf = ({ kind, payouts, gifts, transfer, difference, fund, break: of }: Naming) => ({
  kind,
  ...(payouts.length > 0 ? { payouts: payouts.map((p) => p.id) } : {}),
  ...(gifts.length > 0 ? { contributions: gifts } : {}),
  ...(transfer === undefined ? {} : { transfer }),
  ...(difference === undefined ? {} : { difference }),
  ...(fund === undefined ? {} : { fund: fund.code }),
  ...(of === undefined ? {} : { break: of }),
})

/** What a person says that a line is: rightly or wrongly. */
export function draftOf(life: Life, line: Line, y: number, z: number): Draft {
  const payout = pick(life.payouts, z)
  const own = line.of.length > 0 ? line.of : payout ? [payout] : []
  const gifts = line.gift === undefined ? [...life.gifts.keys()].slice(0, 1 + (z % 2)) : [line.gift]
  const bare = { payouts: [], gifts: [] }
  const special: Readonly<Record<string, Draft>> = {
    transfer: { kind: 'transfer', ...bare, ...transferOf(life, line, z) },
    exchange: { kind: 'exchange', ...bare, ...(z % 3 === 0 ? {} : { fund: pick([FUNDS.E, FUNDS.G, FUNDS.F], z) }) },
    claim: { kind: 'claim', ...bare, ...claimOf(life, line, z) },
    refund: { kind: 'refund', payouts: [], gifts },
  }
  const means = line.means === undefined ? undefined : special[line.means]
  if (means && y % 5 > 0) return means
  const drafts: Draft[] = [
    { kind: line.minor < 0 ? 'settlement' : 'return', payouts: own, gifts: [] },
    { kind: 'contribution', payouts: [], gifts },
    { kind: 'charge', payouts: y % 2 === 0 ? [] : own.slice(0, 1), gifts: [] },
    { kind: 'interest', ...bare },
    { kind: 'repayment', payouts: own.slice(0, y % 2), gifts: [] },
    { kind: 'settlement', payouts: payout ? [payout] : [], gifts: [] },
    ...Object.values(special),
  ]
  return pick([...drafts.slice(0, 2), ...drafts.slice(0, 2), ...drafts], y) ?? { kind: 'interest', ...bare }
}

/** Mostly none named; else a new one, or one that is on its way, of which a bank kept some where the amounts differ. */
function transferOf(life: Life, line: Line, z: number): Pick<Naming, 'transfer' | 'difference'> {
  if (z % 4 === 3) return { transfer: 'new' }
  if (z % 4 < 2 && z % 5 < 4) return {}
  const onTheWay = pick(
    life.transfers.filter((t) => t.state === 'in_transit'),
    z,
  )
  const isKept = onTheWay !== undefined && -(line.minor + onTheWay.line.minor) > 0
  return onTheWay ? { transfer: onTheWay.id, ...(isKept && z % 7 > 0 ? { difference: 'charge' as const } : {}) } : {}
}

function claimOf(life: Life, line: Line, z: number): Pick<Naming, 'break'> {
  if (z % 4 === 0) return {}
  const of: readonly { readonly break: string }[] = line.minor > 0 ? life.missing : life.receipts
  const named = pick(of.length > 1 && z % 4 > 1 ? of.slice(-1) : of, z)
  return named ? { break: named.break } : {}
}

import type { Life } from './life.ts'
import { cancel } from './life-grants.ts'
import { FUNDS } from './life-nouns.ts'
import { type Draw, pick } from './life-payouts.ts'
import { text } from './life-world.ts'
import { closed, events, type Fund } from './model.ts'

const CLEARING = [
  'contributions-receivable',
  'grants-payable',
  'payouts-in-transit',
  'transfers-in-transit',
  'unidentified-payments',
  'unidentified-receipts',
  'claims',
  'b:committed',
  'b:set-aside',
]

/** Money is set aside, or freed. */
export async function setAside(life: Life, [x, y, z]: Draw): Promise<void> {
  const fund = pick([FUNDS.F, FUNDS.G, FUNDS.E], x) ?? FUNDS.F
  await setAsideOf(life, fund, (y % 2 === 0 ? 1 : -1) * (1 + z * (fund === FUNDS.F ? 50 : 10)))
}

async function setAsideOf(life: Life, fund: Fund, minor: number): Promise<void> {
  const isTaken = !life.closedFunds.has(fund.code) && minor <= life.model.of(fund, 'b:available') && -minor <= life.model.of(fund, 'b:set-aside')
  const body = { money: text(minor, fund.currency), note: 'for the next tranche' }
  if (await life.post(isTaken, 'finance', `/funds/${fund.code}/set-aside`, body)) life.model.post(events.setAside(fund, minor))
}

/** A donor gives less than was agreed. */
export async function reduce(life: Life, [x, y, z]: Draw): Promise<void> {
  const gift = pick([...life.gifts.keys()], x)
  if (gift === undefined) return
  const stands = life.outstanding(gift)
  await reduceBy(life, gift, y % 3 === 0 ? stands + 1 : Math.max(1, Math.floor(stands / (2 + (z % 3)))))
}

async function reduceBy(life: Life, gift: string, minor: number): Promise<void> {
  const fund = life.gifts.get(gift)?.fund ?? FUNDS.F
  const isRefunded = life.closedFunds.has(fund.code) && minor > -life.model.of(fund, 'b:appropriated')
  const body = { money: text(minor, fund.currency), note: 'the donor wrote' }
  const isTaken = minor <= life.outstanding(gift) && !isRefunded
  if (await life.post(isTaken, 'finance', `/funds/${fund.code}/contributions/${gift}/reduction`, body)) life.model.post(events.reduced(fund, gift, minor))
}

/** A fund ends: mostly what is in its way is put away before. */
export async function closeFund(life: Life, [x, y, z]: Draw): Promise<void> {
  const fund: Fund = x % 5 === 4 ? FUNDS.E : FUNDS.G
  const gifts = [...life.gifts].filter(([, of]) => of.fund === fund).map(([gift]) => gift)
  if (y % 4 > 0) {
    const aside = life.model.of(fund, 'b:set-aside')
    if (aside > 0) await setAsideOf(life, fund, -aside)
    for (const gift of gifts) if (life.outstanding(gift) > 0) await reduceBy(life, gift, life.outstanding(gift))
    for (const grant of new Set(life.instalments.filter((i) => i.fund === fund && life.room(i) > 0).map((i) => i.grant))) await cancel(life, grant)
  }
  const own = life.model.of(fund, 'fx-position')
  const left = life.model.of(fund, 'b:available') + life.model.of(fund, 'b:overspent') - own
  const refund = Math.max(left, 0)
  const received = new Map(gifts.map((g) => [g, life.taken(g) - life.model.of(fund, 'contributions', g)]))
  // A rate makes a difference only where another currency stands against the fund's own
  const isOneSided =
    own !== 0 &&
    !life.matches.some((m) => m.state === 'confirmed' && m.moves.some((v) => v.fund === fund && v.account === 'fx-position' && v.currency !== fund.currency))
  const isAbroad = life.model.of(fund, 'fx-position', undefined, fund === FUNDS.E ? 'TRY' : 'USD') !== 0
  const isOwnerless = left > 0 && ![...received.values()].some((minor) => minor > 0)
  const isNothingNew = life.closedFunds.has(fund.code) && refund === 0 && own === 0
  const isSeen = z % 7 < 6
  const isTaken = isSeen && left >= 0 && !isOneSided && !isAbroad && !isOwnerless && !isNothingNew && life.model.isClear(fund, CLEARING)
  const body = { expected: { donorRefunds: text(refund + (isSeen ? 0 : 1), fund.currency) } }
  if (!(await life.post(isTaken, 'finance', `/funds/${fund.code}/closure`, body))) return
  life.closedFunds.add(fund.code)
  const shares = refund === 0 ? new Map<string, number>() : sharesOf(refund, received)
  const moves = closed(
    life.model,
    fund,
    shares,
    gifts.map((gift) => ({ gift, minor: -life.model.of(fund, 'contributions', gift) })),
    own,
  )
  for (const { account, subject, minor } of moves) if (account === 'contributions') life.takenBy.set(subject, life.taken(subject) + minor)
  life.model.post([...events.rateDifference(fund, own), ...moves])
}

/** To each by what it brought: whole units first, then one more to those whose share was cut most. */
function sharesOf(minor: number, received: ReadonlyMap<string, number>): Map<string, number> {
  const weighed = [...received].filter(([, weight]) => weight > 0)
  const all = BigInt(weighed.reduce((sum, [, weight]) => sum + weight, 0))
  const parts = weighed.map(([gift, weight]) => {
    const product = BigInt(minor) * BigInt(weight)
    return { gift, whole: Number(product / all), rest: product % all }
  })
  const over = minor - parts.reduce((sum, { whole }) => sum + whole, 0)
  const most = new Set([...parts].sort((a, b) => (a.rest < b.rest ? 1 : a.rest > b.rest ? -1 : Number(a.gift) - Number(b.gift))).slice(0, over))
  return new Map(parts.map((part) => [part.gift, part.whole + (most.has(part) ? 1 : 0)] as const).filter(([, share]) => share > 0))
}

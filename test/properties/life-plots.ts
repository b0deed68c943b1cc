import type { Life } from './life.ts'
import { matchAsMeant, reconcileAccount } from './life-banks.ts'
import { answer } from './life-breaks.ts'
import { restMoved } from './life-claims.ts'
import { book } from './life-lines.ts'
import { FUNDS, type Line, type Payout } from './life-nouns.ts'
import { isPaidTwice } from './life-paid-once.ts'
import { type Draw, pick, prepare } from './life-payouts.ts'
import { isBuiltOn, undoWhole } from './life-undo.ts'
import { takeBack } from './life-ways.ts'
import { type AccountCode, FEES, type Json } from './life-world.ts'

/** What random steps seldom bring about in one life: money that is missed, comes back and is undone; a fund that ends, refunds, and ends again. */

type Steps = readonly (readonly [step: string, draw: Draw])[]

/** A drawn plot becomes the steps that it is made of; every other step stays itself. */
export const unfolded = (steps: Steps): Steps =>
  steps.flatMap(([name, draw]) => {
    const [x, y, z] = draw
    const last = (n: number): Draw => [x + n, y + n, z + n]
    if (name === 'plotMissing')
      return [
        ['isMissing', draw],
        ['comesBackOf', draw],
        ...(x % 3 === 0 ? [['givesUp', draw] as const] : []),
        ['comesBackOf', last(1)],
        ['undoLast', last(x % 2)],
        ['comesBackOf', last(2)],
      ] as const
    if (name === 'plotPaidAgain')
      return [
        ['paidAgain', draw],
        ...(x % 3 === 0 ? [['comesBackOf', draw] as const] : []),
        ...(y % 4 === 0 ? [['givesUp', draw] as const] : []),
        [z % 3 === 0 ? 'leftLess' : 'neverLeft', draw],
        ['undoLast', [z % 2, 0, 0]],
        ['neverLeft', last(1)],
      ] as const
    if (name === 'plotEnd')
      return [
        ['promise', [3, z, y]],
        ['bringsGift', draw],
        ['paysOf', draw],
        ['closeFund', [0, 1, 0]],
        ['refunds', draw],
        ['refunds', last(1)],
        ['undoLast', [x % 2, 0, 0]],
        ['returnsOf', draw],
        ['closeFund', [0, 1, 0]],
        ['refunds', last(2)],
      ] as const
    return [[name, draw] as const]
  })

async function told(life: Life, account: AccountCode, minor: number, words: string, more: Parameters<typeof book>[5] = {}): Promise<Line | undefined> {
  book(life, account, minor, words, [], more)
  const line = life.lines.at(-1)
  await reconcileAccount(life, account)
  return line
}

/** Money left, or came, that is nobody's: claimed, given up at once, or to be sent back. */
async function isMissing(life: Life, [x, y, z]: Draw): Promise<void> {
  const account: AccountCode = x % 3 === 2 ? 'U' : 'B'
  const paid = pick(
    life.payouts.filter((p) => p.state === 'settled' && p.account === account),
    y,
  )
  const isIn = y % 4 === 3
  const minor = isIn ? 3_000 + z : paid && y % 2 === 0 ? -paid.minor : -4_000 - z
  const line = await told(life, account, minor, paid && minor === -paid.minor ? `EFT ${paid.reference}` : 'BILINMEYEN')
  const { items } = await life.world.get('/breaks?limit=200&state=open')
  const of = (items as Json[]).find((b) => line?.id !== undefined && b.line === line.id)
  if (!of) return
  const action = isIn ? 'send_back' : x % 5 === 4 ? 'write_off' : 'claim_back'
  await answer(life, { of, action, who: action === 'write_off' ? 'approver' : 'finance', y, z })
}

/** What is missing comes back, or what is nobody's is sent back: all, a part, or too much. */
async function comesBackOf(life: Life, [x, y, z]: Draw): Promise<void> {
  const part = (whole: number) => Math.max(1, z % 7 === 6 ? whole + 1 : Math.floor(whole / (1 + (y % 3))))
  const missing = life.missing.filter((m) => restMoved(m) > 0 && m.state !== 'waiting').at(-1)
  const receipt = life.receipts.filter((r) => r.minor > 0).at(-1)
  const isOut = receipt !== undefined && (!missing || x % 2 === 0)
  if (!isOut && !missing) return
  const line = isOut
    ? await told(life, receipt.account, -part(receipt.minor), 'GERI ODEME', { means: 'claim' })
    : missing && (await told(life, missing.account, part(restMoved(missing)), 'TALEP', { means: 'claim' }))
  if (line) await matchAsMeant(life, line, [x, y, 2 + 4 * (z % 2)])
}

async function givesUp(life: Life, [, y, z]: Draw): Promise<void> {
  const { items } = await life.world.get('/breaks?limit=200&state=claimed')
  const of = (items as Json[]).at(-1)
  if (of) await answer(life, { of, action: 'write_off', who: 'approver', y, z })
}

/** The last match, or the one before it, is undone. */
async function undoLast(life: Life, [x]: Draw): Promise<void> {
  const match = life.matches.filter((m) => m.state === 'confirmed').at(-1 - (x % 2))
  if (match && (await life.post(!isBuiltOn(life, match), 'finance', `/matches/${match.id}/reversal`, { reason: 'a mistake' }))) undoWhole(life, match)
}

/** Every contribution to the small fund comes whole, or all but some of it; sometimes with too much. */
async function bringsGift(life: Life, [x, y]: Draw): Promise<void> {
  for (const [n, gift] of [...life.gifts.keys()].entries()) {
    const left = life.outstanding(gift)
    if (life.gifts.get(gift)?.fund !== FUNDS.G || left <= 1) continue
    await told(life, 'B', y % 3 === 0 ? left - 1 : left, `Gelen havale AG-${1000 + n}`, { gift })
    const line = life.lines.at(-1)
    if (line && !line.matched && x % 2 === 0) await matchAsMeant(life, line, [0, 0, 0])
  }
}

const ofSmall = (life: Life, state: string) => life.payouts.filter((p) => p.instalment.fund === FUNDS.G && p.state === state)

async function paysOf(life: Life): Promise<void> {
  for (const p of ofSmall(life, 'instructed')) book(life, p.account, -p.minor, `EFT ${p.reference}`, [p])
  if (life.world.booked.B.length > 0) await reconcileAccount(life, 'B')
}

/** A payout of the small fund comes back, often after the fund closed. */
async function returnsOf(life: Life, [x]: Draw): Promise<void> {
  const p = pick(ofSmall(life, 'settled'), x)
  if (!p) return
  book(life, p.account, p.minor - p.short[1], `IADE ${p.reference}`, [p])
  await reconcileAccount(life, p.account)
}

/** What is owed to a donor is paid, whole, in part, or with a fee; or comes back. */
async function refunds(life: Life, [x, y, z]: Draw): Promise<void> {
  const paid = [...life.refunded].filter(([, minor]) => minor > 0)
  const owed = [...life.gifts.keys()].filter((gift) => life.owed(gift) > 0)
  const gift = pick(owed, x)
  const back = pick(paid, x)
  const line = await (gift !== undefined && !(back && y % 4 === 3)
    ? told(life, 'B', -(z % 3 === 0 ? Math.ceil(life.owed(gift) / 2) : life.owed(gift) + (z % 3 === 1 ? 0 : 250)), 'BAGIS IADESI', { gift, means: 'refund' })
    : back && told(life, 'B', back[1], 'BAGIS IADESI GERI', { gift: back[0], means: 'refund' }))
  if (line) await matchAsMeant(life, line, [x, y, z])
}

/** What left comes back, and goes out again; then it did not come back after all. */
async function paidAgain(life: Life, [x, y]: Draw): Promise<void> {
  const p = pick(
    life.payouts.filter((one) => one.state === 'settled' && one.account === 'B'),
    x,
  )
  if (!p) return
  book(life, p.account, p.minor - p.short[1] - (y % 3 === 0 ? (FEES.B.returned[0] ?? 0) : 0), `IADE ${p.reference}`, [p])
  await reconcileAccount(life, p.account)
  if (p.state !== 'returned') return
  await prepare(life, [1, 0, 0])
  const match = life.matches.filter((m) => m.kind === 'return' && m.state === 'confirmed' && m.payouts.includes(p)).at(-1)
  if (match && (await life.post(!isBuiltOn(life, match), 'finance', `/matches/${match.id}/reversal`, { reason: 'a mistake' }))) undoWhole(life, match)
}

const secondOf = (life: Life): Payout | undefined => life.payouts.filter((p) => p.state === 'instructed' && isPaidTwice(life, p)).at(-1)

/** The second payment is stopped, or rejected. */
async function neverLeft(life: Life, [x]: Draw): Promise<void> {
  const p = secondOf(life)
  if (p) await takeBack(life, [life.payouts.indexOf(p), 2 + (x % 2), 0])
}

/** Less left of it than was ordered. */
async function leftLess(life: Life, [x, y]: Draw): Promise<void> {
  const p = secondOf(life)
  if (!p) return
  const line = await told(life, p.account, -(p.minor - 1 - (x % 900)), `EFT ${p.reference}`)
  const { items } = await life.world.get('/breaks?limit=200&state=open')
  const of = (items as Json[]).find((b) => line?.id !== undefined && b.line === line.id && b.kind === 'amount_differs')
  if (of) await answer(life, { of, action: 'settle_with_difference', who: 'finance', y: 3 * y, z: 0 })
}

/** The steps of plots. */
export const PLOT_STEPS: Readonly<Record<string, (life: Life, draw: Draw) => Promise<void>>> = {
  isMissing,
  comesBackOf,
  givesUp,
  undoLast,
  bringsGift,
  paysOf,
  returnsOf,
  refunds,
  paidAgain,
  neverLeft,
  leftLess,
}

import type { Life } from './life.ts'
import { matchAsMeant, reconcileAccount } from './life-banks.ts'
import { restMoved } from './life-claims.ts'
import { FUNDS, type Payout } from './life-nouns.ts'
import { type Draw, pick } from './life-payouts.ts'
import { ELSEWHERE } from './life-separation.ts'
import { type AccountCode, FEES } from './life-world.ts'

/** Accounts by how much happens on them. */
export const SOMETIMES: readonly AccountCode[] = ['B', 'B', 'A', 'U', 'B', 'C', 'B', 'U']

/** The bank books a line: what it says, and what it is. */
export function book(
  life: Life,
  account: AccountCode,
  minor: number,
  words: string,
  of: readonly Payout[] = [],
  more: { gift?: string; means?: string } = {},
): void {
  const ref = `D${life.lines.length + 1}`
  life.world.booked[account].push({ day: life.world.today, minor, text: words, name: '', account: '', ref })
  life.lines.push({ ref, account, minor, text: words, of, ...more, day: life.world.today, id: undefined, matched: false, parked: false })
}

/** A line about a payout, in any of the ways in which banks book: what left, what came back, and fees; often the file is taken in at once. */
export async function bankPays(life: Life, [x, y, z]: Draw): Promise<void> {
  const told = life.payouts.filter((p) => !['prepared', 'cancelled'].includes(p.state))
  const settled = told.filter((p) => p.state === 'settled')
  const open = told.filter((p) => p.state === 'instructed')
  if (z % 5 < 2 && settled.length > 0) comesBack(life, pick(settled, x), y, z)
  else leaves(life, z % 5 === 2 ? pick(told, x) : (pick(open, x) ?? pick(told, x)), y, z)
  const last = life.lines.at(-1)
  if (z % 3 > 0 && last) await reconcileAccount(life, last.account)
}

function leaves(life: Life, p: Payout | undefined, y: number, z: number): void {
  if (!p) return
  const { outgoing } = FEES[p.account]
  const say = (minor: number, words: string) => book(life, p.account, -minor, words, [p])
  const forms: (() => void)[] = [
    () => say(p.minor, `EFT ${p.reference}`),
    () => say(p.minor, `EFT ${p.reference} ${p.name} ${p.iban}`),
    () => say(p.minor + (outgoing[z % 2] ?? 3), `EFT ${p.reference}`),
    () => say(p.minor - 1 - (z % 200), `EFT ${p.reference}`),
    () => say(p.minor + 7 + (z % 90), `EFT ${p.reference}`),
    () => say(p.minor, `HAVALE ${p.name} ${p.iban}`),
    () => say(p.minor, `EFT ${p.reference} ${ELSEWHERE}`),
    () => {
      for (const words of ['EFT', 'EFT']) say(p.minor, `${words} ${p.reference}`)
    },
    () => {
      for (const minor of [1000, p.minor - 1000]) say(minor, `EFT ${p.reference}`)
    },
    () => batchLine(life, p, z),
    () => say(outgoing[z % 2] ?? 3, `EFT MASRAFI ${p.reference}`),
  ]
  const isRow = life.batches.get(p.batch)?.institution && y % 4 > 0
  if (isRow) batchLine(life, p, z)
  else pick([...forms.slice(0, 2), ...forms.slice(0, 1), ...forms], y)?.()
}

function comesBack(life: Life, p: Payout | undefined, y: number, z: number): void {
  if (!p) return
  const left = p.minor - p.short[1]
  const say = (minor: number, words = `IADE ${p.reference}`) => book(life, p.account, minor, words, [p])
  const forms: (() => void)[] = [
    () => say(left),
    () => say(left),
    () => say(left - (FEES[p.account].returned[0] ?? 0)),
    () => say(left - 60 - (z % 30)),
    () => say(left + 5),
    () => say(left, `IADE ${p.name} ${p.iban}`),
    () => {
      for (const minor of [500, left - 500]) say(minor)
    },
    () => {
      for (const minor of [left, left]) say(minor)
    },
  ]
  pick(forms, y)?.()
}

function batchLine(life: Life, p: Payout, z: number): void {
  const all = life.payouts.filter((o) => o.batch === p.batch && o.state === 'instructed')
  const paid = z % 3 === 2 ? all.slice(1) : all
  const sum = paid.reduce((total, o) => total + o.minor, 0)
  if (sum > 0) book(life, p.account, -sum - (z % 5 === 4 ? 250 : 0), `TOPLU ODEME ${p.batchReference}`, paid)
}

/** Donors' money, interest, fees, and what is nobody's. */
export async function bankBooks(life: Life, draw: Draw): Promise<void> {
  if (draw[1] % 3 < 2) return moneyIn(life, draw)
  const before = life.lines.length
  ownMoney(life, draw)
  const booked = life.lines.slice(before)
  for (const account of new Set(booked.map((l) => l.account))) await reconcileAccount(life, account)
  if (draw[2] % 4 > 0) for (const line of booked) await matchAsMeant(life, line, draw)
}

function moneyIn(life: Life, [x, y, z]: Draw): void {
  const account = pick(SOMETIMES, x) ?? 'B'
  const gift = pick(
    [...life.gifts.keys()].filter((g) => life.outstanding(g) > 0),
    z,
  )
  const left = gift === undefined ? 0 : life.outstanding(gift)
  const brings = (minor: number) => {
    const fund = life.gifts.get(gift ?? '')?.fund ?? FUNDS.F
    if (gift !== undefined && minor > 0)
      book(life, 'B', fund === FUNDS.E ? minor * 8 : minor, `Gelen havale AG-${1000 + [...life.gifts.keys()].indexOf(gift)}`, [], { gift })
  }
  const forms: (() => void)[] = [
    () => brings(left),
    () => brings(left - 100),
    () => brings(Math.floor(left / 2)),
    () => brings(left + 333),
    () => book(life, account, 123 + z, 'FAIZ GELIRI'),
    () => book(life, account, -350 - (z % 9), 'HESAP ISLETIM MASRAFI'),
    () => book(life, account, -4_000 - z, 'BILINMEYEN'),
    () => book(life, account, 30_000, 'GELEN HAVALE'),
    () => book(life, account, -30_000, 'EFT TOABCDEFGHJK00'),
    () => book(life, account, -1, 'X'),
  ]
  pick(forms, y)?.()
}

/** Money between own accounts, currency bought, what was claimed or was nobody's, and refunds. */
function ownMoney(life: Life, [x, y, z]: Draw): void {
  const to: AccountCode = z % 2 === 0 ? 'A' : 'C'
  const minor = [20_000, 24_000, 50_000][x % 3] ?? 1
  const missing = pick(
    life.missing.filter((m) => m.state === 'claimed' || m.state === 'given_up'),
    x,
  )
  const receipt = pick(
    life.receipts.filter((r) => r.minor > 0),
    x,
  )
  const owed = pick(
    [...life.gifts.keys()].filter((g) => life.owed(g) > 0),
    z,
  )
  const forms: (() => void)[] = [
    () => {
      book(life, 'B', -minor, 'VIRMAN', [], { means: 'transfer' })
      book(life, to, minor - (z % 5 === 4 ? 120 : 0), 'VIRMAN', [], { means: 'transfer' })
    },
    () => book(life, to, -5_000, 'VIRMAN IADE', [], { means: 'transfer' }),
    () => {
      book(life, 'B', -83_415, 'DOVIZ ALIS', [], { means: 'exchange' })
      book(life, 'U', 10_000, 'DOVIZ ALIS', [], { means: 'exchange' })
    },
    () => missing && book(life, missing.account, Math.max(1, Math.floor(restMoved(missing) / (1 + (z % 2)))), 'TALEP', [], { means: 'claim' }),
    () => receipt && book(life, receipt.account, -Math.max(1, Math.floor(receipt.minor / (1 + (z % 3)))), 'GERI ODEME', [], { means: 'claim' }),
    () => {
      if (owed === undefined) return
      const inFund = life.owed(owed)
      const isAbroad = life.gifts.get(owed)?.fund === FUNDS.E
      book(life, isAbroad ? 'U' : 'B', -(z % 4 === 3 ? Math.ceil(inFund / 2) : inFund + (z % 4 === 2 ? 1 : 0)), 'BAGIS IADESI', [], {
        gift: owed,
        means: 'refund',
      })
    },
    () => {
      const paid = pick(
        [...life.refunded].filter(([, sum]) => sum > 0),
        x,
      )
      if (paid) book(life, 'B', paid[1], 'BAGIS IADESI GERI', [], { gift: paid[0], means: 'refund' })
    },
  ]
  const asked = [missing && 3, receipt && 4, owed !== undefined && 5, owed !== undefined && 5].flatMap((n) => (typeof n === 'number' ? [forms[n]] : []))
  pick([...asked, ...forms.slice(0, 3), ...asked, forms[6]], Math.floor(y / 3))?.()
}

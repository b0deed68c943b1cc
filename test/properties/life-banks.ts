import { expect } from 'vitest'
import { FUNDS, type Life, type Line, type Naming, type Payout } from './life.ts'
import { type Draw, pick } from './life-payouts.ts'
import { type AccountCode, FEES, type Json, type Who } from './life-world.ts'

/** The bank books a line: what it says, and what it is. */
function book(life: Life, account: AccountCode, minor: number, words: string, of: readonly Payout[] = [], gift?: string): void {
  const ref = `D${life.lines.length + 1}`
  life.world.booked[account].push({ day: life.world.today, minor, text: words, name: '', account: '', ref })
  life.lines.push({ ref, account, minor, text: words, of, gift, id: undefined, matched: false })
}

/** A line about a payout, in any of the ways in which banks book: what left, what came back, and fees; often the file is taken in at once. */
export async function bankPays(life: Life, [x, y, z]: Draw): Promise<void> {
  const told = life.payouts.filter((p) => !['prepared', 'cancelled'].includes(p.state))
  const settled = told.filter((p) => p.state === 'settled')
  const open = told.filter((p) => p.state === 'instructed')
  if (z % 5 < 2 && settled.length > 0) comesBack(life, pick(settled, x), y, z)
  else leaves(life, z % 5 === 2 ? pick(told, x) : (pick(open, x) ?? pick(told, x)), y, z)
  if (z % 3 > 0) await reconcile(life, [x, y, z])
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
    () => say(p.minor, `EFT ${p.reference} TR330006100519786457841326`),
    () => {
      for (const words of ['EFT', 'EFT']) say(p.minor, `${words} ${p.reference}`)
    },
    () => {
      for (const minor of [1000, p.minor - 1000]) say(minor, `EFT ${p.reference}`)
    },
    () => batchLine(life, p, z),
    () => say(outgoing[z % 2] ?? 3, `EFT MASRAFI ${p.reference}`),
  ]
  pick([...forms.slice(0, 2), ...forms.slice(0, 1), ...forms], y)?.()
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
export function bankBooks(life: Life, [x, y, z]: Draw): void {
  const account: AccountCode = x % 4 === 3 ? 'U' : 'B'
  const gift = pick(
    [...life.gifts.keys()].filter((g) => life.outstanding(g) > 0),
    z,
  )
  const left = gift === undefined ? 0 : life.outstanding(gift)
  const brings = (minor: number) => {
    const fund = life.gifts.get(gift ?? '')?.fund ?? FUNDS.F
    if (gift !== undefined && minor > 0)
      book(life, 'B', fund === FUNDS.E ? minor * 8 : minor, `Gelen havale AG-${1000 + [...life.gifts.keys()].indexOf(gift)}`, [], gift)
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

/** The bank's file is taken in, and the engine runs: nothing that it matches may be wrong, and what is plain it must match. */
export async function reconcile(life: Life, [x]: Draw): Promise<void> {
  const account: AccountCode = x % 4 === 3 ? 'U' : 'B'
  if (life.world.booked[account].length > 0) await life.post(true, 'finance', `/bank-accounts/${account}/statements?mode=import`, life.world.statement(account))
  for (const line of await pages(life, `/bank-accounts/${account}/lines?limit=200`)) {
    const known = life.lines.find((l) => l.account === account && l.ref === line.bankReference)
    if (known) known.id = line.id
  }
  const plain = plainOnes(life, account)
  const seen = new Set(life.matches.map((m) => m.id))
  await life.post(true, 'finance', `/bank-accounts/${account}/reconciliation`)
  for (const m of (await pages(life, '/matches?limit=200')).filter((one) => !seen.has(one.id))) {
    const naming = named(life, m)
    const outcome = life.expected(naming, 'engine')
    expect(outcome, `the engine matched ${JSON.stringify(m)}`).toBeDefined()
    const wrong = naming.lines.filter((l) => !isTrue(l, naming))
    expect(wrong, `the engine matched wrongly ${JSON.stringify(m)}`).toEqual([])
    if (outcome) life.matched(m.id, naming, outcome)
    life.count(`auto ${m.kind}`)
  }
  expect(plain.filter((l) => !l.matched)).toEqual([])
}

async function pages(life: Life, path: string): Promise<Json[]> {
  const first = await life.world.get(path)
  return first.nextCursor === null ? first.items : [...first.items, ...(await pages(life, `${path.split('&cursor')[0]}&cursor=${first.nextCursor}`))]
}

const named = (life: Life, of: Json): Naming => ({
  kind: of.kind,
  lines: of.lines.flatMap((id: string) => life.line(id) ?? []),
  payouts: of.payouts.flatMap((id: string) => life.payout(id) ?? []),
  gifts: of.contributions,
})

/** Under a batch's own reference the sum says which of its payouts: equal ones stand for one another. */
const isTrue = (line: Line, { payouts, gifts }: Naming): boolean =>
  payouts.every((p) => line.of.includes(p) || (line.text.includes(p.batchReference) && line.of.some((o) => o.batch === p.batch))) &&
  gifts.every((g) => line.gift === g)

/** One exact line alone with the reference of a payout that is on its way, never matched with it before. */
function plainOnes(life: Life, account: AccountCode): Line[] {
  // What has a break is in a person's hands
  const broken = life.world.book.read((read) =>
    read.all<{ line: number }>(
      "SELECT b.line FROM break b CROSS JOIN state s ON s.noun = 'break' AND s.subject = b.id AND s.state <> 'resolved' WHERE b.line IS NOT NULL",
    ),
  )
  const owned = new Set(broken.map(({ line }) => String(line)))
  const open = life.lines.filter((l) => l.account === account && l.id !== undefined && !l.matched && !owned.has(l.id))
  return open.filter((l) => {
    const [p] = l.of
    const others = life.lines.filter((o) => o !== l && o.of.some((q) => q.batch === p?.batch) && !o.matched)
    return (
      p &&
      l.of.length === 1 &&
      p.state === 'instructed' &&
      l.minor === -p.minor &&
      l.text === `EFT ${p.reference}` &&
      others.length === 0 &&
      !life.undone.has(`${l.ref}/${p.id}`)
    )
  })
}

/** A person ties lines to what they name: rightly or wrongly. */
export async function matchByHand(life: Life, [x, y, z]: Draw): Promise<void> {
  const imported = life.lines.filter((l) => l.id !== undefined)
  const line =
    (z % 8 === 7
      ? undefined
      : pick(
          imported.filter((l) => !l.matched),
          x,
        )) ?? pick(imported, x)
  if (!line) return
  const lines =
    y % 7 === 6 ? [line, ...imported.filter((l) => l !== line && !l.matched && l.account === line.account && l.of[0] === line.of[0]).slice(0, 1)] : [line]
  const naming = { ...draftOf(life, line, y, z), lines }
  const who: Who = z % 5 === 4 ? 'hats' : 'finance'
  const outcome = life.expected(naming, who)
  const answer = await life.post(outcome !== undefined, who, '/matches', { ...bodyOf(naming), lines: lines.map((l) => l.id), note: 'by hand' })
  if (!answer || !outcome) return
  life.count(`by hand ${naming.kind}`)
  life.matched(answer.id, naming, outcome)
}

export const bodyOf = ({ kind, payouts, gifts }: Naming) => ({
  kind,
  ...(payouts.length > 0 ? { payouts: payouts.map((p) => p.id) } : {}),
  ...(gifts.length > 0 ? { contributions: gifts } : {}),
})

export function draftOf(life: Life, line: Line, y: number, z: number): Omit<Naming, 'lines'> {
  const payout = pick(life.payouts, z)
  const own = line.of.length > 0 ? line.of : payout ? [payout] : []
  const gifts = line.gift === undefined ? [...life.gifts.keys()].slice(0, 1 + (z % 2)) : [line.gift]
  const drafts: Omit<Naming, 'lines'>[] = [
    { kind: line.minor < 0 ? 'settlement' : 'return', payouts: own, gifts: [] },
    { kind: 'contribution', payouts: [], gifts },
    { kind: 'charge', payouts: y % 2 === 0 ? [] : own.slice(0, 1), gifts: [] },
    { kind: 'interest', payouts: [], gifts: [] },
    { kind: 'repayment', payouts: own.slice(0, y % 2), gifts: [] },
    { kind: 'settlement', payouts: payout ? [payout] : [], gifts: [] },
  ]
  return pick([...drafts.slice(0, 2), ...drafts], y) ?? { kind: 'interest', payouts: [], gifts: [] }
}

/** Proposals are confirmed, one or all of a reason. */
export async function confirm(life: Life, [x, y]: Draw): Promise<void> {
  const account: AccountCode = x % 4 === 3 ? 'U' : 'B'
  const all = await pages(life, `/bank-accounts/${account}/proposals?limit=200`)
  const one = pick(all, y)
  if (!one) return
  const chosen = x % 2 === 0 ? [one] : all.filter((p) => p.reason === one.reason)
  const namings = chosen.map((p) => named(life, p))
  const outcomes = namings.map((n) => life.expected(n, 'finance'))
  const used = namings.flatMap((n) => [
    ...n.lines.map((l) => l.ref),
    ...(n.kind === 'charge' ? [] : n.payouts.map((p) => `p${p.id}`)),
    ...n.gifts.map((g) => `g${g}`),
  ])
  const isTaken = !outcomes.includes(undefined) && new Set(used).size === used.length
  const answer = await life.post(isTaken, 'finance', '/matches', { proposals: chosen.map((p) => p.id) })
  const made: Json[] = answer ? (answer.items ?? [answer]) : []
  made.forEach((m, n) => {
    const [naming, outcome] = [namings[n], outcomes[n]]
    if (naming && outcome) life.matched(m.id, naming, outcome)
  })
}

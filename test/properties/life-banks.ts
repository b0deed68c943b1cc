import { expect } from 'vitest'
import type { Life } from './life.ts'
import { bodyOf, draftOf } from './life-drafts.ts'
import { SOMETIMES } from './life-lines.ts'
import type { Line, Naming } from './life-nouns.ts'
import { type Draw, pick } from './life-payouts.ts'
import { isElsewhere, isOfOwnRelease } from './life-separation.ts'
import type { AccountCode, Json, Who } from './life-world.ts'

/** The bank's file is taken in, and the engine runs: nothing that it matches may be wrong, and what is plain it must match. */
export async function reconcileAccount(life: Life, account: AccountCode): Promise<void> {
  const booked = life.world.booked[account]
  const [first, last] = [booked[0], booked.at(-1)]
  if (first && last) {
    await life.post(true, 'finance', `/bank-accounts/${account}/statements?mode=import`, life.world.statement(account))
    life.covered.set(account, { since: first.day, until: last.day })
  }
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

export const reconcile = (life: Life, [x]: Draw): Promise<void> => reconcileAccount(life, pick(SOMETIMES, x) ?? 'B')

async function pages(life: Life, path: string): Promise<Json[]> {
  const first = await life.world.get(path)
  return first.nextCursor === null ? first.items : [...first.items, ...(await pages(life, `${path.split('&cursor')[0]}&cursor=${first.nextCursor}`))]
}

const named = (life: Life, of: Json): Naming => ({
  kind: of.kind,
  lines: of.lines.flatMap((id: string) => life.line(id) ?? []),
  payouts: of.payouts.flatMap((id: string) => life.payout(id) ?? []),
  gifts: of.contributions,
  transfer: of.transfer,
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
  await match(life, { ...draftOf(life, line, y, z), lines }, z % 5 === 4 ? 'hats' : 'finance')
}

/** A line between own accounts, or of a claim or refund, matched as what it was booked as; mostly named in full. */
export async function matchAsMeant(life: Life, line: Line, [x, , z]: Draw): Promise<void> {
  if (line.id !== undefined && !line.matched) await match(life, { ...draftOf(life, line, 1, z + (x % 2)), lines: [line] }, 'finance')
}

async function match(life: Life, naming: Naming, who: Who): Promise<void> {
  const lines = naming.lines.map((l) => l.id)
  const isOthers = isOfOwnRelease(life, naming.lines, who) || (isElsewhere(naming.lines) && (who === 'finance' || naming.kind === 'settlement'))
  const outcome = isOthers ? undefined : life.expected(naming, who)
  const answer = await life.post(outcome !== undefined, who, '/matches', { ...bodyOf(naming), lines, note: 'by hand' })
  if (!answer || !outcome) return
  life.count(`by hand ${naming.kind}`)
  life.matched(answer.id, naming, outcome)
}

/** Proposals are confirmed, one or all of a reason. */
export async function confirm(life: Life, [x, y]: Draw): Promise<void> {
  const account = pick(SOMETIMES, x) ?? 'B'
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
    ...(n.transfer === undefined ? [] : [`t${n.transfer}`]),
  ])
  const isTaken = !outcomes.includes(undefined) && new Set(used).size === used.length
  const answer = await life.post(isTaken, 'finance', '/matches', { proposals: chosen.map((p) => p.id) })
  const made: Json[] = answer ? (answer.items ?? [answer]) : []
  made.forEach((m, n) => {
    const naming = namings[n]
    // A transfer's number is that of its turn
    const outcome = naming && life.expected(naming, 'finance')
    if (naming && outcome) life.matched(m.id, naming, outcome)
  })
}

import { HOME, type Life, type Line, type Outcome, type Payout } from './life.ts'
import { bodyOf, draftOf } from './life-banks.ts'
import { type Draw, pick, reject } from './life-payouts.ts'
import { undo } from './life-undo.ts'
import type { Json, Who } from './life-world.ts'
import { events } from './model.ts'

const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  amount_differs: ['settle_with_difference', 'settle_with_difference', 'claim_back'],
  duplicate_payment: ['claim_back', 'charge', 'match', 'exchange'],
  unknown_debit: ['match', 'claim_back', 'charge', 'match'],
  unknown_receipt: ['match', 'match', 'return'],
  payee_differs: ['claim_back', 'settle', 'settle'],
  in_transit_too_long: ['wait', 'reject'],
  contribution_differs: ['wait', 'charge', 'reduce', 'match', 'parts'],
}
const NOTICE = 'cd'.repeat(32)

/** A break is answered by one of its actions, or by one that it does not have. */
export async function answerBreak(life: Life, [x, y, z]: Draw): Promise<void> {
  const { items } = await life.world.get('/breaks?limit=200')
  const of =
    z % 6 === 5
      ? pick(items as Json[], x)
      : pick(
          (items as Json[]).filter((b) => b.state === 'open' || b.state === 'waiting'),
          x,
        )
  if (!of) return
  const action = y % 13 === 12 ? 'explained' : (pick(ACTIONS[of.kind] ?? ['explained'], y) ?? 'explained')
  const who: Who = z % 5 === 4 ? 'hats' : 'finance'
  const line = of.line === undefined ? undefined : life.line(of.line)
  const payout = of.payout === undefined ? undefined : life.payout(of.payout)
  const asked = { of, action, who, line, payout, y, z }
  const { body, done } = acts(life, asked)
  const isOpen = of.state === 'open' || of.state === 'waiting'
  const answer = await life.post(isOpen && done !== undefined, who, `/breaks/${of.id}/resolution`, { note: 'looked into', ...body })
  if (answer && done) {
    life.count(`answered ${of.kind} by ${action}`)
    done(answer)
  }
}

interface Asked {
  readonly of: Json
  readonly action: string
  readonly who: Who
  readonly line: Line | undefined
  readonly payout: Payout | undefined
  readonly y: number
  readonly z: number
}

interface Act {
  readonly body: object
  /** What it comes to; undefined: it is refused. */
  readonly done?: ((answer: Json) => void) | undefined
}

function acts(life: Life, asked: Asked): Act {
  const { action, line, who, payout, y, z } = asked
  if (action === 'explained') return { body: { action, evidenceSha256: NOTICE } }
  if (action === 'wait') return { body: { action, until: '2030-01-01' }, done: () => undefined }
  if (action === 'reject') return { body: { action, evidenceSha256: NOTICE }, done: payout?.state === 'instructed' ? () => reject(life, [payout]) : undefined }
  if (!line) return { body: { action } }
  if (action === 'claim_back') return asked.of.state === 'waiting' ? claimRest(life, line, payout) : claimBack(life, line, payout)
  if (action === 'charge' && asked.of.kind !== 'contribution_differs')
    return through(life, { action }, line, 'charge', life.expected({ kind: 'charge', lines: [line], payouts: [], gifts: [] }, who))
  if (action === 'charge' || action === 'reduce') return fallShort(life, asked, line)
  if (action === 'parts') return inParts(life, line, asked.of.contribution, who)
  if (action === 'settle') return settle(life, asked, line)
  if (action === 'exchange') return exchange(life, asked, line)
  const difference = pick(['payable', 'charge', 'unidentified'] as const, y + z) ?? 'charge'
  if (action === 'settle_with_difference')
    return through(
      life,
      { action, difference },
      line,
      line.minor < 0 ? 'settlement' : 'return',
      payout && life.expectedDifference(line, payout, difference, who),
      payout,
    )
  const back = line.of[0]
  if (action === 'return' && back && line.minor > 0 && !['prepared', 'cancelled'].includes(back.state))
    return through(
      life,
      { action: 'match', difference, match: { kind: 'return', payouts: [back.id] } },
      line,
      'return',
      life.expectedDifference(line, back, difference, who),
      back,
    )
  return matchAny(life, asked, line)
}

/** A match of one line that answers a break. */
function through(life: Life, body: object, line: Line, kind: string, outcome: Outcome | undefined, payout?: Payout, gifts: readonly string[] = []): Act {
  const naming = { kind, lines: [line], payouts: payout ? [payout] : [], gifts }
  return { body, done: outcome && ((answer) => life.matched(answer.match.id, naming, outcome)) }
}

function claimBack(life: Life, line: Line, payout: Payout | undefined): Act {
  const fund = payout?.instalment.fund ?? HOME
  const minor = line.minor > 0 ? 0 : payout ? life.byPayout(payout, -line.minor) : life.inFund(line.account, fund, -line.minor)
  const outcome = line.matched || minor === 0 ? undefined : { moves: events.claimed(fund, line.id ?? '', life.bank(line, line.minor), minor) }
  return through(life, { action: 'claim_back' }, line, 'payment', outcome)
}

/** What left beside a payout, unidentified until now: its settlement stands from then on. */
function claimRest(life: Life, line: Line, payout: Payout | undefined): Act {
  const body = { action: 'claim_back' }
  const standing = life.matches.find((m) => m.state === 'confirmed' && m.kind === 'settlement' && m.lines.includes(line))
  const minor = standing?.moves.find((m) => m.account === 'unidentified-payments')?.minor ?? 0
  if (!standing || !payout || minor === 0) return { body }
  return {
    body,
    done: () => {
      standing.state = 'claimed'
      life.model.post(events.restClaimed(payout.instalment.fund, line.id ?? '', minor))
    },
  }
}

function fallShort(life: Life, { action, of }: Asked, line: Line): Act {
  const gift: string = of.contribution
  const fund = life.gifts.get(gift)?.fund ?? HOME
  const missing = life.outstanding(gift) - line.minor
  if (line.matched || missing <= 0) return { body: { action } }
  const bank = life.bank(line, line.minor)
  const moves =
    action === 'charge'
      ? events.brought(fund, gift, bank, line.minor, missing)
      : [...events.reduced(fund, gift, missing), ...events.brought(fund, gift, bank, line.minor)]
  return through(life, { action }, line, 'contribution', { moves }, undefined, [gift])
}

const inParts = (life: Life, line: Line, gift: string, who: Who): Act =>
  through(
    life,
    { action: 'match' },
    line,
    'contribution',
    life.expected({ kind: 'contribution', lines: [line], payouts: [], gifts: [gift] }, who, true),
    undefined,
    [gift],
  )

function settle(life: Life, { of, who, payout }: Asked, line: Line): Act {
  const body = { action: 'settle', evidenceSha256: NOTICE }
  if (!payout) return { body }
  const isBatch = of.evidence.some((e: Json) => e.feature === 'batch_reference')
  const payouts = isBatch ? life.payouts.filter((p) => p.batch === payout.batch && p.state === 'instructed') : [payout]
  const naming = { kind: 'settlement', lines: [line], payouts, gifts: [] }
  // Every batch here was prepared by finance.
  const outcome = who === 'finance' ? undefined : life.expected(naming, who)
  return { body, done: outcome && ((answer) => life.matched(answer.match.id, naming, outcome)) }
}

function exchange(life: Life, { of, who, payout }: Asked, line: Line): Act {
  const body = { action: 'match', exchange: true }
  const standing = payout && life.matches.find((m) => m.state === 'confirmed' && m.kind === 'settlement' && m.payouts.includes(payout))
  const other = life.line(of.otherLine ?? '')
  if (!payout || !standing || !other || line.matched || payout.releasedBy === who) return { body }
  const isOther = standing.lines.includes(other) && standing.payouts.length === 1 && payout.state === 'settled'
  const isBuiltOn = life.isPaidAgain(payout) && (standing.before[0] === 'rejected' || payout.short[0] > 0)
  if (!isOther || isBuiltOn || line.minor !== -payout.minor) return { body }
  return {
    body,
    done: (answer) => {
      undo(life, standing)
      const naming = { kind: 'settlement', lines: [line], payouts: [payout], gifts: [] }
      life.matched(answer.match.id, naming, { moves: events.settled(payout.instalment.fund, life.paid(payout), life.bank(line, line.minor)) })
    },
  }
}

function matchAny(life: Life, { who, y, z }: Asked, line: Line): Act {
  const draft = draftOf(life, line, y, z)
  const naming = { ...draft, lines: [line] }
  const outcome = life.expected(naming, who, draft.kind === 'contribution')
  return { body: { action: 'match', match: bodyOf(naming) }, done: outcome && ((answer) => life.matched(answer.match.id, naming, outcome)) }
}

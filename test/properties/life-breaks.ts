import type { Life } from './life.ts'
import { giveUp, holding, noting } from './life-claims.ts'
import { bodyOf, draftOf } from './life-drafts.ts'
import { expectedDifference } from './life-expected.ts'
import { HOME, type Line, type Outcome, type Payout } from './life-nouns.ts'
import { type Draw, pick } from './life-payouts.ts'
import { isOfOwnRelease } from './life-separation.ts'
import { isBuiltOn, undo } from './life-undo.ts'
import { rejectRow } from './life-ways.ts'
import type { Json, Who } from './life-world.ts'
import { events } from './model.ts'

const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  amount_differs: ['settle_with_difference', 'settle_with_difference', 'claim_back', 'write_off'],
  duplicate_payment: ['claim_back', 'claim_back', 'write_off', 'charge', 'match', 'exchange'],
  unknown_debit: ['match', 'claim_back', 'charge', 'match', 'write_off'],
  unknown_receipt: ['match', 'match', 'return', 'send_back', 'send_back'],
  payee_differs: ['claim_back', 'settle', 'settle', 'settle_other', 'write_off'],
  late_return: ['match'],
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
          (items as Json[]).filter((b) => b.state !== 'resolved' && (b.state !== 'claimed' || z % 3 === 0)),
          x,
        )
  if (!of) return
  const usual = of.state === 'claimed' && y % 4 > 0 ? 'write_off' : pick(ACTIONS[of.kind] ?? ['explained'], y)
  const action = y % 13 === 12 ? 'explained' : (usual ?? 'explained')
  const who: Who = action === 'write_off' ? 'approver' : z % 5 === 4 ? 'hats' : 'finance'
  await answer(life, { of, action, who, y, z })
}

/** As the model has it: taken, with what that comes to, or refused. */
export async function answer(life: Life, told: Omit<Asked, 'line' | 'payout'>): Promise<void> {
  const { of, action, who } = told
  const line = of.line === undefined ? undefined : life.line(of.line)
  const payout = of.payout === undefined ? undefined : life.payout(of.payout)
  const { body, done } = acts(life, { ...told, line, payout })
  // What became of a payout, whoever released it does not say
  const isOwn = isOfOwnRelease(life, line ? [line] : [], who, payout ? [payout] : [])
  const isOpen = of.state === 'open' || of.state === 'waiting' || (of.state === 'claimed' && action === 'write_off')
  const answered = await life.post(isOpen && !isOwn && done !== undefined, who, `/breaks/${of.id}/resolution`, { note: 'looked into', ...body })
  if (!answered || !done) return
  life.count(`answered ${of.kind} by ${action}`)
  done(answered)
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
  const { action, line, who, payout } = asked
  if (action === 'explained') return { body: { action, evidenceSha256: NOTICE } }
  if (action === 'wait') return { body: { action, until: '2030-01-01' }, done: () => undefined }
  if (action === 'reject') return { body: { action, evidenceSha256: NOTICE }, done: payout?.state === 'instructed' ? () => rejectRow(life, payout) : undefined }
  if (action === 'write_off') return writeOff(life, asked)
  if (!line) return { body: { action } }
  if (action === 'claim_back') return asked.of.state === 'waiting' ? claimRest(life, asked) : claimBack(life, asked, line)
  if (action === 'send_back') return sendBack(life, asked, line)
  if (action === 'charge' && asked.of.kind !== 'contribution_differs') {
    const second = asked.of.kind === 'duplicate_payment' ? payout : undefined
    return through(life, { action }, line, 'charge', life.expected({ kind: 'charge', lines: [line], payouts: second ? [second] : [], gifts: [] }, who), second)
  }
  if (action === 'charge' || action === 'reduce') return fallShort(life, asked, line)
  if (action === 'parts') return inParts(life, line, asked.of.contribution, who)
  if (action === 'settle') return settle(life, asked, line)
  if (action === 'settle_other') return settleOther(life, asked, line)
  if (action === 'exchange') return exchange(life, asked, line)
  if (action === 'settle_with_difference') return payout ? withDifference(life, asked, line, payout) : { body: { action, difference: 'charge' } }
  const back = line.of[0]
  if (action === 'return' && back && line.minor > 0 && !['prepared', 'cancelled'].includes(back.state)) return withDifference(life, asked, line, back)
  return matchAny(life, asked, line)
}

/** A match of one line that answers a break. */
function through(life: Life, body: object, line: Line, kind: string, outcome: Outcome | undefined, payout?: Payout, gifts: readonly string[] = []): Act {
  const naming = { kind, lines: [line], payouts: payout ? [payout] : [], gifts }
  return { body, done: outcome && ((answer) => life.matched(answer.match.id, naming, outcome)) }
}

/** A payout is settled, or came back, by a line of another amount. */
function withDifference(life: Life, { of, action, who, payout: told, y, z }: Asked, line: Line, payout: Payout): Act {
  const difference = pick(['payable', 'charge', 'unidentified'] as const, y + z) ?? 'charge'
  const outcome = expectedDifference(life, line, payout, difference, who)
  const kind = line.minor < 0 ? 'settlement' : 'return'
  const body = action === 'return' ? { action: 'match', difference, match: { kind: 'return', payouts: [payout.id] } } : { action, difference }
  const beyond = outcome?.moves.find((m) => m.account === (kind === 'settlement' ? 'unidentified-payments' : 'unidentified-receipts'))?.minor ?? 0
  const { account, id = '' } = line
  const whose = { break: of.id, line: id, account, payout: told }
  const fund = payout.instalment.fund
  const more =
    beyond > 0
      ? noting(life, { ...whose, isPaidTwice: false, fund, amount: beyond, moved: -line.minor - payout.minor, state: 'waiting' })
      : beyond < 0
        ? holding(life, { ...whose, whole: -beyond })
        : {}
  return through(life, body, line, kind, outcome && { ...outcome, ...more }, payout)
}

/** What left wrongly, in the fund of its payout or else the home fund; 0: it is no amount there. */
const leftWrongly = (life: Life, line: Line, payout: Payout | undefined) => {
  const fund = payout?.instalment.fund ?? HOME
  return { fund, minor: line.minor > 0 ? 0 : payout ? life.byPayout(payout, -line.minor) : life.inFund(line.account, fund, -line.minor) }
}

function claimBack(life: Life, { of, payout }: Asked, line: Line): Act {
  const { fund, minor } = leftWrongly(life, line, payout)
  const { account, id = '' } = line
  const noted = noting(life, { break: of.id, line: id, account, payout, isPaidTwice: false, fund, amount: minor, moved: -line.minor, state: 'claimed' })
  const outcome = line.matched || minor === 0 ? undefined : { moves: events.claimed(fund, id, life.bank(line, line.minor), minor), ...noted }
  return through(life, { action: 'claim_back' }, line, 'payment', outcome)
}

/** What left beside a payout, unidentified until now: its settlement stands from then on. */
function claimRest(life: Life, { of }: Asked): Act {
  const body = { action: 'claim_back' }
  const missing = life.missing.find((m) => m.break === of.id && m.state === 'waiting')
  if (!missing) return { body }
  return {
    body,
    done: () => {
      missing.state = 'claimed'
      life.model.post(events.restClaimed(missing.fund, missing.line, missing.amount))
    },
  }
}

/** An approver gives up what is missing, or what was never claimed. */
function writeOff(life: Life, { of, line, payout }: Asked): Act {
  const body = { action: 'write_off' }
  const missing = of.state === 'open' ? undefined : life.missing.find((m) => m.break === of.id && (m.state === 'waiting' || m.state === 'claimed'))
  if (missing) return { body, done: () => giveUp(life, missing) }
  if (!line || !['duplicate_payment', 'unknown_debit'].includes(of.kind)) return { body }
  const { fund, minor } = leftWrongly(life, line, payout)
  if (line.matched || minor === 0) return { body }
  const { account, id = '' } = line
  const noted = noting(life, { break: of.id, line: id, account, payout, isPaidTwice: false, fund, amount: minor, moved: -line.minor, state: 'given_up' })
  return through(life, body, line, 'payment', { moves: events.lost(fund, life.bank(line, line.minor), minor), ...noted }, payout)
}

/** A receipt that is nobody's: it waits to be sent back. */
function sendBack(life: Life, { of, payout, who }: Asked, line: Line): Act {
  const held = holding(life, { break: of.id, line: line.id ?? '', account: line.account, payout, whole: line.minor })
  const outcome = line.matched || payout?.releasedBy === who ? undefined : { moves: events.receipt(HOME, life.bank(line, line.minor)), ...held }
  return through(life, { action: 'send_back' }, line, 'receipt', outcome, payout)
}

function fallShort(life: Life, { action, of }: Asked, line: Line): Act {
  const gift: string = of.contribution
  const fund = life.gifts.get(gift)?.fund ?? HOME
  const came = life.inFund(line.account, fund, line.minor)
  const missing = life.outstanding(gift) - came
  const isRefunded = action === 'reduce' && life.closedFunds.has(fund.code) && missing > -life.model.of(fund, 'b:appropriated')
  if (line.matched || missing <= 0 || came === 0 || isRefunded) return { body: { action } }
  const bank = life.bank(line, line.minor)
  const moves =
    action === 'charge' ? events.brought(fund, gift, bank, came, missing) : [...events.reduced(fund, gift, missing), ...events.brought(fund, gift, bank, came)]
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

/** The same where another amount left: the difference is named with it. */
function settleOther(life: Life, asked: Asked, line: Line): Act {
  const { of, who, payout } = asked
  if (!payout || of.evidence.some((e: Json) => e.feature === 'batch_reference')) return settle(life, asked, line)
  const { body, done } = withDifference(life, asked, line, payout)
  return { body: { ...body, action: 'settle', evidenceSha256: NOTICE }, done: who === 'finance' ? undefined : done }
}

function exchange(life: Life, { of, who, payout }: Asked, line: Line): Act {
  const body = { action: 'match', exchange: true }
  const standing = payout && life.matches.find((m) => m.state === 'confirmed' && m.kind === 'settlement' && m.payouts.includes(payout))
  const other = life.line(of.otherLine ?? '')
  if (!payout || !standing || !other || line.matched || payout.releasedBy === who) return { body }
  const isOther = standing.lines.includes(other) && standing.payouts.length === 1 && payout.state === 'settled'
  if (!isOther || isBuiltOn(life, standing) || line.minor !== -payout.minor) return { body }
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
  const { difference, ...match } = bodyOf(naming)
  return {
    body: { action: 'match', match, ...(difference ? { difference } : {}) },
    done: outcome && ((answer) => life.matched(answer.match.id, naming, outcome)),
  }
}

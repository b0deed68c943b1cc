import { z } from 'zod'
import { idOf } from '../../core/id.ts'
import { invariant } from '../../core/invariant.ts'
import { faultAt, type Problem, problem, problemOf } from '../../core/problem.ts'
import { done, type Result, refused } from '../../core/result.ts'
import { type Said, say } from '../../core/said/say.ts'
import { matchView } from '../../queries/matches.ts'
import { bankAccountById } from '../../store/bank-accounts.ts'
import { matchesMadeBy } from '../../store/matches.ts'
import { addNote } from '../../store/notes.ts'
import { type ProposalRow, proposalById } from '../../store/proposals.ts'
import type { Read } from '../../store/read.ts'
import type { Write } from '../../store/write.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { type ProposedEnd, togetherFault } from './own-money.ts'
import { lineRow } from './plan-match.ts'
import { byHand, prepareMatch } from './prepare-match.ts'
import { type MatchReady, writeMatch } from './write-match.ts'

const MOST_PROPOSALS = 200
const id = z.string().max(20)

const byProposals = z.strictObject({ proposals: z.array(id).min(1).max(MOST_PROPOSALS) })

/**
 * Makes a match by hand, or confirms proposals of one reason, all or nothing. Refuses not_found, same_person (who released the payout),
 * line_already_matched, match_not_allowed, amount_differs, rate_missing. Kind claim: see claimMade.
 */
export const makeMatch = command({
  kind: 'match_made',
  summary: 'Match lines with what they prove, or confirm proposals',
  makes: true,
  refuses: ['not_found', 'same_person', 'amount_invalid', 'rate_missing', 'fund_closed', 'line_already_matched', 'match_not_allowed', 'amount_differs'],
  body: z.union([byHand, byProposals]),
  decide: (read, { body, actor }) => {
    if ('proposals' in body) return confirm(read, body.proposals, actor)
    const ready = prepareMatch(read, body, actor, { hasNotice: body.evidenceSha256 !== undefined })
    return ready.ok ? done((tx) => noted(tx, writeMatch(tx, ready.value), body)) : ready
  },
  answer: (read, seq) => {
    const made = matchesMadeBy(read, seq).map((row) => matchView(read, row, 'confirmed'))
    return made.length === 1 ? found(made[0]) : { items: made }
  },
})

const noted = (tx: Write, match: number, { note, evidenceSha256 }: { readonly note: string; readonly evidenceSha256?: string | undefined }) =>
  addNote(tx, { noun: 'match', subject: match, words: { note }, evidenceSha256 })

function confirm(read: Read, texts: readonly string[], actor: number): Result<(tx: Write) => void> {
  const rows = texts.map((text) => proposalById(read, idOf(text) ?? -1))
  const gone = texts.flatMap((text, place) => (rows[place] ? [] : [{ place, problem: problemOf('not_found', say.proposalGone(text)) }]))
  if (gone.length > 0) return allNamed(gone, texts.length)
  const proposals = rows.filter((row) => row !== undefined)
  if (new Set(proposals.map((p) => p.reason)).size > 1) return problem('match_not_allowed', say.oneReason)
  const matches: MatchReady[] = []
  const outdated: RefusedAt[] = []
  for (const [place, p] of proposals.entries()) {
    const texts_ = (json: string) => (JSON.parse(json) as number[]).map(String)
    const transfer = p.transfer === null ? undefined : String(p.transfer)
    const asked = { kind: p.kind, lines: texts_(p.lines), payouts: texts_(p.payouts), contributions: texts_(p.contributions), transfer }
    const made = prepareMatch(read, asked, actor, { features: JSON.parse(p.features) as unknown[] })
    if (made.ok) matches.push(made.value)
    else outdated.push({ place, problem: made.problem })
  }
  if (outdated.length > 0) return allNamed(outdated, proposals.length)
  const apart = togetherFault(
    read,
    proposals.filter((p) => p.kind === 'transfer').map((p) => proposedEnd(read, p)),
  )
  if (apart !== undefined) return problem('match_not_allowed', apart)
  const used = matches.flatMap(namedOnce)
  const twice = used.find(({ text }, index) => used.findIndex((other) => other.text === text) !== index)
  if (twice !== undefined) return problem('match_not_allowed', say.namedTwice(twice))
  return done((tx) => {
    for (const m of matches) writeMatch(tx, m)
  })
}

/** One of the proposals that an act confirms, and why it cannot be. */
interface RefusedAt {
  readonly place: number
  readonly problem: Problem
}

/** Refused as the first of them is; of several that were to be confirmed every one at fault is named, so that the others can be confirmed without them. */
function allNamed(at: readonly RefusedAt[], asked: number): Result<never> {
  const [first] = at
  invariant(first, 'something was refused')
  const errors = at.map(({ place, problem: { said } }) => faultAt(`/proposals/${place}`, said))
  return refused(asked > 1 ? { ...first.problem, errors } : first.problem)
}

function proposedEnd(read: Read, { bankAccount, lines, transfer }: ProposalRow): ProposedEnd {
  const account = bankAccountById(read, bankAccount)
  invariant(account, 'a proposal is of a bank account')
  return { account, line: lineRow(read, (JSON.parse(lines) as number[])[0] ?? -1), transfer: transfer === null ? undefined : String(transfer) }
}

/** What no other match of the same act may name. A fee for a payout leaves it to its settlement. */
const namedOnce = (m: MatchReady): readonly Said[] => [
  ...m.lines.map((l) => say.aLine(l)),
  ...(m.kind === 'charge' ? [] : m.payouts.map((p) => say.aPayout(p))),
  ...m.contributions.map((c) => say.aContribution(c)),
  ...(m.claim === undefined ? [] : [say.aClaim(String(m.claim))]),
]

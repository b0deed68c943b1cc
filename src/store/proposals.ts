import type { EngineMatchKind, ProposalPlan } from '../core/reconciliation/plan.ts'
import type { Page, Read } from './read.ts'
import type { Write } from './write.ts'

export interface ProposalRow {
  readonly id: number
  readonly bankAccount: number
  readonly kind: EngineMatchKind
  readonly reason: string
  readonly lines: string
  readonly payouts: string
  readonly contributions: string
  readonly preselected: number
  readonly charge: number | null
  readonly features: string
  readonly runnerUp: string | null
  /** The transfer that the line is the other end of. */
  readonly transfer: number | null
}

interface Kept extends ProposalRow {
  /** The word of the book's key that its engine proposed this: the table is staging, which no seal covers, and whoever confirms a proposal goes by what it says. */
  readonly proof: Buffer | null
}

const PROPOSAL =
  'SELECT id, bank_account AS bankAccount, kind, reason, lines, payouts, contributions, preselected, charge, features, runner_up AS runnerUp, transfer, proof FROM proposal'

const proofOf = (read: Read, p: ProposalRow): Buffer =>
  read.keys.hmac(
    'proposals',
    JSON.stringify([p.id, p.bankAccount, p.kind, p.reason, p.lines, p.payouts, p.contributions, p.preselected, p.charge, p.features, p.runnerUp, p.transfer]),
  )

const isOurs = (read: Read, row: Kept): boolean => !read.hasKeys || (row.proof?.equals(proofOf(read, row)) ?? false)

/** Undefined where it is gone, or is not as the engine made it. */
export function proposalById(read: Read, id: number): ProposalRow | undefined {
  const row = read.one<Kept>(`${PROPOSAL} WHERE id = ?`, id)
  return row && isOurs(read, row) ? row : undefined
}

/** What a person did since the run can end a proposal `p`: its line is matched, its payout left by another line, or came back by one. An undo makes it stand again. */
export const stands = (
  p: string,
): string => `NOT EXISTS(SELECT 1 FROM json_each(${p}.lines) ln CROSS JOIN state ls ON ls.noun = 'line' AND ls.subject = ln.value AND ls.state = 'matched')
  AND NOT EXISTS(SELECT 1 FROM json_each(${p}.payouts) pn CROSS JOIN state ps ON ps.noun = 'payout' AND ps.subject = pn.value
    AND (${p}.kind = 'settlement' AND ps.state NOT IN ('instructed', 'rejected') OR ${p}.kind = 'return' AND ps.state = 'returned'))`

/** Of an account, those that stand. */
export const proposalsAfter = (read: Read, account: number, page: Page): ProposalRow[] =>
  read
    .all<Kept>(`${PROPOSAL} WHERE bank_account = ? AND id > ? AND ${stands('proposal')} ORDER BY id LIMIT ?`, account, page.after, page.most)
    .filter((row) => isOurs(read, row))

const PER_RUN = 1048576

/** The proposals of an account are those of its last run. */
export function replaceProposals(tx: Write, account: number, plans: readonly ProposalPlan[]): void {
  tx.run('DELETE FROM proposal WHERE bank_account = ?', account)
  plans.forEach((p, index) => {
    const row: ProposalRow = {
      // Never used again by another run: whoever confirms an old number is told that it is gone.
      id: tx.seq * PER_RUN + index + 1,
      bankAccount: account,
      kind: p.kind,
      reason: p.reason,
      lines: JSON.stringify(p.lines),
      payouts: JSON.stringify(p.payouts),
      contributions: JSON.stringify(p.contributions),
      preselected: p.preselected ? 1 : 0,
      charge: p.chargeMinor ?? null,
      features: JSON.stringify(p.features),
      runnerUp: p.runnerUp ? JSON.stringify(p.runnerUp) : null,
      transfer: p.transfer ?? null,
    }
    tx.run(
      'INSERT INTO proposal(id, bank_account, kind, reason, lines, payouts, contributions, preselected, charge, features, runner_up, transfer, proof) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ...[row.id, row.bankAccount, row.kind, row.reason, row.lines, row.payouts, row.contributions, row.preselected, row.charge, row.features, row.runnerUp],
      row.transfer,
      proofOf(tx, row),
    )
  })
}

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

const PROPOSAL =
  'SELECT id, bank_account AS bankAccount, kind, reason, lines, payouts, contributions, preselected, charge, features, runner_up AS runnerUp, transfer FROM proposal'

export const proposalById = (read: Read, id: number): ProposalRow | undefined => read.one<ProposalRow>(`${PROPOSAL} WHERE id = ?`, id)

/** Of an account; one of whose lines a person matched since the run is none any more. */
export const proposalsAfter = (read: Read, account: number, page: Page): ProposalRow[] =>
  read.all<ProposalRow>(
    `${PROPOSAL} WHERE bank_account = ? AND id > ? AND NOT EXISTS(
       SELECT 1 FROM json_each(proposal.lines) l CROSS JOIN state s ON s.noun = 'line' AND s.subject = l.value AND s.state = 'matched') ORDER BY id LIMIT ?`,
    account,
    page.after,
    page.most,
  )

const PER_RUN = 1048576

/** The proposals of an account are those of its last run. */
export function replaceProposals(tx: Write, account: number, plans: readonly ProposalPlan[]): void {
  tx.run('DELETE FROM proposal WHERE bank_account = ?', account)
  plans.forEach((p, index) => {
    tx.run(
      'INSERT INTO proposal(id, bank_account, kind, reason, lines, payouts, contributions, preselected, charge, features, runner_up, transfer) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      // Never used again by another run: whoever confirms an old number is told that it is gone.
      tx.seq * PER_RUN + index + 1,
      account,
      p.kind,
      p.reason,
      JSON.stringify(p.lines),
      JSON.stringify(p.payouts),
      JSON.stringify(p.contributions),
      p.preselected ? 1 : 0,
      p.chargeMinor ?? null,
      JSON.stringify(p.features),
      p.runnerUp ? JSON.stringify(p.runnerUp) : null,
      p.transfer ?? null,
    )
  })
}

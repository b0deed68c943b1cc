import type { Read } from '../read.ts'
import type { Axes } from './axes.ts'

/** A contribution as a donor sees it, in minor units of its fund's currency. `…Before`: of it, what is dated before the period. */
export interface ContributionTold {
  readonly id: number
  readonly donor: string
  readonly reference: string | null
  readonly date: string
  /** What was agreed, less what it was reduced by, and what came beyond it. */
  readonly agreed: number
  readonly agreedBefore: number
  /** What lines brought, or what was in the opening balance already; a charge that a bank kept of it counts as received and spent. */
  readonly received: number
  readonly receivedBefore: number
  /** What goes, or went, back to the donor when the fund was closed. */
  readonly refunded: number
  readonly outstanding: number
}

/** What an entry is of, whether it was made or turned round. */
const KIND = 'coalesce((SELECT r.kind FROM entry r WHERE r.id = e.reverses), e.kind)'

const agreed = (when = '') =>
  `coalesce(sum(CASE WHEN a.code = 'income:contributions' AND ${KIND} IN ('contribution_recorded', 'contribution_reduced', 'contribution_excess')${when} THEN -p.amount END), 0)`
const received = (when = '') =>
  `coalesce(sum(CASE WHEN a.code = 'assets:contributions-receivable' AND ${KIND} IN ('contribution_received', 'contribution_before_opening')${when} THEN -p.amount
     WHEN a.code = 'income:contributions' AND ${KIND} = 'contribution_excess'${when} THEN -p.amount END), 0)`
const BEFORE = ' AND e.effective_date < ?'

const CONTRIBUTIONS = `SELECT c.id, c.donor, c.reference, c.date, ${agreed()} AS agreed, ${agreed(BEFORE)} AS agreedBefore, ${received()} AS received, ${received(BEFORE)} AS receivedBefore,
    coalesce(sum(CASE WHEN a.code = 'income:contributions' AND ${KIND} = 'fund_closed' THEN p.amount END), 0) AS refunded,
    coalesce(sum(CASE WHEN a.code = 'assets:contributions-receivable' THEN p.amount END), 0) AS outstanding
  FROM contribution c CROSS JOIN fund f ON f.id = c.fund CROSS JOIN account a ON a.code IN ('assets:contributions-receivable', 'income:contributions') AND a.currency = f.currency
    CROSS JOIN posting p ON p.account = a.id AND p.subject = c.id AND p.event_seq <= ? CROSS JOIN entry e ON e.id = p.entry AND e.effective_date <= ?
  WHERE c.fund = ? GROUP BY c.id ORDER BY c.donor, c.id`

/** The contributions to a fund that are known and dated by then, donor by donor. `from`: the first day of the period. */
export const contributionsTold = (read: Read, fund: number, axes: Axes, from: string): ContributionTold[] =>
  read.all<ContributionTold>(CONTRIBUTIONS, from, from, from, axes.knownAt, axes.asOf, fund)

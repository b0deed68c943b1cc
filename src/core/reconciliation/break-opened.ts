import { problem } from '../problem.ts'
import { done, type Result } from '../result.ts'
import { say } from '../said/say.ts'
import type { Feature } from './plan.ts'

/** A line of which a person says that nothing proposed for it is right; `payout`: the one that it moved, by another amount. Minor units of the account. */
export interface BreakAsked {
  readonly lineMinor: number
  /** A run has looked at the line: what it takes it for is proposed, a break, or done. */
  readonly isSeen: boolean
  /** The line shows by a reference that a payout went to another account than its payee's. */
  readonly isElsewhere: boolean
  /** Payouts whose reference the line shows. */
  readonly shown: readonly number[]
  /** Breaks of the line that stand. */
  readonly standing: readonly { readonly id: number; readonly kind: string; readonly payout: number | null }[]
  readonly payout?:
    | {
        readonly id: number
        readonly state: string
        /** What was ordered; of what comes back, what left. */
        readonly minor: number
        readonly paidAgain: boolean
        readonly isOneRow: boolean
        /** An open break by which another line, of the same direction, moved it. */
        readonly movedByOther: number | undefined
      }
    | undefined
}

export interface BreakOpened {
  readonly kind: 'unknown_debit' | 'unknown_receipt' | 'amount_differs' | 'payee_differs'
  readonly features: readonly Feature[]
}

/** Kinds beside which a person may say that the line moved a payout by another amount. */
const UNKNOWN: ReadonlySet<string> = new Set(['unknown_debit', 'unknown_receipt'])

/** The break of such a line. Refuses wrong_state (no run has looked at it, another break is about it or about its payout, or the payout is past it), match_not_allowed (it shows another payout; nothing differs; one row of several). */
export function breakOpened({ lineMinor, isSeen, isElsewhere, shown, standing, payout }: BreakAsked): Result<BreakOpened> {
  const isOut = lineMinor < 0
  const inTheWay = standing.find(({ kind }) => !payout || !UNKNOWN.has(kind))
  if (inTheWay) return problem('wrong_state', say.lineInBreak(inTheWay.id))
  if (!isSeen) return problem('wrong_state', say.noRunYet)
  const amountLine: Feature = { feature: 'amount_line', minor: Math.abs(lineMinor) }
  if (!payout) return done({ kind: isOut ? 'unknown_debit' : 'unknown_receipt', features: [{ feature: 'by_person' }, amountLine] })
  const [other] = shown
  if (other !== undefined && !shown.includes(payout.id)) return problem('match_not_allowed', say.lineShowsOther(other))
  if (payout.isOneRow) return problem('match_not_allowed', say.breakOfOneRow(payout.id))
  const isOpen = isOut ? payout.state === 'instructed' || payout.state === 'rejected' : payout.state === 'settled'
  if (!isOpen) return problem('wrong_state', isOut ? say.payoutIsNow(payout.state) : say.payoutNotSettled(payout.state))
  if (payout.state === 'rejected' && payout.paidAgain) return problem('wrong_state', say.rejectedPaidAgain)
  if (payout.movedByOther !== undefined) return problem('wrong_state', say.otherLineMoved(payout.movedByOther, payout.id))
  if (Math.abs(lineMinor) === payout.minor) return problem('match_not_allowed', say.amountsEqual)
  return done({
    kind: isOut && isElsewhere ? 'payee_differs' : 'amount_differs',
    features: [{ feature: 'by_person' }, amountLine, { feature: 'amount_expected', minor: payout.minor }],
  })
}

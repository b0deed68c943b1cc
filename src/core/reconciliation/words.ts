import { amountText } from '../money/money.ts'
import { impossible } from '../invariant.ts'
import type { Feature, Reason } from './plan.ts'

/** A feature in words: what the API and the pages show. */
export interface Evidence {
  readonly feature: string
  readonly words: string
}

/** Features as sentences; amounts in the account's currency. */
export const evidenceOf = (features: readonly Feature[], currency: string): readonly Evidence[] =>
  features.map((feature) => ({ feature: feature.feature, words: wordsOf(feature, currency) }))

const counted = (count: number | undefined, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count ?? 0} ${many}`)

/** One feature as a sentence. */
export function wordsOf(seen: Feature, currency: string): string {
  const amount = `${amountText(seen.minor ?? 0, currency)} ${currency}`
  const { count } = seen
  switch (seen.feature) {
    case 'reference': return 'The line shows the reference.'
    case 'reference_folded': return 'The line shows the reference, with letters and digits of like shape exchanged.'
    case 'agent_number': return "The line shows the agent's number of the transfer."
    case 'batch_reference': return count === undefined ? "The line shows the batch's reference." : `The line shows the batch's reference; ${counted(count, 'payout of it is open', 'payouts of it are open')}.`
    case 'account': return "The line shows the payee's account, and it agrees in every character shown."
    case 'contribution_reference': return "The line shows the contribution's reference."
    case 'reference_one_edit': return 'The line shows a reference that is one slip away from this one.'
    case 'reference_two_edits': return 'The line shows a reference that is two slips away from this one.'
    case 'reference_cut': return 'The line shows a part of the reference.'
    case 'account_masked': return "All that is visible of the account agrees with the payee's."
    case 'name': return "The line names the payee."
    case 'name_near': return "The line shows a name like the payee's; something of it is open."
    case 'donor_name': return 'The line names the donor.'
    case 'batch_total': return `The amount is the sum of the ${counted(count, 'open payout', 'open payouts')} of the batch.`
    case 'amount_exact': return 'The amount is exactly the same.'
    case 'amount_with_fee': return `The amount differs by exactly one fee of the schedule, ${amount}.`
    case 'fee_of_schedule': return `The amount is one fee of the schedule, ${amount}.`
    case 'amount_line': return `The line has ${amount}.`
    case 'amount_expected': return `Expected was ${amount}.`
    case 'only_one': return 'No other line and nothing else expected fits.'
    case 'earliest': return `It is the earliest of ${counted(count, 'line', 'lines')} that fit; each other has its own break.`
    case 'waited': return `The statements cover ${counted(count, 'day', 'days')} after the release, and no line shows the payout's reference.`
    case 'undoes_rejection': return 'The payout was rejected, and the line shows that it left all the same.'
    case 'lines_together': return `${counted(count, 'line makes', 'lines make')} up the amount together.`
    case 'account_differs': return "The account on the line differs from the payee's in a visible character."
    case 'name_differs': return "The line names somebody else: no word of that name is the payee's."
    case 'booked_before_release': return 'The line was booked before the payout was released.'
    case 'returned_before_settlement': return 'The money came in before the payout left.'
    case 'undone_before': return 'A person undid this match before.'
    case 'other_reference': return 'The line shows another reference as well.'
    case 'duplicate_open': return 'Another line took the same payout out as well, so this can be the money of either.'
    case 'several_lines': return `${counted(count, 'line fits', 'lines fit')} it.`
    case 'several_fit': return count === undefined ? 'Several fit equally, so none is chosen beforehand.' : `${counted(count, 'fits', 'fit')} equally, so none is chosen beforehand.`
    case 'several_references': return `The line shows ${counted(count, 'reference', 'references')} of ours.`
    case 'payouts_missing': return `${counted(count, 'payout of the batch is', 'payouts of the batch are')} missing in this amount.`
    case 'foreign_reference': return 'The line shows a reference that was never issued here: it is nobody of ours uses it.'
    case 'reference_not_payable': return 'The line shows a reference of ours that is not of a released payout of this account.'
    case 'batch_other_amount': return "The amount is not the sum of the batch's open payouts."
    case 'payout_instructed': return 'No line shows yet that the payout left.'
    case 'payout_settled': return 'The payout had left already.'
    case 'payout_returned': return 'The payout had come back already.'
    case 'payout_rejected': return 'The payout had been rejected.'
    case 'paid_again': return 'The payout had been rejected, and its instalment was paid again under another reference.'
    case 'settled_without_reference': return 'The line that settled the payout did not show its reference: this one may be the right one.'
    case 'payouts_of_amount': return `${counted(count, 'payout has', 'payouts have')} this amount: the amount alone tells nothing.`
    case 'fee_words': return 'The text says that it is a fee.'
    case 'overdue': return `The payout was released ${counted(count, 'day', 'days')} ago, and the statements cover the days in which its line should have come.`
    default: return impossible(seen.feature)
  }
}

/** Why something is proposed, as a heading. */
export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  reference_but: 'reference, but something speaks against it',
  several_references: 'several references, one amount',
  lines_together: 'several lines, one payout',
  batch_part: "batch's reference, a part of its payouts",
  reference_one_edit: 'reference with one slip',
  account: 'the whole account',
  account_masked_and_name: 'masked account and name',
  reference_cut: 'a part of the reference',
  reference_two_edits: 'reference with two slips',
  account_masked: 'masked account',
  batch_total: "the batch's total",
  name: 'name and amount',
  name_near: 'a similar name and the amount',
  donor_name: "the donor's name and the amount",
  contribution_amount: 'the only contribution of this amount',
  fee_words: 'words of a fee',
}

/** The heading of a proposal; another name is worth its own words. */
export function reasonInWords(reason: Reason, features: readonly Feature[]): string {
  const against: ReadonlyArray<readonly [Feature['feature'], string]> = [
    ['name_differs', 'reference, but another name'], ['account_differs', 'reference, but another account'], ['duplicate_open', 'reference, but paid twice'],
    ['several_lines', 'reference, but several lines'], ['other_reference', 'reference, but another one as well'], ['undone_before', 'reference, but undone before'],
  ]
  const found = reason === 'reference_but' ? against.find(([code]) => features.some(({ feature }) => feature === code)) : undefined
  return found ? found[1] : REASON_WORDS[reason]
}

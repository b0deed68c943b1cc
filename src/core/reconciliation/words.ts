import { amountText, type MoneyText, moneyToText } from '../money/money.ts'
import type { Feature, FeatureCode, Reason } from './plan.ts'

/** A feature in words: what the API and the pages show. */
export interface Evidence {
  readonly feature: string
  readonly words: string
  /** What the sentence tells, for those who say it in another language. */
  readonly count?: number
  readonly money?: MoneyText
}

/** Features as sentences; amounts in the account's currency. */
export const evidenceOf = (features: readonly Feature[], currency: string): readonly Evidence[] =>
  features.map((feature) => ({
    feature: feature.feature,
    words: wordsOf(feature, currency),
    ...(feature.count === undefined ? {} : { count: feature.count }),
    ...(feature.minor === undefined ? {} : { money: moneyToText(feature.minor, currency) }),
  }))

const counted = (count: number | undefined, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count ?? 0} ${many}`)

/** What a sentence tells: how many, and an amount with its currency. */
interface Told {
  readonly count: number | undefined
  readonly amount: string
}

const SENTENCES: Readonly<Record<FeatureCode, string | ((told: Told) => string)>> = {
  reference: 'The line shows the reference.',
  reference_folded: 'The line shows the reference, with letters and digits of like shape exchanged.',
  agent_number: "The line shows the agent's number of the transfer.",
  batch_reference: ({ count }) =>
    count === undefined
      ? "The line shows the batch's reference."
      : `The line shows the batch's reference; ${counted(count, 'payout of it can be meant', 'payouts of it can be meant')}.`,
  account: "The line shows the payee's account, and it agrees in every character shown.",
  contribution_reference: "The line shows the contribution's reference.",
  reference_one_edit: 'The line shows a reference that is one slip away from this one.',
  reference_two_edits: 'The line shows a reference that is two slips away from this one.',
  reference_cut: 'The line shows a part of the reference.',
  account_masked: "All that is visible of the account agrees with the payee's.",
  name: 'The line names the payee.',
  name_near: "The line shows a name like the payee's; something of it is open.",
  name_learnt: 'A person confirmed a line with this name for this payee before.',
  donor_name: 'The line names the donor.',
  batch_total: ({ count }) => `The amount is the sum of the ${counted(count, 'open payout', 'open payouts')} of the batch.`,
  own_account: 'The line shows another account of ours.',
  transfer_in_transit: 'A transfer from or to another account of ours has begun and not ended.',
  amount_exact: 'The amount is exactly the same.',
  amount_with_fee: ({ amount }) => `The amount differs by exactly one fee of the schedule, ${amount}.`,
  amount_at_rate: ({ amount }) => `By the rate of the day ${amount} are outstanding: the amount is that or a little less.`,
  fee_of_schedule: ({ amount }) => `The amount is one fee of the schedule, ${amount}.`,
  amount_line: ({ amount }) => `The line has ${amount}.`,
  amount_expected: ({ amount }) => `Expected was ${amount}.`,
  only_one: 'No other line and nothing else expected fits.',
  earliest: ({ count }) => `It is the earliest of ${counted(count, 'line', 'lines')} that fit; each other has its own break.`,
  waited: ({ count }) => `The statements cover ${counted(count, 'day', 'days')} after the release, and no line shows the payout's reference.`,
  undoes_rejection: 'The payout was rejected, and the line shows that it left all the same.',
  lines_together: ({ count }) => `${counted(count, 'line makes', 'lines make')} up the amount together.`,
  account_differs: "The account on the line differs from the payee's in a visible character.",
  name_differs: "The line names somebody else: no word of that name is the payee's.",
  booked_before_release: 'The line was booked before the payout was released.',
  returned_before_settlement: 'The money came in before the payout left.',
  undone_before: 'A person undid this match before.',
  other_reference: 'The line shows another reference as well.',
  duplicate_open: 'Another line took the same payout out as well, so this can be the money of either.',
  days_missing: "Balances show that money moved between the payout's release and this line on days without a statement: it may have left twice.",
  claim_stands: 'Money that left for the payout wrongly is claimed back.',
  several_lines: ({ count }) => `${counted(count, 'line fits', 'lines fit')} it.`,
  several_fit: ({ count }) =>
    count === undefined ? 'Several fit equally, so none is chosen beforehand.' : `${counted(count, 'fits', 'fit')} equally, so none is chosen beforehand.`,
  several_references: ({ count }) => `The line shows ${counted(count, 'reference', 'references')} of ours.`,
  payouts_missing: ({ count }) => `${counted(count, 'payout of the batch is', 'payouts of the batch are')} missing in this amount.`,
  payouts_settled: ({ count }) => `${counted(count, 'payout of the batch left', 'payouts of the batch left')} by other lines.`,
  foreign_reference: "The line shows a reference that was never issued here: it is somebody else's.",
  reference_not_payable: 'The line shows a reference of ours that is not of a released payout of this account.',
  batch_other_amount: "The amount is not the sum of the batch's open payouts.",
  payout_instructed: 'No line shows yet that the payout left.',
  payout_settled: 'The payout had left already.',
  payout_returned: 'The payout had come back already.',
  payout_rejected: 'The payout had been rejected.',
  paid_again: 'The payout had been rejected, and its instalment was paid again under another reference.',
  return_undone: 'Its return was undone after the money went out again, or was not owed any more: what did not come back is claimed.',
  settled_without_reference: 'The line that settled the payout did not show its reference: this one may be the right one.',
  payouts_of_amount: ({ count }) =>
    count === 0 ? 'No payout has this amount.' : `${counted(count, 'payout has', 'payouts have')} this amount: the amount alone tells nothing.`,
  bound_reached: ({ count }) => `More payouts are like it than are looked at: ${count} were, and the right one may be another.`,
  fee_words: 'The text says that it is a fee.',
  days_closed: 'The bank booked it in days that are closed: it is dated on the first open day.',
  fund_closed: 'The fund that paid it is closed.',
  by_person: 'A person says that nothing proposed for the line is right.',
  overdue: ({ count }) => `The payout was released ${counted(count, 'day', 'days')} ago, and the statements cover the days in which its line should have come.`,
}

/** One feature as a sentence. */
function wordsOf({ feature, count, minor }: Feature, currency: string): string {
  const sentence = SENTENCES[feature]
  return typeof sentence === 'string' ? sentence : sentence({ count, amount: `${amountText(minor ?? 0, currency)} ${currency}` })
}

/** Why something is proposed, as a heading. */
const REASON_WORDS: Readonly<Record<Reason, string>> = {
  reference_but: 'reference, but something speaks against it',
  several_references: 'several references, one amount',
  lines_together: 'several lines, one payment',
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
  own_account: 'an account of ours',
  transfer_amount: 'a transfer in transit of this amount',
  fee_words: 'a fee, by its words or by the schedule',
}

/** The heading of a proposal; another name is worth its own words. */
export function reasonInWords(reason: Reason, features: readonly Feature[]): string {
  const against: ReadonlyArray<readonly [Feature['feature'], string]> = [
    ['name_differs', 'reference, but another name'],
    ['account_differs', 'reference, but another account'],
    ['duplicate_open', 'reference, but paid twice'],
    ['several_lines', 'reference, but several lines'],
    ['days_missing', 'reference, but days are missing'],
    ['other_reference', 'reference, but another one as well'],
    ['undone_before', 'reference, but undone before'],
  ]
  const found = reason === 'reference_but' ? against.find(([code]) => features.some(({ feature }) => feature === code)) : undefined
  return found ? found[1] : REASON_WORDS[reason]
}

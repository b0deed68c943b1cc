import type { MoneyText } from '../money/money.ts'
import { en } from './values.ts'

/** Matching lines of the bank with what they prove. */
export const matchesSaid = {
  transferUnclear: (ids: readonly string[]) =>
    `The line can be the other end of transfers ${en.list(ids)}: name the one that it is in "transfer" (or "new" for none of them).`,
  transferEqual: 'The amounts are equal: there is no difference to name.',
  transferLess: (sent: MoneyText, came: MoneyText) =>
    `${en.money(sent)} was sent and ${en.money(came)} arrived: if a bank kept the rest, name the difference: charge. If the rest came by another line, undo the match that began the transfer, and match each of the lines as exchange, with one fund.`,
  transferMore: (sent: MoneyText, came: MoneyText) =>
    `${en.money(sent)} was sent and ${en.money(came)} arrived: more never arrives by one transfer than was sent. If it is the same money all the same, undo the match that began the transfer, and match each of its lines as exchange, with one fund.`,
  transferIs: (id: number, state: string) => `Transfer ${id} is ${state}: only one in transit has another end.`,
  transferBeganHere: (id: number) => `Transfer ${id} began on this account: its other end is a line of another.`,
  transferInOther: (id: number, currency: string, line: string) =>
    `Transfer ${id} is in ${currency}, and the line in ${line}: money changed by a bank is an exchange.`,
  transferSameWay: (id: number) => `Transfer ${id} and the line are the same way: one end is money out, the other money in.`,
  claimOneWay: 'A claim is lines of one direction: money in, or money out.',
  breakNotAbout: (id: string, payout: number) => `Break ${id} is not about payout ${payout}.`,
  notClaimedYet: (id: string) => `What is missing by break ${id} is not claimed yet: answer it with claim_back first.`,
  nothingMissing: (id: string) => `Nothing is missing by break ${id}.`,
  severalFit: (ids: readonly string[]) => `Several fit: name in "break" one of ${en.list(ids)}.`,
  noClaimOf: (money: MoneyText) => `No claim of this account is of exactly ${en.money(money)}: name its break in "break".`,
  nothingClaimedOf: (payout: number) => `Nothing of payout ${payout} is claimed, or was given up.`,
  noReceiptOf: (money: MoneyText) => `No receipt of exactly ${en.money(money)} waits to be sent back: name its break in "break".`,
  moreThanMissing: (comes: MoneyText, missing: MoneyText, id: number) =>
    `The lines come to ${en.money(comes)}, and ${en.money(missing)} is missing by break ${id}: where it brings something else too, answer its own break with match, kind claim and difference unidentified (open one with POST /breaks if it has none). What is beyond waits there to be sent back.`,
  noMoreThanMissing: (comes: MoneyText, missing: MoneyText, id: number) =>
    `The line comes to ${en.money(comes)}, and ${en.money(missing)} is missing by break ${id}: nothing is beyond that, so name no difference.`,
  moreThanLeftOf: (comes: MoneyText, missing: MoneyText, id: number, match: number) =>
    `The lines come to ${en.money(comes)}, and ${en.money(missing)} is missing by break ${id}, since less left for the second time by match ${match}: undo that one, match this line, and settle that payout again by its line.`,
  noAmountOfClaim: (line: number, currency: string) => `Line ${line} is no amount in ${currency} at the claim's rate.`,
  noReceiptWaits: (id: string) => `Break ${id} waits for no receipt to be sent back: answer it with send_back first.`,
  moreThanReceipt: (comes: MoneyText, due: MoneyText, id: number) =>
    `The lines come to ${en.money(comes)}, and ${en.money(due)} is to be sent back by break ${id}: a fee is a line of its own, or the break of this one.`,
  tooLittleToPart: (line: number) => `Line ${line} brings too little to be parted at this rate.`,
  nameTransferOfCharge: 'Name in "transfer" the one of which a bank kept the difference.',
  refundsApart: 'Refunds that were paid and such as came back are matched apart.',
  nameRefunded: 'Name the contributions of which the line pays the refund.',
  refundNotOwed: (id: number) =>
    `Contribution ${id} is not refunded by this. Nothing is owed to the donor of it: its fund is not closed, or the refund was paid.`,
  refundNotPaid: (id: number) => `Contribution ${id} is not refunded by this. No refund of it was paid.`,
  oneByOneAbroad: 'In another currency one line is matched with one contribution.',
  refundAtRate: (comes: MoneyText, stands: MoneyText) => `At the day's rate the line is ${en.money(comes)}, and ${en.money(stands)} is what it can be.`,
  refundsDiffer: (lines: MoneyText, refunds: MoneyText) =>
    `The lines come to ${en.money(lines)}, and the refunds that they are matched with to ${en.money(refunds)}.`,
  bookChanged: 'The book was changed meanwhile.',
  othersChange: 'Others keep changing the book. Run the reconciliation again; what was matched stays matched.',
  lineMatched: (line: number) => `Line ${line} is matched already: undo that match first, if it is wrong.`,
  linesDiffer: (lines: MoneyText, things: MoneyText) =>
    `The lines come to ${en.money(lines)}, and what they are matched with to ${en.money(things)}: an amount that differs goes through its break, and POST /breaks opens one.`,
  namedMissing: 'One of the lines, payouts or contributions that the match names does not exist.',
  ownRelease: 'Whoever released a payout does not match it by hand: ask a colleague.',
  noticeElsewhere:
    "The line shows another account than the payee's: it settles by the answer to its break, with the bank's notice that the payee was paid. Run the reconciliation if no break stands yet.",
  partsToOne: 'What comes in parts or in another currency is matched with one contribution.',
  moreThanOutstanding: (comes: MoneyText, stands: MoneyText) =>
    `The lines come to ${en.money(comes)}, and ${en.money(stands)} is outstanding: an amount that differs goes through its break.`,
  oneReason: 'Proposals that are confirmed together have one reason: confirm those of another by themselves.',
  namedTwice: (thing: string) => `Two of the proposals name ${thing}: confirm one of them.`,
  aLine: (id: number) => `line ${id}`,
  aPayout: (id: number) => `payout ${id}`,
  aContribution: (id: number) => `contribution ${id}`,
  aClaim: (id: string) => `the claim of break ${id}`,
  beingMatched: (account: string) => `The lines of ${account} are being matched. Wait, then send the same request with the same Idempotency-Key again.`,
  runCalledOff: 'The run was called off before its end. What was matched stays matched: run the reconciliation again.',
  runTooLarge: 'More lines are open than one run has memory for. What was matched stays matched: explain or match some of the others, then run it again.',
}

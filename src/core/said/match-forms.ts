import type { MoneyText } from '../money/money.ts'
import { en } from './values.ts'

/** What a match names, by its kind. */
export const matchFormsSaid = {
  matchNamesLine: 'A match names at least one line.',
  matchNamesOnce: 'A match names each thing once.',
  kindOneLine: (kind: string) => `A ${kind} is one line: match each line by itself.`,
  kindOtherWay: (kind: string, way: string, line: number) => `A ${kind} is ${en.way(way)}, and line ${line} is the other way.`,
  kindNamesPayouts: (kind: string) => `A ${kind} names the payouts that the line proves.`,
  kindOnePayout: (kind: string) => `A ${kind} names one payout at most.`,
  kindNoPayout: (kind: string) => `A ${kind} names no payout.`,
  kindNoContribution: (kind: string) => `A ${kind} names no contribution.`,
  nameContribution: 'Name the contribution that the line brings.',
  manyWithMany: 'Match one line with several, or several lines with one: lines and payouts can both be many only for one payment to an institution.',
  lineOfDouble: (id: number) => `Payout ${id} was rejected, and paid again or cancelled since: its line paid what is not owed, and goes through its break.`,
  onlyInstructed: (id: number, state: string) => `Payout ${id} is ${state}: only one that is instructed can be settled.`,
  onlySettled: (id: number, state: string) => `Payout ${id} is ${state}: only one that was settled can come back.`,
  repaidBefore: (id: number) =>
    `Of payout ${id} a repayment is booked, and what left once comes back once: undo that match if it was this return, or send back what came twice.`,
  repaidBeyond: (id: number) => `That is more than left for payout ${id}, with what was repaid of it before: name the payout that it is of, or none.`,
  oneAccount: 'A match is of one bank account: the lines and the payouts that it names are of several.',
  bankNeverTold: (id: number, state: string) => `Payout ${id} is ${state}: the bank was never told of it.`,
  instalmentPaidTwice: (id: number) => `The instalment of payout ${id} was paid twice, and its money is claimed back: what comes is not its return.`,
  onlyTransferNames: 'Only a match of the kind transfer names a transfer.',
  onlyExchangeNames: 'Only a match of the kind exchange names a fund.',
  onlyTransferDiffers: 'Only a match of the kind transfer names a difference here: what else differs goes through its break.',
  keptIsCharge: 'What a bank kept of a transfer is a charge.',
  onlyClaimNames: 'Only a match of the kind claim names a break.',
  twoEndsOfOne: (id: number) => `Two of the proposals are the other end of transfer ${id}: confirm one of them.`,
  bothEnds: 'Two of the proposals can be both ends of one transfer: confirm one, then the other.',
  refundBuiltOn: (money: MoneyText) => `The fund was closed, and ${en.money(money)} of what the line brought is owed to its donors.`,
  refundPaidAgain: (money: MoneyText) => `The refund came back by this line, and ${en.money(money)} of it was paid again: undo that match first.`,
}

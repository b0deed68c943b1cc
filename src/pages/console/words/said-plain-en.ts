import type { Sentences } from '../../../core/said/say.ts'
import { valuesIn } from './said-values.ts'

const en = valuesIn('en')

/** For staff in plain words, what the API says to programs: without its parameters, its codes and its name for what is to clear up. */
export const saidPlainEn: Partial<Sentences> = {
  // forms
  mendAll: 'Put right what is named below, and send it again.',
  keyExpired: (days) => `This form was sent before, more than ${days} days ago. Look at what came of it, and open the page again.`,
  keyReused: 'This form was sent before, with other contents. Open the page again and send the form from it.',
  forRoles: (roles) => `This is for: ${en.roles(roles)}. Ask somebody who has that role.`,
  noRole: (role, roles) => `${role === '' ? 'No role is chosen' : `“${role}” is no role`}: choose one or more of ${en.roles(roles)}.`,
  notKnownHere: 'is not taken here',
  notEmpty: 'Fill this in.',
  isMissing: 'Fill this in.',
  sha256Form: 'a fingerprint of a file has 64 signs: digits and the letters a to f',
  isTooShort: 'is too short',
  isTooLong: 'is too long',
  isTooCommon: 'is easily guessed',
  wrongType: () => 'is not written as it is to be',
  wrongForm: 'is not written as it is to be',
  tooLong: (most) => `has more than ${most} characters`,
  tooShort: (least) => `has fewer than ${least} characters`,
  tooMany: (most) => `has more than ${most}`,
  tooFew: (least) => `needs ${least} at least`,
  numberAtMost: (most) => `is ${most} at most`,
  numberAtLeast: (least) => `is ${least} at least`,
  oneOf: () => 'choose one of those that are offered',
  // cases
  caseIs: (caseNumber, state) => `Case ${caseNumber} is decided already: ${en.caseState(state)}.`,
  caseStands: (caseNumber, state, otherwise) => `Case ${caseNumber}: ${en.caseState(state)}. ${otherwise}`,
  caseIsAgain: (caseNumber, state) => `Case ${caseNumber} is not recommended any more (${en.caseState(state)}): look at it when it is recommended anew.`,
  nothingAskedInCase: (caseNumber) => `Nothing was asked for in case ${caseNumber}: do not tick that this answers a question.`,
  documentNeedsHash: 'A check of a document passes with its document: choose one of the case, or give the fingerprint of the file.',
  checkIs: (criterion, outcome) => `${criterion}: ${en.outcome(outcome)}`,
  outcomeIs: (outcome) => en.outcome(outcome),
  instalmentsDisordered: 'The instalments are not in order: look at what is marked.',
  policyContradicts: 'The rules contradict each other or the fund: look at what is marked.',
  noFormRead: 'The form could not be read: open the page again and send it from there.',
  noFormMember: (member) => `“${member}” is not taken here: send the kind of the document, and its file.`,
  sayWhatDocument: 'Say in one word what the document is: passport, enrolment, residence …',
  sendDocument: 'Choose the file of the document.',
  messageFor: (roles) => `This message is answered by: ${en.roles(roles)}.`,
  onlyRolesMay: (roles) => `This is for: ${en.roles(roles)}.`,
  onlyRolesErase: (roles) => `Only these may erase: ${en.roles(roles)}.`,
  grantIs: (caseNumber, state) => `The grant of ${caseNumber}: ${en.grantState(state)}. Nothing more is paid under it.`,
  nameList: 'Name the list.',
  // money
  moneyOfFundOpen: (fund, items) => `Fund ${fund} cannot be closed while money of it is on the move: ${en.list(items)}.`,
  openItem: (kind, money) => `${en.openKind(kind)} ${en.money(money)}`,
  closingIs: (state) => `The closing was decided already: ${en.closingState(state)}.`,
  periodIs: (state) => `The close of the period was decided already: ${en.closingState(state)}.`,
  balancesOutdated: 'It has changed since you opened it. Look at the figures again.',
  owedToDonors: (refund, fund, more) =>
    `It has changed since you opened it: ${en.money(refund)} is owed to the donors of fund ${fund}${more}. Look at it again.`,
  // payouts
  batchIs: (state) => `The batch was decided already: ${en.batchState(state)}.`,
  batchOutdated: 'It has changed since you opened it. Look at it again, then release it as it is now.',
  handOverReleased: (state) => `The batch: ${en.batchState(state)}. Only a released one is handed over.`,
  fileOfReleased: (state) => `The batch: ${en.batchState(state)}. There is a payment file only of a released one.`,
  reportOfReleased: (state) => `The batch: ${en.batchState(state)}. A bank reports on what was released.`,
  handedOver: (at) => `The batch was handed over already: ${en.at(at)}.`,
  rejectOnlyOnWay: (state) => `The payout: ${en.payoutState(state)}. Only one that is ordered can be recorded as not carried out.`,
  cancelOnlyPrepared: (state) => `The payout: ${en.payoutState(state)}. Only one whose batch is not released can be taken out.`,
  numbersReleased: (state) => `The payout: ${en.payoutState(state)}. An agent numbers what was released.`,
  mayStillBePaid: (payout, account, until) =>
    `Payout ${payout} may still be paid out of ${account}: import its statements to ${en.day(until)} (a line may show it), or give the bank’s notice that it is not.`,
  whyInstitution: 'An institution is paid in a batch of its own, and nobody else in it: choose it under “To one institution”.',
  // files of the bank
  noTable: () =>
    'No table of dates and amounts is found in this file. Export the statement as CSV, XLSX, 1C, camt.053 or MT940: a PDF or a picture is not read.',
  manyReadings: (count) => `The file can be read in ${count} ways, and nothing in it tells which is right: export it with the balance on every line.`,
  // lines of the bank
  transferUnclear: (ids) => `The line can be the other end of transfers ${en.list(ids)}: say which one, or “new” for none of them.`,
  transferLess: (sent, came) =>
    `${en.money(sent)} was sent and ${en.money(came)} arrived: if a bank kept the rest, tick that the difference is a charge. If the rest came by another line, undo the match that began the transfer, and match each of the lines as an exchange, in one fund.`,
  transferMore: (sent, came) =>
    `${en.money(sent)} was sent and ${en.money(came)} arrived: more never arrives by one transfer than was sent. If it is the same money all the same, undo the match that began the transfer, and match each of its lines as an exchange, in one fund.`,
  nameTransferOfCharge: 'Name the transfer of which a bank kept the difference.',
  noBreakOfAccount: (id) => `There is nothing to clear up with number ${id} on this account.`,
  noBreak: (id) => `There is nothing to clear up with number ${id}.`,
  breakNotAbout: (id, payout) => `What is to clear up as number ${id} is not about payout ${payout}.`,
  notClaimedYet: (id) => `What is missing by number ${id} to clear up is not claimed back yet: do that first.`,
  nothingMissing: (id) => `Nothing is missing by number ${id} to clear up.`,
  severalFit: (ids) => `Several fit: say which of the numbers to clear up it is: ${en.list(ids)}.`,
  noClaimOf: (money) => `Nothing that is claimed back on this account is exactly ${en.money(money)}: say which number to clear up it answers.`,
  noReceiptOf: (money) => `No receipt of exactly ${en.money(money)} waits to be sent back: say which number to clear up it answers.`,
  noReceiptWaits: (id) => `By number ${id} to clear up no receipt waits to be sent back: choose “${en.action('send_back')}” there first.`,
  moreThanMissing: (comes, missing, id) =>
    `The lines come to ${en.money(comes)}, and ${en.money(missing)} is missing by number ${id} to clear up: where it brings something else too, answer it where it is to clear up itself (or say there that it is), as what was claimed back, with a difference that is nobody’s yet. What is beyond waits there to be sent back.`,
  noMoreThanMissing: (comes, missing, id) =>
    `The line comes to ${en.money(comes)}, and ${en.money(missing)} is missing by number ${id} to clear up: nothing is beyond that, so name no difference.`,
  moreThanLeftOf: (comes, missing, id, match) =>
    `The lines come to ${en.money(comes)}, and ${en.money(missing)} is missing by number ${id} to clear up, since less left for the second time by match ${match}: undo that one, match this line, and settle that payment again by its line.`,
  moreThanReceipt: (comes, due, id) =>
    `The lines come to ${en.money(comes)}, and ${en.money(due)} is to be sent back by number ${id} to clear up: a fee is a line of its own.`,
  linesDiffer: (lines, things) =>
    `The lines come to ${en.money(lines)}, and what they are matched with to ${en.money(things)}: an amount that differs is settled under “To clear up”.`,
  moreThanOutstanding: (comes, stands) =>
    `The lines come to ${en.money(comes)}, and ${en.money(stands)} is outstanding: an amount that differs is settled under “To clear up”.`,
  lineOfDouble: (id) =>
    `Payout ${id} was not carried out, and paid again or cancelled since: its line paid what is not owed, and is settled under “To clear up”.`,
  onlyTransferDiffers: 'A difference is named here of a transfer alone: what else differs is settled under “To clear up”.',
  onlyClaimNames: 'A number to clear up is given only where the line answers what is claimed back.',
  proposalGone: (id) => `There is no suggestion ${id} any more: look at those of the last run.`,
  oneReason: 'Suggestions that are confirmed together have one reason: confirm those of another by themselves.',
  namedTwice: (thing) => `Two of the suggestions name ${thing}: confirm one of them.`,
  aClaim: (id) => `what is claimed back by number ${id} to clear up`,
  twoEndsOfOne: (id) => `Two of the suggestions are the other end of transfer ${id}: confirm one of them.`,
  bothEnds: 'Two of the suggestions can be both ends of one transfer: confirm one, then the other.',
  beingMatched: (account) => `The lines of ${account} are being matched. Wait, then send it again.`,
  breakOfNoLine: 'This is about no line of its own.',
  breakWithoutLine: 'This is about no line.',
  ownBreak: 'Whoever released a payout does not clear up what is about it: ask a colleague.',
  noticeElsewhere:
    'The line shows another account than the payee’s: it proves the payout where it stands to be cleared up, with the bank’s notice that the payee was paid. If it does not stand there yet, look for matches first.',
  breakLacksNothing: 'Nothing is missing here: settle it or claim it back first.',
  breakOfSeveral: 'This names no single payout: match its line by hand.',
  nameDifference: 'Say what the difference is.',
  nameDifferenceBack: 'Another amount came back than left: say what the difference is.',
  nameShortPayout: 'Less left than all that is open of the batch: give the reference of the one payout of which less left.',
  payoutIsNow: (state) => `The payout now: ${en.payoutState(state)}.`,
  payoutNotSettled: (state) => `The payout now: ${en.payoutState(state)}. Only one that left can come back.`,
  onlyInstructed: (id, state) => `Payout ${id}: ${en.payoutState(state)}. Only one that is ordered can be settled.`,
  onlySettled: (id, state) => `Payout ${id}: ${en.payoutState(state)}. Only one that left can come back.`,
  bankNeverTold: (id, state) => `Payout ${id}: ${en.payoutState(state)}. The bank was never told of it.`,
  leftLess: (money) => `${en.money(money)} less left than was ordered: the rest is payable again.`,
  leftMore: (money) => `${en.money(money)} more left than was ordered: the rest is a charge, or nobody’s yet.`,
  cameMore: 'More came back than left: the rest is nobody’s yet.',
  noRunYet:
    'Nobody has looked for matches since this line came: do that first. What it is found to be is matched, suggested, or stands among what is to be cleared up.',
  otherLineMoved: (id, payout) => `By number ${id} to clear up another line moved payout ${payout}: answer it there first.`,
  lineInBreak: (id) => `This line is number ${id} to clear up: answer it there.`,
  cameBackSince: (id) => `What was missing by number ${id} to clear up came back by another match: undo that one first.`,
  claimStands: 'The money of this line is claimed back: that ends by its own line, or by an approver.',
  sayWhatLineIs: 'Say what the line is, and which payouts or contributions it shows.',
  noticePaid: 'Give the bank’s notice that the payee was paid.',
  noticeNotCarriedOut: 'Give the bank’s notice that it did not carry the payout out, or name the statement that shows it.',
  noticeExplains: 'Name the statement or the notice that explains it.',
  notSettledByOther: 'The other line that is named here does not, alone, show this payout.',
  actionFor: (action, role) => `“${en.action(action)}” is for: ${en.role(role)}. Ask somebody who has that role.`,
  resolvedAlready: 'This is resolved already.',
  answeredBy: (kind, known, asked) =>
    `“${en.breakKind(kind)}” is resolved by: ${known.map((one) => `“${en.action(one)}”`).join(', ')}. Not by “${en.action(asked)}”.`,
  claimedBack: 'The money is claimed back: this ends by the line that brings it, or by an approver who gives it up.',
  answeredByReply: 'A complaint is answered by a reply to its message.',
  // statements
  noReading: (reading, known) => `There is no reading ${reading}: there are ${en.list(known)}.`,
  readingToConfirm: 'Nothing in the file shows for certain how it is to be read. Look at the readings and confirm one.',
  headerChanged: (change) =>
    `The header has changed against the reading that was confirmed for this account (${change}). Export as before; or, if the bank changed its export, choose the file again, name the new form and confirm its reading.`,
  overlapUnclear: (_file, statement, _other, day, rows) =>
    `This file and that of statement ${statement} each show a part of ${en.day(day)}, with ${rows} equal row(s), and no balances tell whether these are the same payments. Nothing was taken in. Say whether they are the same or others, or export whole days.`,
  scanIs: 'The fingerprint of the scan that is kept with the statement has 64 signs: digits and the letters a to f.',
  // exports
  noAnchor: 'This is no anchor: an anchor is a file that you kept from here before.',
  publisherMissing: (members) => `This export names who publishes it: an administrator sets that in the settings (${en.list(members)}).`,
}

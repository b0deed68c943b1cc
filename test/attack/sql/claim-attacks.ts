import type { Attack } from './attack.ts'
import type { AttackBook } from './attack-book.ts'
import type { Forger, Posted } from './forger.ts'
import { release } from './moves.ts'

/** Attacks on what is claimed, comes back, is given up and is sent back. The debit of 777.00 is claimed; the receipt of 42.00 brings part of it. */
const MISSING = 77_700
const BACK = 4_200

interface Claiming {
  readonly missing?: number | null
  readonly line?: number
  readonly claimed?: number
  readonly step?: boolean
  readonly twice?: boolean
}

/** The debit is claimed back, as a break's answer does it. */
function claimBack(
  f: Forger,
  of: AttackBook,
  { missing = MISSING, line = of.lines.debit, claimed = MISSING, step = true, twice = false }: Claiming = {},
): void {
  f.event('break_resolved', of.people.finance)
  const match = matched(f, of, 'payment', of.lines.debit)
  const row = { break: of.breakOfDebit, line, fund: of.fund, amount: missing ?? 1, moved: missing ?? 1, match }
  if (missing !== null) f.row('missing_money', row)
  if (twice) f.row('missing_money', row)
  booked(f, of, match, 'unidentified_payment', [
    ['assets:unidentified-payments', of.lines.debit, MISSING],
    ['assets:bank:B', 0, -MISSING, of.lines.debit],
  ])
  booked(f, of, match, 'claim', [
    ['assets:claims', of.lines.debit, claimed],
    ['assets:unidentified-payments', of.lines.debit, -claimed],
  ])
  f.row('resolution', { break: of.breakOfDebit, action: 'claim_back', match })
  if (step) f.step('break', of.breakOfDebit, 'open', 'claimed')
  f.seal()
}

function matched(f: Forger, of: AttackBook, kind: string, line: number): number {
  const match = f.row('match', { bank_account: of.account, kind, by: 'person', rules: 1, features: '[]' })
  f.row('match_line', { match, line })
  f.step('line', line, 'open', 'matched')
  return match
}

function booked(f: Forger, of: AttackBook, match: number, kind: string, postings: readonly Posted[]): void {
  const entry = f.entry(kind, of.fund, postings)
  if (match > 0) f.row('match_entry', { match, entry })
}

const recovered = (of: AttackBook, minor = BACK): readonly Posted[] => [
  ['assets:bank:B', 0, minor, of.lines.receipt],
  ['assets:claims', of.lines.debit, -minor],
]

interface Bringing {
  readonly row?: { readonly amount?: number; readonly moved?: number; readonly break?: number } | null
  readonly entry?: boolean
  readonly tied?: boolean
  readonly kind?: string
  readonly takesBack?: number
  readonly from?: string
  readonly actor?: number
}

/** The receipt brings back part of the claim. */
function bringBack(f: Forger, of: AttackBook, how: Bringing = {}): void {
  f.event('match_made', how.actor ?? of.people.finance)
  if (how.takesBack !== undefined) f.entry('loss_taken_back', of.fund, takenBack(of, how.takesBack))
  const match = matched(f, of, how.kind ?? 'claim', of.lines.receipt)
  if (how.row !== null) f.row('brought_back', { match, break: of.breakOfDebit, amount: BACK, moved: BACK, ...how.row })
  if (how.entry !== false) booked(f, of, how.tied === false ? 0 : match, 'claim_recovered', recovered(of))
  if (how.from !== undefined) f.step('break', of.breakOfDebit, how.from, 'claimed')
  f.seal()
}

const lost = (of: AttackBook, minor: number, account = 'assets:claims'): readonly Posted[] => [
  ['expenses:losses', 0, minor],
  [account, of.lines.debit, -minor],
  ['budget:spent', 0, minor],
  ['budget:available', 0, -minor],
]

const takenBack = (of: AttackBook, minor: number): readonly Posted[] => [
  ['assets:claims', of.lines.debit, minor],
  ['expenses:losses', 0, -minor],
  ['budget:available', 0, minor],
  ['budget:spent', 0, -minor],
]

interface Losing {
  readonly actor?: number
  readonly loss?: number | null
  readonly action?: string | null
  readonly step?: boolean
}

/** An approver gives the claim up. */
function giveUp(f: Forger, of: AttackBook, { actor = of.people.approver, loss = MISSING, action = 'write_off', step = true }: Losing = {}): void {
  f.event('break_resolved', actor)
  if (action !== null) f.row('resolution', { break: of.breakOfDebit, action })
  if (loss !== null) f.entry('loss', of.fund, lost(of, loss))
  if (step) f.step('break', of.breakOfDebit, 'claimed', 'resolved')
  f.seal()
}

/** The money of the donor's line taken in as nobody's, and the debit as what sends part of it back. */
function takeIn(f: Forger, of: AttackBook): void {
  f.event('break_resolved', of.people.finance)
  const line = donorsLine(f)
  const id = f.row('break', { kind: 'unknown_receipt', bank_account: of.account, line, features: '[]' })
  const match = matched(f, of, 'receipt', line)
  booked(f, of, match, 'unidentified_receipt', [
    ['assets:bank:B', 0, 10_000_000, line],
    ['liabilities:unidentified-receipts', line, -10_000_000],
  ])
  f.row('resolution', { break: id, action: 'send_back', match })
  f.step('break', id, 'open', 'waiting')
  f.seal()
}

function sendBack(f: Forger, of: AttackBook, kind = 'claim', from = donorsLine(f)): void {
  f.event('match_made', of.people.finance)
  booked(f, of, matched(f, of, kind, of.lines.debit), 'receipt_sent_back', [
    ['liabilities:unidentified-receipts', from, MISSING],
    ['assets:bank:B', 0, -MISSING, of.lines.debit],
  ])
  f.seal()
}

const donorsLine = (f: Forger): number => f.value('SELECT id FROM statement_line WHERE amount = 10000000')

/** A payment made twice of a payout that `hats` released, claimed. Gives its break. */
function ownClaim(f: Forger, of: AttackBook): number {
  release(f, of, of.batch, of.people.hats)
  f.event('reconciled', of.people.finance)
  const id = f.row('break', { kind: 'duplicate_payment', bank_account: of.account, line: of.lines.bare, payout: of.preparedPayout, features: '[]' })
  f.seal()
  f.event('break_resolved', of.people.finance)
  const match = matched(f, of, 'payment', of.lines.bare)
  f.row('missing_money', { break: id, line: of.lines.bare, fund: of.fund, amount: 300_000, moved: 300_000, match })
  booked(f, of, match, 'unidentified_payment', [
    ['assets:unidentified-payments', of.lines.bare, 300_000],
    ['assets:bank:B', 0, -300_000, of.lines.bare],
  ])
  booked(f, of, match, 'claim', [
    ['assets:claims', of.lines.bare, 300_000],
    ['assets:unidentified-payments', of.lines.bare, -300_000],
  ])
  f.row('resolution', { break: id, action: 'claim_back', match })
  f.step('break', id, 'open', 'claimed')
  f.seal()
  return id
}

const ownBreak = (f: Forger, of: AttackBook): number => f.value('SELECT max(id) FROM break WHERE payout = ?', of.preparedPayout)

function ownBack(f: Forger, of: AttackBook, actor: number): void {
  f.event('match_made', actor)
  const match = matched(f, of, 'claim', of.lines.receipt)
  f.row('brought_back', { match, break: ownBreak(f, of), amount: BACK, moved: BACK })
  booked(f, of, match, 'claim_recovered', [
    ['assets:bank:B', 0, BACK, of.lines.receipt],
    ['assets:claims', of.lines.bare, -BACK],
  ])
  f.seal()
}

function ownLoss(f: Forger, of: AttackBook, actor: number): void {
  f.event('break_resolved', actor)
  const id = ownBreak(f, of)
  f.row('resolution', { break: id, action: 'write_off' })
  f.entry('loss', of.fund, [
    ['expenses:losses', 0, 300_000],
    ['assets:claims', of.lines.bare, -300_000],
    ['budget:spent', 0, 300_000],
    ['budget:available', 0, -300_000],
  ])
  f.step('break', id, 'claimed', 'resolved')
  f.seal()
}

/** Two currencies and a rate, and nothing exchanged. */
const AGAINST_ITSELF: readonly Posted[] = [
  ['equity:fx-position USD', 0, 1],
  ['equity:fx-position USD', 0, -1],
]

const prepare = (f: Forger, of: AttackBook) => claimBack(f, of)

export const CLAIM_ATTACKS: readonly Attack[] = [
  {
    name: "a claim by a break of an undone return, of a line that no return's match booked",
    by: ['missing_money_rules'],
    attack: (f, of) => {
      f.event('break_resolved', of.people.finance)
      const id = f.row('break', { kind: 'duplicate_payment', bank_account: of.account, payout: of.payouts.settled, features: '[]' })
      const match = matched(f, of, 'payment', of.lines.debit)
      f.row('missing_money', { break: id, line: of.lines.debit, fund: of.fund, amount: MISSING, moved: MISSING, match: null })
      booked(f, of, match, 'claim', [
        ['assets:claims', of.lines.debit, MISSING],
        ['assets:bank:B', 0, -MISSING, of.lines.debit],
      ])
      f.row('resolution', { break: of.breakOfDebit, action: 'claim_back', match })
      f.step('break', id, 'open', 'claimed')
      f.step('break', of.breakOfDebit, 'open', 'resolved')
      f.seal()
    },
  },
  {
    name: 'an approver who gives nothing up matches a line',
    by: ['seal_answers'],
    attack: (f, of) => {
      f.event('break_resolved', of.people.approver)
      booked(f, of, matched(f, of, 'charge', of.lines.bare), 'bank_charge', [
        ['assets:bank:B', 0, -300_000, of.lines.bare],
        ['expenses:bank-charges', 0, 300_000],
        ['budget:spent', 0, 300_000],
        ['budget:available', 0, -300_000],
      ])
      f.seal()
    },
  },
  {
    name: 'an approver who gives a claim up matches another line beside it',
    by: ['seal_answers'],
    prepare: (f, of) => claimBack(f, of),
    attack: (f, of) => {
      f.event('break_resolved', of.people.approver)
      f.row('resolution', { break: of.breakOfDebit, action: 'write_off' })
      booked(f, of, matched(f, of, 'charge', of.lines.bare), 'bank_charge', [
        ['assets:bank:B', 0, -300_000, of.lines.bare],
        ['expenses:bank-charges', 0, 300_000],
        ['budget:spent', 0, 300_000],
        ['budget:available', 0, -300_000],
      ])
      f.entry('loss', of.fund, lost(of, MISSING))
      f.step('break', of.breakOfDebit, 'claimed', 'resolved')
      f.seal()
    },
  },
  {
    name: 'an approver who gives a claim up rejects a payout beside it',
    by: ['seal_answers'],
    prepare: (f, of) => claimBack(f, of),
    attack: (f, of) => {
      f.event('break_resolved', of.people.approver)
      f.row('resolution', { break: of.breakOfDebit, action: 'write_off' })
      f.entry('payout_rejected', of.fund, [
        ['liabilities:payouts-in-transit', of.payouts.onItsWay, 300_000],
        ['liabilities:grants-payable', f.value('SELECT grant FROM payout WHERE id = ?', of.payouts.onItsWay), -300_000],
      ])
      f.step('payout', of.payouts.onItsWay, 'instructed', 'rejected')
      f.entry('loss', of.fund, lost(of, MISSING))
      f.step('break', of.breakOfDebit, 'claimed', 'resolved')
      f.seal()
    },
  },
  {
    name: 'a loss of what is not missing, against the exchange position',
    by: ['seal_losses', 'seal_exchange', 'seal_answers'],
    attack: (f, of) => {
      f.event('break_resolved', of.people.finance)
      f.entry('loss', of.fund, [['expenses:losses', 0, MISSING], ['equity:fx-position', 0, -MISSING], ...AGAINST_ITSELF, ...lost(of, MISSING).slice(2)], {
        rate: '1',
        rate_source: 'nobody',
      })
      f.seal()
    },
  },
  { name: 'a claim of which nothing is missing', by: ['seal_claims'], attack: (f, of) => claimBack(f, of, { missing: null }) },
  { name: 'a claim of less than is missing', by: ['seal_claims'], attack: (f, of) => claimBack(f, of, { claimed: 50_000 }) },
  { name: 'a claim whose break is not claimed', by: ['seal_claims'], attack: (f, of) => claimBack(f, of, { step: false }) },
  { name: 'money missing twice by one break', by: ['missing_money_rules', 'seal_claims'], attack: (f, of) => claimBack(f, of, { twice: true }) },
  {
    name: "money missing of another line than the break's",
    by: ['missing_money_rules', 'seal_claims'],
    attack: (f, of) => claimBack(f, of, { line: of.lines.bare }),
  },
  {
    name: 'money missing by a break in words alone, beside its answer',
    by: ['seal_writers'],
    attack: (f, of) => {
      f.event('match_made', of.people.finance)
      const match = matched(f, of, 'payment', of.lines.debit)
      f.row('missing_money', { break: of.breakOfDebit, line: of.lines.debit, fund: of.fund, amount: MISSING, moved: MISSING, match })
      booked(f, of, match, 'unidentified_payment', [
        ['assets:unidentified-payments', of.lines.debit, MISSING],
        ['assets:bank:B', 0, -MISSING, of.lines.debit],
      ])
      f.seal()
    },
  },
  {
    name: 'a claim taken back beside a match that is undone, and its own stands',
    by: ['seal_claims_taken_back'],
    prepare,
    attack: (f, of) => {
      f.event('match_reversed', of.people.finance)
      f.entry('claim', of.fund, [
        ['assets:unidentified-payments', of.lines.debit, MISSING],
        ['assets:claims', of.lines.debit, -MISSING],
      ])
      f.step('break', of.breakOfDebit, 'claimed', 'open')
      f.seal()
    },
  },
  { name: 'a claim that ends by nothing', by: ['seal_claims'], prepare, attack: (f, of) => giveUp(f, of, { loss: null, action: null }) },
  { name: 'what comes back of a claim without its row', by: ['seal_brought_back', 'seal_claims'], prepare, attack: (f, of) => bringBack(f, of, { row: null }) },
  {
    name: "what comes back at another amount than the line's",
    by: ['seal_brought_back'],
    prepare,
    attack: (f, of) => bringBack(f, of, { row: { moved: 4_100 } }),
  },
  { name: 'what comes back by another kind of match', by: ['brought_back_rules'], prepare, attack: (f, of) => bringBack(f, of, { kind: 'interest' }) },
  { name: 'what comes back booked beside its match', by: ['seal_brought_back'], prepare, attack: (f, of) => bringBack(f, of, { tied: false }) },
  { name: 'what comes back of nothing missing', by: ['brought_back_rules', 'seal_limits', 'seal_claims'], attack: (f, of) => bringBack(f, of) },
  {
    name: 'more brought back than is missing',
    by: ['seal_brought_back', 'seal_limits'],
    prepare: (f, of) => claimBack(f, of, { missing: 4_000, claimed: 4_000 }),
    attack: (f, of) => bringBack(f, of),
  },
  { name: 'a claim given up by finance', by: ['resolution_role'], prepare, attack: (f, of) => giveUp(f, of, { actor: of.people.finance }) },
  { name: 'a loss that nobody gave up', by: ['seal_losses'], prepare, attack: (f, of) => giveUp(f, of, { action: null }) },
  { name: 'a claim given up without its loss', by: ['seal_losses', 'seal_claims'], prepare, attack: (f, of) => giveUp(f, of, { loss: null }) },
  { name: 'a part of a claim given up as all of it', by: ['seal_losses', 'seal_claims'], prepare, attack: (f, of) => giveUp(f, of, { loss: 50_000 }) },
  { name: 'a claim given up that stands on', by: ['seal_losses', 'seal_claims'], prepare, attack: (f, of) => giveUp(f, of, { step: false }) },
  {
    name: 'a loss taken back that was none',
    by: ['seal_losses', 'seal_claims'],
    prepare,
    attack: (f, of) => bringBack(f, of, { takesBack: 1_000 }),
  },
  {
    name: 'a part of a loss taken back, for a break that is claimed again',
    by: ['seal_claims'],
    prepare: (f, of) => {
      prepare(f, of)
      giveUp(f, of)
    },
    attack: (f, of) => bringBack(f, of, { takesBack: 50_000, from: 'resolved' }),
  },
  { name: 'a receipt sent back that no match took in', by: ['seal_sent_back', 'seal_limits'], attack: (f, of) => sendBack(f, of) },
  { name: 'a receipt sent back by another kind of match', by: ['seal_sent_back'], prepare: takeIn, attack: (f, of) => sendBack(f, of, 'charge') },
  {
    name: 'a claim given up by who released the payout',
    by: ['resolution_write_off'],
    prepare: (f, of) => void ownClaim(f, of),
    attack: (f, of) => ownLoss(f, of, of.people.hats),
  },
  {
    name: 'what comes back matched by who released the payout',
    by: ['brought_back_persons', 'seal_own_breaks'],
    prepare: (f, of) => void ownClaim(f, of),
    attack: (f, of) => ownBack(f, of, of.people.hats),
  },
]

/** The lawful moves (the control). */
export function lawfulClaims(f: Forger, of: AttackBook): void {
  claimBack(f, of)
  giveUp(f, of)
  bringBack(f, of, { takesBack: MISSING, from: 'resolved' })
}

export function lawfulSendingBack(f: Forger, of: AttackBook): void {
  takeIn(f, of)
  sendBack(f, of)
}

export function lawfulOwnClaim(f: Forger, of: AttackBook, what: 'back' | 'loss'): void {
  ownClaim(f, of)
  if (what === 'back') ownBack(f, of, of.people.finance)
  else ownLoss(f, of, of.people.approver)
}

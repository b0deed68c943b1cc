import { DAY, type Json } from '../commands/cases-world.ts'
import { PAID, type RowsWorld } from './rows-world.ts'

/** One row of the ledger's table of events: how it comes about, what it posts (`Dr / Cr`, actual · budget), and what undoes it. */
export interface Row {
  readonly row: string
  /** What must be there before. What it gives is handed to `drive`. */
  readonly before?: (w: RowsWorld) => Promise<Json>
  /** The one command of the row; gives the match that `undo` turns round, if it is one. */
  readonly drive: (w: RowsWorld, ready: Json) => Promise<Json>
  /** entry kind → accounts debited / accounts credited. */
  readonly posts: Readonly<Record<string, string>>
  /** Is there a match to undo, whose reversal brings every balance back? */
  readonly undone?: true
  /** Only its own currency has a position between currencies: rows that move no money at a bank have none. */
  readonly noBank?: true
}

const open = (minor: (w: RowsWorld) => number, text: string) => (w: RowsWorld) => w.line(minor(w), text)
const of = (w: RowsWorld) => PAID[w.account]
const SETTLED = 'payouts-in-transit / bank · spent / committed'
const RETURNED = 'bank / grants-payable · committed / spent'
const CONTRIBUTION = (w: RowsWorld, amount: string) => w.contribution(w.account, amount)
/** 100.00 USD as the account tells it, by the day's rate of euros (1.1). */
const hundred = (w: RowsWorld) => (w.account === 'D' ? 11_000 : 10_000)

/** A line that nobody explains, parked by the account's closing. */
const parked = (minor: number, text: string) => async (w: RowsWorld) => {
  const line = await w.line(minor, text)
  await w.closeAccount()
  w.hoursPass(24)
  return line
}

/** A debit that nobody knows, claimed. */
const claimed = async (w: RowsWorld) => {
  await w.line(-10_000, 'Bilinmeyen')
  await w.answer('unknown_debit', { action: 'claim_back' })
  return w.breakOf('unknown_debit')
}

export const ROWS: readonly Row[] = [
  {
    row: 'bank account opened',
    drive: (w) =>
      w.post('finance', '/bank-accounts', {
        code: 'N',
        name: 'New',
        currency: w.account === 'D' ? 'USD' : 'EUR',
        accountNumber: '12345678',
        fund: 'U',
        openingBalance: w.money(7_000),
        openingDate: DAY,
      }),
    posts: { account_opened: 'bank / opening' },
    noBank: true,
  },
  {
    row: 'contribution recorded',
    drive: (w) => CONTRIBUTION(w, '110.00'),
    posts: { contribution_recorded: 'contributions-receivable / contributions · available / appropriated' },
    noBank: true,
  },
  {
    row: 'contribution from before the opening',
    drive: (w) => w.contribution(w.account, '110.00', { receivedBeforeOpening: true }),
    posts: {
      contribution_recorded: 'contributions-receivable / contributions · available / appropriated',
      contribution_before_opening: 'opening / contributions-receivable',
    },
    noBank: true,
  },
  {
    row: 'its line',
    before: async (w) => ({ line: await w.line(hundred(w), 'Gelen'), contribution: await CONTRIBUTION(w, '110.00') }),
    drive: (w, { line, contribution }) => w.match(line, { kind: 'contribution', contributions: [contribution.id] }),
    posts: { contribution_received: 'bank / contributions-receivable' },
    undone: true,
  },
  {
    row: 'contribution received short, the rest a charge',
    before: async (w) => {
      const contribution = await w.contribution(w.account, '110.00', { reference: 'GRANT-17' })
      await w.line(w.account === 'D' ? 10_000 : 9_000, 'Gelen GRANT-17')
      return contribution
    },
    drive: async (w) => (await w.answer('contribution_differs', { action: 'charge' })).match,
    posts: { contribution_received: 'bank, bank-charges / contributions-receivable · spent / available' },
    undone: true,
  },
  {
    row: 'contribution in parts',
    before: async (w) => {
      const contribution = await w.contribution(w.account, '110.00', { reference: 'GRANT-17' })
      await w.line(w.account === 'D' ? 5_000 : 4_000, 'Gelen GRANT-17')
      return contribution
    },
    drive: async (w, contribution) =>
      (await w.answer('contribution_differs', { action: 'match', match: { kind: 'contribution', contributions: [contribution.id] } })).match,
    posts: { contribution_received: 'bank / contributions-receivable' },
    undone: true,
  },
  {
    row: 'contribution received over',
    before: async (w) => {
      const contribution = await w.contribution(w.account, '110.00', { reference: 'GRANT-17' })
      await w.line(w.account === 'D' ? 12_000 : 11_000, 'Gelen GRANT-17')
      return contribution
    },
    drive: async (w, contribution) =>
      (await w.answer('contribution_differs', { action: 'match', match: { kind: 'contribution', contributions: [contribution.id] } })).match,
    posts: { contribution_received: 'bank / contributions-receivable', contribution_excess: 'bank / contributions · available / appropriated' },
    undone: true,
  },
  {
    row: 'contribution reduced',
    before: async (w) => {
      await w.contribution(w.account, '110.00', { reference: 'GRANT-17' })
      await w.line(w.account === 'D' ? 5_000 : 4_000, 'Gelen GRANT-17')
      return w.answer('contribution_differs', { action: 'wait', until: '2020-11-20' })
    },
    drive: (w) => w.answer('contribution_differs', { action: 'reduce' }),
    posts: {
      contribution_received: 'bank / contributions-receivable',
      contribution_reduced: 'contributions / contributions-receivable · appropriated / available',
    },
  },
  {
    row: 'interest',
    before: open(() => 1_000, 'Faiz'),
    drive: (w, line) => w.match(line, { kind: 'interest' }),
    posts: { interest: 'bank / interest · available / appropriated' },
    undone: true,
  },
  {
    row: 'set aside',
    drive: (w) => w.post('finance', '/funds/U/set-aside', { money: w.dollars_('100.00'), note: 'overheads' }),
    posts: { set_aside: 'set-aside / available' },
    noBank: true,
  },
  {
    row: 'freed',
    before: (w) => w.post('finance', '/funds/U/set-aside', { money: w.dollars_('100.00'), note: 'overheads' }),
    drive: (w) => w.post('finance', '/funds/U/set-aside', { money: w.dollars_('-40.00'), note: 'not needed' }),
    posts: { set_aside: 'available / set-aside' },
    noBank: true,
  },
  {
    row: 'grant approved',
    before: (w) => w.recommendedHere(),
    drive: (w, ready) => w.approve(ready),
    posts: { grant_approved: 'assistance / grants-payable · committed / available' },
    noBank: true,
  },
  {
    row: 'batch released',
    before: (w) => w.prepared(),
    drive: (w, batch) => w.release(batch),
    posts: { payout_instructed: 'grants-payable / payouts-in-transit' },
    noBank: true,
  },
  {
    row: 'settled',
    before: async (w) => {
      const payout = await w.instructed()
      return { payout, line: await w.line(-of(w), 'Havale') }
    },
    drive: (w, { payout, line }) => w.match(line, { kind: 'settlement', payouts: [payout.id] }),
    posts: { payout_settled: SETTLED },
    undone: true,
  },
  {
    row: 'settled short',
    before: async (w) => w.line(-(of(w) - 900), `EFT ${(await w.instructed()).reference}`),
    drive: async (w) => (await w.answer('amount_differs', { action: 'settle_with_difference', difference: 'payable' })).match,
    posts: { payout_settled: 'payouts-in-transit / bank, grants-payable · spent / committed' },
    undone: true,
  },
  {
    row: 'settled long',
    before: async (w) => w.line(-(of(w) + 900), `EFT ${(await w.instructed()).reference}`),
    drive: async (w) => (await w.answer('amount_differs', { action: 'settle_with_difference', difference: 'unidentified' })).match,
    posts: { payout_settled: 'payouts-in-transit, unidentified-payments / bank · spent / committed' },
    undone: true,
  },
  {
    row: 'settled with a charge',
    before: async (w) => w.line(-(of(w) + 900), `EFT ${(await w.instructed()).reference}`),
    drive: async (w) => (await w.answer('amount_differs', { action: 'settle_with_difference', difference: 'charge' })).match,
    posts: { payout_settled: 'payouts-in-transit, bank-charges / bank · spent / available, committed' },
    undone: true,
  },
  {
    row: 'stopped',
    before: (w) => w.instructed(),
    drive: (w, payout) => w.post('releaser', `/payout-batches/${payout.batch}/stop`, { reason: 'a mistake' }),
    posts: { payout_rejected: 'payouts-in-transit / grants-payable' },
    noBank: true,
  },
  {
    row: 'a rejection undone by a line',
    before: async (w) => {
      const payout = await w.instructed()
      await w.post('releaser', `/payout-batches/${payout.batch}/stop`, { reason: 'a mistake' })
      return { payout, line: await w.line(-of(w), 'Havale') }
    },
    drive: (w, { payout, line }) => w.match(line, { kind: 'settlement', payouts: [payout.id] }),
    posts: { reversal: 'grants-payable / payouts-in-transit', payout_settled: SETTLED },
    undone: true,
  },
  {
    row: 'returned',
    before: async (w) => ({ payout: await w.settled(), line: await w.line(of(w), 'Iade') }),
    drive: (w, { payout, line }) => w.match(line, { kind: 'return', payouts: [payout.id] }),
    posts: { payout_returned: RETURNED },
    undone: true,
  },
  {
    row: 'returned less a fee',
    before: async (w) => {
      await w.call('admin', 'PUT', '/settings', { contact: 'The consul', feeSchedules: { [w.account]: { outgoing: [], returned: [w.money(900)] } } })
      return { payout: await w.settled(), line: await w.line(of(w) - 900, 'Iade') }
    },
    drive: (w, { payout, line }) => w.match(line, { kind: 'return', payouts: [payout.id] }),
    posts: { payout_returned: 'bank, bank-charges / grants-payable · committed, spent / available, spent' },
    undone: true,
  },
  {
    row: 'grant cancelled',
    before: async (w) => (await w.approve(await w.recommendedHere())).grant,
    drive: (w, grant) => w.post('approver', `/grants/${grant.id}/cancellation`, { reason: 'went home' }),
    posts: { grant_cancelled: 'grants-payable / assistance · available / committed' },
    noBank: true,
  },
  {
    row: 'bank charge',
    before: open(() => -1_000, 'Masraf bedeli'),
    drive: (w, line) => w.match(line, { kind: 'charge' }),
    posts: { bank_charge: 'bank-charges / bank · spent / available' },
    undone: true,
  },
  {
    row: 'currency bought, out',
    before: open(() => -10_000, 'Doviz satis'),
    drive: (w, line) => w.match(line, { kind: 'exchange' }),
    posts: { exchange: ' / bank' },
    undone: true,
  },
  {
    row: 'currency bought, in',
    before: open(() => 9_000, 'Doviz alis'),
    drive: (w, line) => w.match(line, { kind: 'exchange' }),
    posts: { exchange: 'bank / ' },
    undone: true,
  },
  {
    row: 'transfer between own accounts, out',
    before: open(() => -10_000, 'Virman'),
    drive: (w, line) => w.match(line, { kind: 'transfer' }),
    posts: { transfer: 'transfers-in-transit / bank' },
    undone: true,
  },
  {
    row: 'transfer between own accounts, in',
    before: open(() => 10_000, 'Virman'),
    drive: (w, line) => w.match(line, { kind: 'transfer' }),
    posts: { transfer: 'bank / transfers-in-transit' },
    undone: true,
  },
  {
    row: 'unidentified receipt',
    before: open(() => 7_500, 'Gelen'),
    drive: (w) => w.closeAccount().then(() => undefined),
    posts: { unidentified_receipt: 'bank / unidentified-receipts' },
  },
  {
    row: 'unidentified payment',
    before: open(() => -7_500, 'Giden'),
    drive: (w) => w.closeAccount().then(() => undefined),
    posts: { unidentified_payment: 'unidentified-payments / bank' },
  },
  {
    row: 'a receipt sent back, by its line',
    before: async (w) => {
      await w.line(7_500, 'Gelen')
      await w.answer('unknown_receipt', { action: 'send_back' })
      return { line: await w.line(-7_500, 'Iade edilen'), of: await w.breakOf('unknown_receipt') }
    },
    drive: (w, { line, of: sent }) => w.match(line, { kind: 'claim', break: sent.id }),
    posts: { receipt_sent_back: 'unidentified-receipts / bank' },
    undone: true,
  },
  {
    row: 'a parked receipt explained',
    before: parked(7_500, 'Gelen'),
    drive: (w, line) => w.match(line, { kind: 'interest' }),
    posts: { reversal: 'unidentified-receipts / bank', interest: 'bank / interest · available / appropriated' },
  },
  {
    row: 'a parked payment explained',
    before: parked(-7_500, 'Giden'),
    drive: (w, line) => w.match(line, { kind: 'charge' }),
    posts: { reversal: 'bank / unidentified-payments', bank_charge: 'bank-charges / bank · spent / available' },
  },
  {
    row: 'repayment by a student',
    before: async (w) => ({ payout: await w.settled(), line: await w.line(9_000, 'Geri odeme') }),
    drive: (w, { payout, line }) => w.match(line, { kind: 'repayment', payouts: [payout.id] }),
    posts: { repayment: 'bank / assistance · available / spent' },
    undone: true,
  },
  {
    row: 'claim',
    before: open(() => -10_000, 'Bilinmeyen'),
    drive: (w) => w.answer('unknown_debit', { action: 'claim_back' }).then(() => undefined),
    posts: { unidentified_payment: 'unidentified-payments / bank', claim: 'claims / unidentified-payments' },
  },
  {
    row: 'recovered',
    before: async (w) => {
      const stands = await claimed(w)
      return { stands, line: await w.line(10_000, 'Iade') }
    },
    drive: (w, { stands, line }) => w.match(line, { kind: 'claim', break: stands.id }),
    posts: { claim_recovered: 'bank / claims' },
    undone: true,
  },
  {
    row: 'given up',
    before: claimed,
    drive: (w) => w.answer('unknown_debit', { action: 'write_off' }, 'approver').then(() => undefined),
    posts: { loss: 'losses / claims · spent / available' },
    noBank: true,
  },
  {
    row: 'given up, never claimed',
    before: open(() => -10_000, 'Bilinmeyen'),
    drive: (w) => w.answer('unknown_debit', { action: 'write_off' }, 'approver').then(() => undefined),
    posts: { unidentified_payment: 'unidentified-payments / bank', loss: 'losses / unidentified-payments · spent / available' },
  },
  {
    row: 'rate difference, and fund closed',
    before: async (w) => {
      if (w.account === 'D') return
      await w.matches('D', -10_000, 'Doviz satis', { kind: 'exchange' })
      await w.matches('E', 9_000, 'Doviz alis', { kind: 'exchange' })
      await w.matches('E', -9_000, 'Masraf', { kind: 'charge' })
    },
    drive: (w) => w.close_(),
    posts: { fund_closed: 'contributions / donor-refunds · appropriated / available', rate_difference: 'fx-difference / · spent / available' },
    noBank: true,
  },
  {
    row: 'refund paid',
    before: async (w) => {
      await w.close_()
      return { id: (await w.get('/funds/U/contributions', 'finance')).items[0].id, line: await w.line(-1_000, 'Iade') }
    },
    drive: (w, { id, line }) => w.match(line, { kind: 'refund', contributions: [id] }),
    posts: { refund_paid: 'donor-refunds / bank' },
    undone: true,
  },
]

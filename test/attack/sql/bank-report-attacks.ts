import type { Attack } from './attack.ts'
import type { AttackBook } from './attack-book.ts'
import type { Forger, Row } from './forger.ts'

const SHA = 'ab'.repeat(32)
const AMOUNT = 300_000

interface Reporting {
  readonly actor?: number
  readonly report?: Row
  readonly rejection?: Row | null
  /** Payouts that step to rejected. */
  readonly steps?: readonly number[]
  readonly twice?: boolean
}

/** A bank's report that rejects the payout which is on its way, with what an attack changes in it. */
export function report(f: Forger, of: AttackBook, { actor = of.people.finance, report: row = {}, rejection = {}, steps, twice = false }: Reporting = {}): void {
  f.event('bank_report_received', actor)
  const id = f.row('bank_report', { batch: of.releasedBatch, file_sha256: SHA, message: 'pain.002.001.10', accepted: 1, pending: 0, ...row })
  if (rejection) f.row('bank_rejection', { bank_report: id, payout: of.payouts.onItsWay, codes: 'AC04', outcome: 'rejected', ...rejection })
  if (twice) f.row('bank_rejection', { bank_report: id, payout: of.payouts.onItsWay, codes: 'AC04', outcome: 'rejected' })
  for (const payout of steps ?? [of.payouts.onItsWay]) {
    f.step('payout', payout, 'instructed', 'rejected')
    f.entry('payout_rejected', of.fund, [
      ['liabilities:payouts-in-transit', payout, AMOUNT],
      ['liabilities:grants-payable', f.value('SELECT grant FROM payout WHERE id = ?', payout), -AMOUNT],
    ])
  }
  f.seal()
}

function file(f: Forger, of: AttackBook, row: Row): void {
  f.event('payment_file_made', of.people.finance)
  f.row('payment_file', { batch: of.releasedBatch, format: 'csv', sha256: SHA, ...row })
  f.seal()
}

export const lawfulFile = (f: Forger, of: AttackBook, format = 'csv'): void => file(f, of, { format })

/** Attacks on what a bank reports back, and on payment files. */
export const BANK_REPORT_ATTACKS: readonly Attack[] = [
  { name: 'a report by who releases', by: ['event_permit'], attack: (f, of) => report(f, of, { actor: of.people.releaser }) },
  {
    name: 'a report on a batch that is not released',
    by: ['bank_report_rules'],
    attack: (f, of) => report(f, of, { report: { batch: of.batch }, rejection: null, steps: [] }),
  },
  { name: 'a report of no file', by: ['bank_report_rules'], attack: (f, of) => report(f, of, { report: { file_sha256: 'AB'.repeat(32) } }) },
  { name: 'a report of more payouts than there are', by: ['bank_report_rules'], attack: (f, of) => report(f, of, { report: { accepted: 5 } }) },
  {
    name: 'a payout that the bank does not reject',
    by: ['step_bank_rejected'],
    attack: (f, of) => report(f, of, { steps: [of.payouts.onItsWay, of.payouts.alsoOnItsWay] }),
  },
  { name: 'a rejection that rejects nothing', by: ['seal_bank_reports'], attack: (f, of) => report(f, of, { steps: [] }) },
  { name: 'a rejection without a report', by: ['seal_bank_reports'], attack: (f, of) => rejectionAlone(f, of) },
  {
    name: 'a rejection under an earlier report',
    by: ['bank_rejection_rules'],
    prepare: (f, of) => report(f, of, { rejection: null, steps: [] }),
    attack: (f, of) => rejectionAlone(f, of, 1),
  },
  {
    name: 'a payout of another batch',
    by: ['bank_rejection_rules'],
    attack: (f, of) => report(f, of, { rejection: { payout: of.preparedPayout }, steps: [] }),
  },
  { name: 'one payout twice', by: ['bank_rejection_rules'], attack: (f, of) => report(f, of, { twice: true }) },
  {
    name: 'a settled payout said to be rejected by it',
    by: ['bank_rejection_rules'],
    attack: (f, of) => report(f, of, { rejection: { payout: of.payouts.settled }, steps: [] }),
  },
  {
    name: 'a payout on its way said to be known',
    by: ['bank_rejection_rules'],
    attack: (f, of) => report(f, of, { rejection: { outcome: 'known' }, steps: [] }),
  },
  { name: 'two reports in one event', by: ['seal_bank_reports'], attack: (f, of) => twoReports(f, of) },
  {
    name: 'other bytes of a file that was sealed',
    by: ['payment_file_rules'],
    prepare: (f, of) => lawfulFile(f, of),
    attack: (f, of) => file(f, of, { sha256: 'cd'.repeat(32) }),
  },
  { name: 'a payment file of a batch that is not released', by: ['payment_file_rules'], attack: (f, of) => file(f, of, { batch: of.batch }) },
  { name: 'a payment file of no format', by: ['payment_file_rules'], attack: (f, of) => file(f, of, { format: 'mt101' }) },
]

function rejectionAlone(f: Forger, of: AttackBook, earlier?: number): void {
  f.event('bank_report_received', of.people.finance)
  if (earlier !== undefined) f.row('bank_rejection', { bank_report: earlier, payout: of.payouts.onItsWay, codes: '', outcome: 'rejected' })
  f.seal()
}

function twoReports(f: Forger, of: AttackBook): void {
  f.event('bank_report_received', of.people.finance)
  for (const message of ['pain.002.001.03', 'pain.002.001.10'])
    f.row('bank_report', { batch: of.releasedBatch, file_sha256: SHA, message, accepted: 0, pending: 0 })
  f.seal()
}

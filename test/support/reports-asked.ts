/** How each report is asked in the full book: the options of the command line. */
export const REPORTS_ASKED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'trial-balance': {},
  fund: { from: '2020-11-01', to: '2020-11-30' },
  assistance: { programme: 'HELP' },
  reconciliation: { account: 'USD-1' },
  payables: { fund: 'EMERGENCY' },
  'in-transit': {},
  exceptions: {},
  sample: { seed: '2020', size: '500' },
  account: { account: 'assets:contributions-receivable' },
  case: { case: '2020-000001' },
  retention: { 'as-of': '2099-01-01' },
}

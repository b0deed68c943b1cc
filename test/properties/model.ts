/** The books as the design's table of events has them, in plain sums: a second opinion on every figure, sharing no code with the program. */

export type Currency = 'TRY' | 'USD'

export interface Fund {
  readonly code: string
  readonly currency: Currency
}

/** `bank:<code>`, a name of the chart without its class, or `b:<name>` of the budget; `subject` tells grants, payouts, contributions, lines apart. */
export interface Move {
  readonly fund: Fund
  readonly account: string
  readonly currency: Currency
  readonly subject: string
  readonly minor: number
}

/** Money of a bank account that a line moves: in positive. */
export interface Moved {
  readonly account: string
  readonly currency: Currency
  readonly minor: number
}

type Pair = readonly [debit: string, credit: string, minor: number]

const at = (fund: Fund, name: string, minor: number, currency: Currency = fund.currency): Move => {
  const [account = '', subject = ''] = name.split('/')
  return { fund, account, currency, subject, minor }
}

/** Debit and credit rows in the fund's currency; rows of nothing fall away. */
const rows = (fund: Fund, ...pairs: readonly Pair[]): Move[] =>
  pairs.flatMap(([debit, credit, minor]) => (minor === 0 ? [] : [at(fund, debit, minor), at(fund, credit, -minor)]))

/** A bank's money against one name: each currency that is left open is closed against the position. */
function money(fund: Fund, bank: Moved, ...against: readonly (readonly [name: string, minor: number])[]): Move[] {
  const moves = [at(fund, `bank:${bank.account}`, bank.minor, bank.currency), ...against.map(([name, minor]) => at(fund, name, minor))]
  const open = new Map<Currency, number>()
  for (const { currency, minor } of moves) open.set(currency, (open.get(currency) ?? 0) + minor)
  return [...moves, ...[...open].filter(([, minor]) => minor !== 0).map(([currency, minor]) => at(fund, 'fx-position', -minor, currency))]
}

/** What a difference between a line and its payout is; minor units of the fund's currency. */
export interface Difference {
  readonly kind: 'payable' | 'charge' | 'unidentified'
  readonly minor: number
}

export interface Paid {
  readonly payout: string
  readonly grant: string
  readonly minor: number
}

/** The rows of the table of events. */
export const events = {
  contribution: (f: Fund, c: string, m: number) => rows(f, [`contributions-receivable/${c}`, `contributions/${c}`, m], ['b:available', 'b:appropriated', m]),
  brought: (f: Fund, c: string, bank: Moved, m: number, charge = 0) => [
    ...money(f, bank, [`contributions-receivable/${c}`, -m - charge], ['bank-charges', charge]),
    ...rows(f, ['b:spent', 'b:available', charge]),
  ],
  excess: (f: Fund, c: string, bank: Moved, m: number) => [...money(f, bank, [`contributions/${c}`, -m]), ...rows(f, ['b:available', 'b:appropriated', m])],
  reduced: (f: Fund, c: string, m: number) => rows(f, [`contributions/${c}`, `contributions-receivable/${c}`, m], ['b:appropriated', 'b:available', m]),
  interest: (f: Fund, bank: Moved, m: number) => [...money(f, bank, ['interest', -m]), ...rows(f, ['b:available', 'b:appropriated', m])],
  approved: (f: Fund, g: string, m: number) => rows(f, ['assistance', `grants-payable/${g}`, m], [`b:committed/${g}`, 'b:available', m]),
  released: (f: Fund, p: Paid) => rows(f, [`grants-payable/${p.grant}`, `payouts-in-transit/${p.payout}`, p.minor]),
  rejected: (f: Fund, p: Paid) => rows(f, [`payouts-in-transit/${p.payout}`, `grants-payable/${p.grant}`, p.minor]),
  settled: (f: Fund, p: Paid, bank: Moved, difference: Difference = { kind: 'charge', minor: 0 }) => {
    const { kind, minor } = difference
    const short = kind === 'payable' ? minor : 0
    const more = kind === 'charge' ? 'bank-charges' : 'unidentified-payments'
    return [
      ...money(f, bank, [`payouts-in-transit/${p.payout}`, p.minor], [`grants-payable/${p.grant}`, -short], [more, kind === 'payable' ? 0 : minor]),
      ...rows(f, ['b:spent', `b:committed/${p.grant}`, p.minor - short], ['b:spent', 'b:available', kind === 'charge' ? minor : 0]),
    ]
  },
  returned: (f: Fund, p: Paid, bank: Moved, charge = 0) => [
    ...money(f, bank, [`grants-payable/${p.grant}`, -p.minor], ['bank-charges', charge]),
    ...rows(f, [`b:committed/${p.grant}`, 'b:spent', p.minor], ['b:spent', 'b:available', charge]),
  ],
  charge: (f: Fund, bank: Moved, m: number) => [...money(f, bank, ['bank-charges', m]), ...rows(f, ['b:spent', 'b:available', m])],
  repayment: (f: Fund, bank: Moved, m: number) => [...money(f, bank, ['assistance', -m]), ...rows(f, ['b:available', 'b:spent', m])],
  receipt: (f: Fund, bank: Moved) => [at(f, `bank:${bank.account}`, bank.minor, bank.currency), at(f, 'unidentified-receipts', -bank.minor, bank.currency)],
  unidentified: (f: Fund, bank: Moved) => [
    at(f, `bank:${bank.account}`, bank.minor, bank.currency),
    at(f, bank.minor < 0 ? 'unidentified-payments' : 'unidentified-receipts', -bank.minor, bank.currency),
  ],
  setAside: (f: Fund, m: number) => rows(f, ['b:set-aside', 'b:available', m]),
  cancelled: (f: Fund, g: string, m: number) => rows(f, [`grants-payable/${g}`, 'assistance', m], ['b:available', `b:committed/${g}`, m]),
  /** What a bank kept on the way is the fund's charge; both accounts of a transfer are in the fund's currency then. */
  transfer: (f: Fund, t: string, bank: Moved, kept = 0) => [
    at(f, `bank:${bank.account}`, bank.minor, bank.currency),
    at(f, `transfers-in-transit/${t}`, -bank.minor - kept, bank.currency),
    ...rows(f, ['b:spent', 'b:available', kept]),
    ...(kept === 0 ? [] : [at(f, 'bank-charges', kept)]),
  ],
  exchange: (f: Fund, bank: Moved) => [at(f, `bank:${bank.account}`, bank.minor, bank.currency), at(f, 'fx-position', -bank.minor, bank.currency)],
  recovered: (f: Fund, line: string, bank: Moved, m: number) => money(f, bank, [`claims/${line}`, -m]),
  givenUp: (f: Fund, from: string, m: number) => rows(f, ['losses', from, m], ['b:spent', 'b:available', m]),
  /** A payment that was never claimed is parked and given up at once. */
  lost: (f: Fund, bank: Moved, m: number) => [...money(f, bank, ['losses', m]), ...rows(f, ['b:spent', 'b:available', m])],
  rateDifference: (f: Fund, m: number) => rows(f, ['fx-difference', 'fx-position', m], ['b:spent', 'b:available', m]),
  refund: (f: Fund, c: string, bank: Moved, m: number) => money(f, bank, [`donor-refunds/${c}`, bank.minor < 0 ? m : -m]),
  /** A claim on what was paid twice falls away: it was paid once. `fee`: what a bank kept of a return that was none. */
  paidOnce: (f: Fund, line: string, g: string, m: number, fee: number) => [
    ...rows(f, [`grants-payable/${g}`, `claims/${line}`, m], ['b:spent', `b:committed/${g}`, m + fee]),
    ...(fee === 0 ? [] : rows(f, [`grants-payable/${g}`, 'bank-charges', fee], ['b:available', 'b:spent', fee])),
  ],
  restClaimed: (f: Fund, line: string, m: number) => rows(f, [`claims/${line}`, 'unidentified-payments', m]),
  /** Parked and claimed at once. */
  claimed: (f: Fund, line: string, bank: Moved, m: number) => money(f, bank, [`claims/${line}`, m]),
}

export class Model {
  readonly #balances = new Map<string, { readonly move: Move; minor: number }>()

  /** One event: its moves, then what facts took beyond the available budget, or what was freed and clears it. */
  post(moves: readonly Move[]): void {
    for (const move of moves) this.#add(move)
    for (const fund of new Map(moves.map((m) => [m.fund.code, m.fund])).values()) {
      const available = this.of(fund, 'b:available')
      const overspent = -this.of(fund, 'b:overspent')
      const beyond = available < 0 ? -available : -Math.min(available, overspent)
      if (beyond !== 0) for (const move of rows(fund, ['b:available', 'b:overspent', beyond])) this.#add(move)
    }
  }

  #add(move: Move): void {
    const key = [move.fund.code, move.account, move.currency, move.subject].join(' ')
    const held = this.#balances.get(key)
    if (held) held.minor += move.minor
    else this.#balances.set(key, { move, minor: move.minor })
  }

  /** The balance of an account in a fund's currency, or in another, over all subjects. */
  of(fund: Fund, account: string, subject?: string, currency: Currency = fund.currency): number {
    const wanted = [...this.#balances.values()].filter(({ move: m }) => m.fund.code === fund.code && m.account === account && m.currency === currency)
    return wanted.filter(({ move }) => subject === undefined || move.subject === subject).reduce((sum, { minor }) => sum + minor, 0)
  }

  /** Does nothing stand on any of these accounts of a fund, for any subject, in any currency? */
  isClear(fund: Fund, accounts: readonly string[]): boolean {
    return ![...this.#balances.values()].some(({ move, minor }) => minor !== 0 && move.fund.code === fund.code && accounts.includes(move.account))
  }

  /** `fund account subject currency` → balance of what is told apart, those of nothing left out. */
  bySubject(): Record<string, number> {
    const held = [...this.#balances.values()].filter(({ move, minor }) => minor !== 0 && BY_SUBJECT.includes(move.account))
    return Object.fromEntries(held.map(({ move: m, minor }) => [`${m.fund.code} ${m.account} ${m.subject} ${m.currency}`, minor] as const))
  }

  /** `fund account currency` → balance, those of nothing left out. */
  trialBalance(): Record<string, number> {
    const sums = new Map<string, number>()
    for (const { move, minor } of this.#balances.values()) {
      const key = `${move.fund.code} ${move.account} ${move.currency}`
      sums.set(key, (sums.get(key) ?? 0) + minor)
    }
    return Object.fromEntries([...sums].filter(([, minor]) => minor !== 0).sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}

/** Accounts whose balances are told apart by what they are of. */
export const BY_SUBJECT: readonly string[] = [
  'contributions-receivable',
  'contributions',
  'grants-payable',
  'payouts-in-transit',
  'claims',
  'transfers-in-transit',
  'donor-refunds',
  'b:committed',
]

/**
 * A fund closes: `shares` are owed to its donors, taken from what each contribution brought, up to its own share first, then from interest, then
 * from what came back beyond what was spent. `rates`: what the closure books as a rate difference beside it.
 */
export function closed(
  model: Model,
  fund: Fund,
  shares: ReadonlyMap<string, number>,
  incomes: readonly { readonly gift: string; readonly minor: number }[],
  rates: number,
): Move[] {
  const total = [...shares.values()].reduce((sum, minor) => sum + minor, 0)
  const own = incomes.map(({ gift, minor }) => ({ gift, income: minor, minor: Math.max(0, Math.min(minor, shares.get(gift) ?? 0)) }))
  let left = total - own.reduce((sum, { minor }) => sum + minor, 0)
  const take = (most: number): number => {
    const taken = Math.max(0, Math.min(most, left))
    left -= taken
    return taken
  }
  const contributions = own.map(({ gift, income, minor }) => at(fund, `contributions/${gift}`, minor + take(income - minor)))
  const interest = at(fund, 'interest', take(-model.of(fund, 'interest')))
  const gains = ['fx-difference', 'assistance', 'bank-charges', 'losses'].map((name) =>
    at(fund, name, take(-model.of(fund, name) - (name === 'fx-difference' ? rates : 0))),
  )
  const spent = gains.reduce((sum, { minor }) => sum + minor, 0)
  return [
    ...[...contributions, interest, ...gains].filter(({ minor }) => minor !== 0),
    ...[...shares].map(([gift, minor]) => at(fund, `donor-refunds/${gift}`, -minor)),
    ...rows(fund, ['b:appropriated', 'b:available', total - spent], ['b:spent', 'b:available', spent]),
  ]
}

/** The mirror of what a match posted. */
export const mirror = (moves: readonly Move[]): Move[] => moves.map((move) => ({ ...move, minor: -move.minor }))

/** numerator / denominator in whole units, half to even. */
export function divided(numerator: bigint, denominator: bigint): number {
  const [whole, rest] = [numerator / denominator, (numerator % denominator) * 2n]
  return Number(rest > denominator || (rest === denominator && whole % 2n === 1n) ? whole + 1n : whole)
}

/** Minor units of two-digit currencies at a decimal rate. */
export function atRate(minor: number, rate: string): number {
  const [whole = '', decimals = ''] = rate.split('.')
  return divided(BigInt(minor) * BigInt(whole + decimals), 10n ** BigInt(decimals.length))
}

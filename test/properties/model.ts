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

  /** The balance of an account in a fund's currency, over all subjects. */
  of(fund: Fund, account: string, subject?: string): number {
    const wanted = [...this.#balances.values()].filter(({ move: m }) => m.fund.code === fund.code && m.account === account && m.currency === fund.currency)
    return wanted.filter(({ move }) => subject === undefined || move.subject === subject).reduce((sum, { minor }) => sum + minor, 0)
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

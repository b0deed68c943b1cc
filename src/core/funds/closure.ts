import { Exact } from '../money/money.ts'

/** What a fund holds on an account that is 0 when it closes. Minor units, positive. */
export interface AccountHeld {
  readonly account: string
  readonly currency: string
  readonly minor: number
}

/**
 * What a fund holds of a currency by exchange. `position`: equity:fx-position; `opening`: equity:opening; debit positive.
 * `explained`: contributions, in the fund's currency, that were in the opening balances of its accounts of this currency.
 */
export interface Position {
  readonly currency: string
  readonly position: number
  readonly opening: number
  readonly explained: number
}

/** A contribution in minor units of the fund's currency: all that it brought, and what of that is not refunded yet. */
export interface ContributionHeld {
  readonly id: number
  readonly received: number
  readonly income: number
}

export interface FundHeld {
  readonly currency: string
  readonly available: number
  readonly overspent: number
  /** Of every other account that must clear. */
  readonly standing: readonly AccountHeld[]
  readonly positions: readonly Position[]
  /** Was anything ever exchanged from or into another currency? */
  readonly isExchanged: boolean
  readonly contributions: readonly ContributionHeld[]
}

export type OpenKind =
  | 'receivable'
  | 'payable'
  | 'transit'
  | 'transfers'
  | 'unidentified_payments'
  | 'unidentified_receipts'
  | 'claims'
  | 'committed'
  | 'set_aside'
  | 'overspent'
  | 'fx_position'
  | 'exchange_without_other_leg'
  | 'opening'
  | 'no_contribution'

/** One thing that is in the way of a closure: how much, and what to do. */
export interface OpenItem {
  readonly kind: OpenKind
  readonly currency: string
  readonly minor: number
  readonly words: string
}

/** An opening balance of another currency that is carried to the position, against the contributions that were in it. */
export interface Carried {
  readonly currency: string
  readonly opening: number
  readonly explained: number
}

export interface ClosurePlan {
  readonly openItems: readonly OpenItem[]
  readonly carried: readonly Carried[]
  /** What stands on the position in the fund's own currency: a loss above zero, a gain below. */
  readonly rateDifference: number
  /** What is owed to the donors then: never below zero. */
  readonly refund: number
}

const KINDS: Readonly<Record<string, readonly [OpenKind, string]>> = {
  'assets:contributions-receivable': ['receivable', 'Contributions have not come whole: match their lines, or reduce them by what will not come.'],
  'liabilities:grants-payable': ['payable', 'Grants are not paid whole: pay what is left of them, or have an approver cancel it.'],
  'liabilities:payouts-in-transit': ['transit', 'Payouts are on their way: match their lines, or reject them.'],
  'assets:transfers-in-transit': ['transfers', 'Money is on its way between our own accounts: match its other line.'],
  'assets:unidentified-payments': ['unidentified_payments', 'Payments are parked that nobody has explained: answer their breaks.'],
  'liabilities:unidentified-receipts': ['unidentified_receipts', 'Receipts are parked that nobody has explained: match them, or send them back.'],
  'assets:claims': ['claims', 'Money is claimed back: match the line that brings it, or have an approver give it up.'],
  'budget:committed': ['committed', 'Money is promised and not proven paid: it ends with the grants and payouts that it is promised to.'],
  'budget:set-aside': ['set_aside', 'Money is set aside: free it by a negative amount.'],
}

/** The accounts whose standing is asked for, beside available, overspent and the positions. */
export const CLEARING: readonly string[] = Object.keys(KINDS)

/**
 * What a fund's closure comes to, or what is in its way.
 *
 * A position in another currency must be 0: the money is exchanged first. An account that opened with money of another currency would never
 * come to 0: its opening balance left as exchange, though nothing was ever bought. What it opened with is what the donors gave before the opening
 * (`receivedBeforeOpening`, in the fund's currency), so both sides of the opening are carried to the position: the opening balance bought that
 * money's amount. It is known exactly, whereas a rate of that day would leave a rest in the other currency for ever. An opening balance that no
 * contribution explains is an open item: such a contribution can be recorded at any time while the fund is open.
 *
 * Once no other currency is left, what stands on the position in the fund's own is the rate difference, and the closure books it. Where nothing was
 * ever exchanged with another currency there was no rate either: then a line was taken for one side of an exchange that has no other.
 */
export function closureOf(of: FundHeld): ClosurePlan {
  const carried = of.positions.filter((p) => p.currency !== of.currency && p.opening !== 0 && p.explained !== 0)
  const abroad = of.positions.filter((p) => p.currency !== of.currency).flatMap((p) => abroadOf(p))
  const own = of.positions.find((p) => p.currency === of.currency)?.position ?? 0
  const isOneSided = own !== 0 && !of.isExchanged
  const rateDifference = abroad.length > 0 || isOneSided ? 0 : own + carried.reduce((sum, p) => sum + p.explained, 0)
  const left = of.available - of.overspent - rateDifference
  const openItems: OpenItem[] = [...of.standing.flatMap(standingOf), ...abroad]
  const own_ = (kind: OpenKind, minor: number, words: string) => openItems.push({ kind, currency: of.currency, minor, words })
  if (isOneSided) own_('exchange_without_other_leg', Math.abs(own), 'An exchange has no line in another currency: match its other line, or undo it.')
  if (left < 0)
    own_(
      'overspent',
      -left,
      `${rateDifference > 0 ? 'With the rate difference of the closure more' : 'More'} is spent than the fund has: record what covers it.`,
    )
  if (left > 0 && of.contributions.every(({ received }) => received <= 0))
    own_('no_contribution', left, 'No contribution brought the money that is left: record whose it is.')
  return { openItems, carried, rateDifference, refund: Math.max(left, 0) }
}

function standingOf({ account, currency, minor }: AccountHeld): OpenItem[] {
  const [kind, words] = KINDS[account] ?? []
  return kind === undefined || words === undefined ? [] : [{ kind, currency, minor, words }]
}

function abroadOf({ currency, position, opening, explained }: Position): OpenItem[] {
  const carried = explained === 0 ? 0 : opening
  const rest = position + carried
  if (rest === 0) return []
  if (opening !== 0 && carried === 0)
    return [
      {
        kind: 'opening',
        currency,
        minor: Math.abs(opening),
        words: 'No contribution explains what the account opened with: record it as received before the opening.',
      },
    ]
  return [
    {
      kind: 'fx_position',
      currency,
      minor: Math.abs(rest),
      words: `The fund still holds ${currency} by exchange: exchange it into the fund's currency, and match both lines.`,
    },
  ]
}

/** What one contribution gets of a refund. */
export interface Share {
  readonly contribution: number
  readonly minor: number
}

/**
 * Shares `minor` among contributions by what each received, to the last unit: each gets the whole units of its exact share, and what is left goes
 * unit by unit to those whose share was cut most (largest remainder), the earlier first where they are equal. Those that get nothing are left out.
 */
export function sharesOf(minor: number, contributions: readonly ContributionHeld[]): readonly Share[] {
  const weighed = contributions.filter(({ received }) => received > 0)
  const all = weighed.reduce((sum, { received }) => sum.plus(received), new Exact(0))
  const parts = weighed.map(({ id, received }) => {
    const product = new Exact(minor).times(received)
    return { id, whole: product.divToInt(all).toNumber(), rest: product.mod(all) }
  })
  const left = minor - parts.reduce((sum, { whole }) => sum + whole, 0)
  const extra = new Set(
    [...parts]
      .sort((a, b) => b.rest.cmp(a.rest) || a.id - b.id)
      .slice(0, left)
      .map(({ id }) => id),
  )
  return parts.map(({ id, whole }) => ({ contribution: id, minor: whole + (extra.has(id) ? 1 : 0) })).filter((share) => share.minor > 0)
}

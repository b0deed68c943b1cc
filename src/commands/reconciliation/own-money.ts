import { idOf } from '../../core/id.ts'
import { currencyExchanged, type KeptOnTheWay, transferMoved } from '../../core/ledger/own-money.ts'
import { notFound, problem } from '../../core/problem.ts'
import { DAYS_ON_THE_WAY, keptOfTransfer, transferJoined } from '../../core/reconciliation/transfers.ts'
import { done, type Result } from '../../core/result.ts'
import { type Said, say } from '../../core/said/say.ts'
import type { BankAccount } from '../../store/bank-accounts.ts'
import { fundByCode } from '../../store/funds.ts'
import type { Read } from '../../store/read.ts'
import type { LineRow } from '../../store/statements.ts'
import { beginTransfer, joinTransfer, type TransferRow, transferById, transferSeen, transfersInTransit } from '../../store/transfers.ts'
import { closedExchange } from './closed-fund.ts'
import { bankSide, homeOf, inFund } from './in-fund.ts'
import type { EntriesOfKind, MatchPlanned } from './match-planned.ts'

/** What a line is named by whoever begins a transfer though another fits. */
const NEW = 'new'

/** The transfer that a line is the other end of, and what a bank kept of it (minor units of the account); without `joins` the line begins one. */
interface TransferPlanned {
  readonly joins?: TransferRow
  readonly kept: number
}

function transferPlanned(read: Read, account: BankAccount, line: LineRow, of: Pick<MatchPlanned, 'transfer' | 'isChargeNamed'>): Result<TransferPlanned> {
  const end = { bankAccount: account.id, currency: account.currency, minor: line.amount, bookedOn: line.bookedOn }
  const isChargeNamed = of.isChargeNamed ?? false
  if (isChargeNamed && (of.transfer === undefined || of.transfer === NEW)) return problem('match_not_allowed', say.nameTransferOfCharge)
  if (of.transfer === NEW) return done({ kept: 0 })
  if (of.transfer === undefined) {
    const rows = transfersInTransit(read, account, -line.amount)
    const joined = transferJoined(end, rows.map(transferSeen), account.usualDays ?? DAYS_ON_THE_WAY)
    if (!joined.ok) return joined
    const joins = rows.find(({ id }) => id === joined.value?.id)
    return done({ kept: 0, ...(joins ? { joins } : {}) })
  }
  const joins = transferById(read, idOf(of.transfer) ?? -1)
  if (!joins) return notFound(say.noTransfer, of.transfer)
  const kept = keptOfTransfer(end, transferSeen(joins), isChargeNamed)
  return kept.ok ? done({ joins, kept: kept.value }) : kept
}

/** An end of a transfer between two of our accounts, in the home fund of the account whose line was matched first. */
export const transferMade: EntriesOfKind = (read, account, of, [line]) => {
  const planned = transferPlanned(read, account, line, of)
  if (!planned.ok) return planned
  const bank = bankSide(account, line)
  const { joins, kept } = planned.value
  if (!joins) {
    const home = homeOf(read, account)
    return done((tx, match) => [transferMoved(home, beginTransfer(tx, match, account, line), bank)])
  }
  const side = { fund: joins.fund, currency: joins.fundCurrency }
  const charge = kept === 0 ? done(undefined) : keptInFund(read, account, side, kept, line)
  if (!charge.ok) return charge
  return done((tx, match) => {
    joinTransfer(tx, match, joins.id)
    return [transferMoved(side, joins.id, bank, charge.value)]
  })
}

function keptInFund(read: Read, account: BankAccount, side: { fund: number; currency: string }, kept: number, line: LineRow): Result<KeptOnTheWay> {
  const money = inFund(read, account, side, kept, line.bookedOn)
  return money.ok ? done({ minor: kept, fundMinor: money.value.minor, used: money.value.used }) : money
}

/** Currency bought, line by line, in the account's home fund or in the one named, whose payouts are to be paid from the account. Refuses not_found, fund_closed. */
export const exchangeMade: EntriesOfKind = (read, account, of, [line]) => {
  const named = of.fund === undefined ? undefined : fundByCode(read, of.fund)
  if (of.fund !== undefined && !named) return notFound(say.noFund, of.fund)
  const fund = named?.id ?? account.fund
  return closedExchange(read, fund, account, line) ?? done([currencyExchanged(fund, bankSide(account, line))])
}

/** Names a transfer, a fund or a difference where the kind has none. */
export function ownMoneyFault({ kind, transfer, fund, difference }: Pick<MatchPlanned, 'kind' | 'transfer' | 'fund'> & { difference?: string | undefined }) {
  if (kind !== 'transfer' && transfer !== undefined) return say.onlyTransferNames
  if (kind !== 'exchange' && fund !== undefined) return say.onlyExchangeNames
  if (difference === undefined) return undefined
  if (kind !== 'transfer') return say.onlyTransferDiffers
  return difference === 'charge' ? undefined : say.keptIsCharge
}

/** A line of a proposal that is an end of a transfer. */
export interface ProposedEnd {
  readonly account: BankAccount
  readonly line: LineRow
  readonly transfer?: string | undefined
}

/** Why several transfers cannot be made in one act: two lines are the same end of one, or both ends of one that neither knows yet. */
export function togetherFault(read: Read, ends: readonly ProposedEnd[]): Said | undefined {
  const joined = new Set<number>()
  const begun = new Map<string, Set<number>>()
  for (const { account, line, transfer } of ends) {
    const planned = transferPlanned(read, account, line, { transfer })
    if (!planned.ok) continue
    const { joins } = planned.value
    if (joins && joined.has(joins.id)) return say.twoEndsOfOne(joins.id)
    if (joins) joined.add(joins.id)
    else {
      const opposite = begun.get(`${account.currency} ${-line.amount}`) ?? new Set()
      if ([...opposite].some((other) => other !== account.id)) return say.bothEnds
      const same = `${account.currency} ${line.amount}`
      begun.set(same, (begun.get(same) ?? new Set()).add(account.id))
    }
  }
  return undefined
}

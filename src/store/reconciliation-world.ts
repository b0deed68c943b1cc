import { convert } from '../core/money/money.ts'
import { searchTokens } from '../core/names/skeleton.ts'
import { daysToCarryOut } from '../core/payouts/ways-to-pay.ts'
import { type LineRead, lineReader } from '../core/reconciliation/line-read.ts'
import type { ContributionSeen, LineSeen, PayoutSeen, ReconciliationWorld } from '../core/reconciliation/seen.ts'
import { rememberedPairs } from '../core/remembered.ts'
import { type BankAccount, rateOn } from './bank-accounts.ts'
import { closedThrough, lockedThrough } from './closings.ts'
import { feesOf } from './fees.ts'
import { contributionsOutstanding, fundById } from './funds.ts'
import { ownMoneyOf } from './own-money.ts'
import type { SettledBefore } from './payout-counts.ts'
import { payoutQuestions } from './payout-questions.ts'
import type { Read } from './read.ts'
import { pastQuestions } from './reconciliation-past.ts'
import { payeesSpelled } from './spellings.ts'
import { covers, lacksDays } from './statement-neighbours.ts'
import { type LineRow, linesAfter } from './statements.ts'

/** Pairs of days for which it is remembered whether statements cover them. */
const DAYS = 10_000

/** What the engine asks of one bank account, each by an index; rows are decrypted only where a look-up leaves them. */
export function reconciliationWorld(read: Read, account: BankAccount, before?: SettledBefore): ReconciliationWorld {
  return {
    ...(before ? { settledBefore: before.days } : {}),
    lines: openLines(read, account),
    ownAccounts: ownAccountsOf(account),
    ownMoney: ownMoneyOf(read, account),
    contributions: contributionsOutstanding(read, account).map((c) => contributionSeen(read, account, c)),
    fees: feesOf(read, account),
    usualDays: daysToCarryOut(account),
    today: read.today,
    ...closedDays(read, account),
    covers: rememberedPairs(DAYS, (since, until) => covers(read, account, since, until)),
    lacksDays: rememberedPairs(DAYS, (since, until) => lacksDays(read, account, since, until)),
    ...payoutQuestions(read, account, before),
    payeesSpelled: payeesSpelled(read),
    isNameWord: (word) => searchTokens(word).some((alternatives) => alternatives.some((token) => isName(read, token))),
    ...pastQuestions(read),
  }
}

const ownAccountsOf = ({ iban, accountNumber }: BankAccount): string[] => [iban, accountNumber].filter((n) => n !== null)

/** Lines of one account with the payouts that they show, for whoever matches them by hand: no learnt spelling and no contribution counts there. */
export function linesRead(read: Read, account: BankAccount, lines: readonly LineRow[]): readonly LineRead[] {
  const world = { ...payoutQuestions(read, account), ownAccounts: ownAccountsOf(account), contributions: [], payeesSpelled: () => [] }
  return lines.map(lineSeen).map(lineReader(world))
}

/** Payouts of one account as the engine sees them, for whoever names them by hand. */
export function payoutsSeen(read: Read, account: BankAccount, ids: readonly number[]): readonly PayoutSeen[] {
  const { payoutById } = payoutQuestions(read, account)
  return ids.flatMap((id) => payoutById(id) ?? [])
}

function contributionSeen(read: Read, account: BankAccount, of: ReturnType<typeof contributionsOutstanding>[number]): ContributionSeen {
  const { id, reference, donor, outstanding, date } = of
  const known = { id, ...(reference === null ? {} : { reference }), donor, date }
  const currency = fundById(read, of.fund)?.currency
  if (currency === account.currency) return { ...known, outstandingMinor: outstanding }
  if (currency === undefined) return { ...known, outstandingMinor: 0, isForeign: true }
  const worthOn = (day: string): number | undefined => {
    const rate = rateOn(read, currency, account.currency, day)
    const worth = rate && convert({ minor: outstanding, currency }, account.currency, rate.rate)
    return worth?.ok ? worth.value.minor : undefined
  }
  return { ...known, outstandingMinor: 0, isForeign: true, worthOn }
}

/** The later of the days to which the account and the books are closed. */
function closedDays(read: Read, account: BankAccount): Pick<ReconciliationWorld, 'closedThrough'> {
  const last = [closedThrough(read, account.id), lockedThrough(read)]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
  return last === undefined ? {} : { closedThrough: last }
}

/** A word of a payee's or a student's name; those of screening lists are nobody's here. */
const isName = (read: Read, token: string): boolean =>
  read.value("SELECT 1 FROM lookup WHERE token = ? AND table_name IN ('payee', 'student_version') LIMIT 1", read.keys.lookup('name', token)) !== undefined

/** Lines that are opened at a time. */
const A_PAGE = 1000

function openLines(read: Read, account: BankAccount): LineSeen[] {
  const lines: LineSeen[] = []
  for (let after = 0; ; ) {
    const page = linesAfter(read, account.id, 'open', { after, most: A_PAGE })
    lines.push(...page.map(lineSeen))
    const last = page.at(-1)
    if (!last || page.length < A_PAGE) return lines
    after = last.id
  }
}

function lineSeen({ id, bookedOn, amount, personal: told }: LineRow): LineSeen {
  return {
    id,
    bookedOn,
    minor: amount,
    narrative: told?.narrative ?? '',
    ...(told?.counterparty === undefined ? {} : { counterparty: told.counterparty }),
    ...(told?.account === undefined ? {} : { counterpartyAccount: told.account }),
    ...(told?.reference === undefined ? {} : { bankReference: told.reference }),
    ...(told?.endToEndId === undefined ? {} : { endToEndId: told.endToEndId }),
  }
}

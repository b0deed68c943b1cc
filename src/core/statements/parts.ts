import { digitsOf } from '../money/currency.ts'
import { amountText } from '../money/money.ts'
import { say } from '../said/say.ts'
import { type Claims, prove } from './proof.ts'
import { isSameAccount } from './same-account.ts'
import type { Source } from './source.ts'
import { type Cell, type ProblemList, problemList, type Reading, type StatementLine } from './statement.ts'

/** A statement or page of one: messages of banks hold several, of days or of accounts. */
export interface Part {
  readonly account: Cell
  readonly currency?: Cell
  readonly lines: readonly StatementLine[]
  readonly claims: Claims
  /** What is wrong with it. Parts of other accounts are not read, and theirs is nobody's concern. */
  readonly problems: ProblemList
  readonly since?: string
  readonly until?: string
  /** Movements that are not booked, and those of 0.00. */
  readonly pending: number
  readonly withoutMoney: number
}

export type PartsForm = Pick<Reading, 'format' | 'version' | 'encoding' | 'dateFormat' | 'referenceIsId' | 'bookedColumn'>

/** The parts of the account that is asked for, as one reading: each proven by its balances, and all of them one chain. */
export function readingOfParts(
  all: readonly Part[],
  source: Pick<Source, 'accounts' | 'currency'>,
  form: PartsForm,
): { readonly reading?: Reading; readonly problems: ProblemList } {
  const problems = problemList()
  const own = ofOneAccount(all, source, problems)
  for (const part of own) for (const fault of part.problems.all()) problems.add(fault, fault.said)
  const currency = own.find((part) => part.currency)?.currency
  const show = (minor: number): string => amountText(minor, digitsOf(currency?.value ?? '') === undefined ? 'EUR' : (currency?.value ?? 'EUR'))
  const parts = inChain(own)
  holdCopies(parts, problems)
  if (parts.some(({ claims }) => !claims.opening || !claims.closing)) holdEntries(parts, problems)
  const proofs = problems.any() ? [] : parts.map((part) => prove(part.lines, part.claims, show, problems))
  holdLinks(parts, show, problems)
  const [first] = parts
  const last = parts.at(-1)
  if (problems.any() || !first || !last) return { problems }
  const [opening, closing] = [first.claims.opening?.minor, last.claims.closing?.minor]
  const days = (of: readonly (string | undefined)[]): readonly string[] => of.filter((day) => day !== undefined).sort()
  const since = days(parts.map((part) => part.since))[0]
  const until = days(parts.map((part) => part.until)).at(-1)
  const total = (count: (part: Part) => number): number => parts.reduce((sum, part) => sum + count(part), 0)
  const reading: Reading = {
    ...form,
    delimiter: null,
    amountStyle: 'flag',
    order: orderOf(parts, proofs[0]?.order ?? 'oldest_first'),
    proof: opening !== undefined && closing !== undefined ? 'opening_closing' : 'none',
    statement: {
      account: first.account.value.replace(/\s/g, ''),
      ...(currency ? { currency: currency.value } : {}),
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      ...(opening === undefined ? {} : { opening }),
      ...(closing === undefined ? {} : { closing }),
      lines: parts.flatMap(({ lines }) => lines),
    },
    pending: total((part) => part.pending),
    withoutMoney: total((part) => part.withoutMoney),
    named: { account: first.account, ...(currency ? { currency } : {}) },
  }
  return { reading, problems }
}

/** Those of the account; where none is, those of the first account, so that it is refused by name. Unasked, all must be of one account. */
function ofOneAccount(all: readonly Part[], { accounts, currency }: Pick<Source, 'accounts' | 'currency'>, problems: ProblemList): readonly Part[] {
  const [first] = all
  if (!first) return []
  const same = (part: Part, numbers: readonly string[]): boolean => numbers.some((number) => isSameAccount(part.account.value, number))
  const asked = accounts ? all.filter((part) => same(part, accounts)) : []
  const own = asked.length > 0 ? asked : all.filter((part) => part.account.value === first.account.value)
  const other = all.find((part) => !own.includes(part))
  if (other && accounts === undefined) problems.add(other.account, say.secondBeside(first.account.value))
  // One number can hold accounts of several currencies.
  const inOurs = own.filter((part) => currency === undefined || part.currency === undefined || part.currency.value === currency)
  return inOurs.length > 0 ? inOurs : own
}

const movedBy = ({ lines }: Part): number => lines.reduce((sum, line) => sum + line.amountMinor, 0)

/** From the oldest: as they stand, turned round, or by their days, whichever lets each begin where the one before it ended. */
function inChain(parts: readonly Part[]): readonly Part[] {
  const dated = [...parts].sort((a, b) => (a.until ?? '').localeCompare(b.until ?? ''))
  return [parts, [...parts].reverse(), dated].find((order) => broken(order) === undefined) ?? parts
}

/** The first part that does not begin where the one before it ended. */
function broken(parts: readonly Part[]): { readonly part: Part; readonly before: number } | undefined {
  let before: number | undefined
  for (const part of parts) {
    const { opening, closing } = part.claims
    if (before !== undefined && opening && opening.minor !== before) return { part, before }
    const start = opening?.minor ?? before
    before = closing?.minor ?? (start === undefined ? undefined : start + movedBy(part))
  }
  return undefined
}

function holdLinks(parts: readonly Part[], show: (minor: number) => string, problems: ProblemList): void {
  const fault = broken(parts)
  const opening = fault?.part.claims.opening
  if (fault && opening) problems.add(opening.cell, say.statementBefore(show(fault.before)))
  // A page without an opening balance of its own goes on from the one before it.
  let balance: number | undefined
  for (const part of parts) {
    balance = part.claims.opening?.minor ?? balance
    const made = balance === undefined ? undefined : balance + movedBy(part)
    const { closing } = part.claims
    if (closing && !part.claims.opening && made !== undefined && made !== closing.minor) problems.add(closing.cell, say.allLinesMake(show(made)))
    balance = closing?.minor ?? made
  }
}

/** The same statement twice would count its movements twice. */
function holdCopies(parts: readonly Part[], problems: ProblemList): void {
  const seen = new Set<string>()
  for (const { account, claims, lines } of parts) {
    if (lines.length === 0) continue
    const text = [claims.opening?.minor, claims.closing?.minor, ...lines.map(({ raw }) => raw)].join('\n')
    if (seen.has(text)) problems.add(account, say.statementTwice)
    seen.add(text)
  }
}

/** One entry in two statements, with the bank's own reference: where no balances tell, a report that goes on from an earlier one would count it twice. */
function holdEntries(parts: readonly Part[], problems: ProblemList): void {
  const seen = new Map<string, { readonly part: Part; readonly line: number }>()
  for (const part of parts)
    for (const { line, raw, bankReference, bookedOn } of part.lines) {
      const before = seen.get(raw)
      if (before === undefined) seen.set(raw, { part, line })
      else if (before.part !== part && bankReference !== undefined) problems.add({ line, column: '', value: bookedOn }, say.entryTwice(before.line))
    }
}

function orderOf(parts: readonly Part[], alone: Reading['order']): Reading['order'] {
  if (parts.length === 1) return alone
  const days = parts.flatMap(({ lines }) => lines.map(({ bookedOn }) => bookedOn))
  return days.length > 1 && (days[0] ?? '') > (days.at(-1) ?? '') ? 'newest_first' : 'oldest_first'
}

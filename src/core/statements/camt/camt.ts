import { say } from '../../said/say.ts'
import { elementAt, elementsAt, textAt, type XmlElement } from '../../xml-element.ts'
import { type Part, readingOfParts } from '../parts.ts'
import type { Claim, Claims } from '../proof.ts'
import type { Attempt, Source } from '../source.ts'
import { type Cell, NOWHERE, type ProblemList, problemList, type StatementLine } from '../statement.ts'
import type { Entry } from './entry.ts'
import { otherParty } from './parties.ts'
import { amountOf, cellOf, dayOf, dayText, holdOnce, numberOf, signOf } from './values.ts'

/**
 * ISO 20022 bank to customer messages: statements (camt.053), reports of a day (camt.052) and notices of single entries (camt.054), versions 001.02
 * and later, of which is read what all have in common. Entries are booked or none; the balances OPBD (or PRCD) and CLBD prove them.
 */
export const CAMT_ID = 'iso20022-camt'

const NAMESPACE = /camt\.05[234]\.001\.(\d\d)$/
const ROOTS = { BkToCstmrStmt: 'Stmt', BkToCstmrAcctRpt: 'Rpt', BkToCstmrDbtCdtNtfctn: 'Ntfctn' } as const

/** Statements, reports or notices of a document; undefined where it is none of these messages. */
export function statementsOf(root: XmlElement, namespace: string): readonly XmlElement[] | undefined {
  const document = documentOf(root)
  const body = document.name === 'Document' ? document.children.find(({ name }) => name in ROOTS) : document
  const inside = body && ROOTS[body.name as keyof typeof ROOTS]
  if (!body || inside === undefined || (namespace !== '' && !NAMESPACE.test(namespace))) return undefined
  return elementsAt(body, inside)
}

/** The one document that an envelope holds, beside the header of the network that carried it; else the root. */
function documentOf(root: XmlElement): XmlElement {
  const within = (element: XmlElement): readonly XmlElement[] => (element.name === 'Document' ? [element] : element.children.flatMap(within))
  const [only, ...others] = within(root)
  return only && others.length === 0 ? only : root
}

/** What the document says, entries apart: these are given for each statement in the order of the file. */
export function readCamt(
  statements: readonly XmlElement[],
  entriesOf: (n: number) => readonly Entry[],
  source: Pick<Source, 'accounts' | 'currency' | 'encoding'>,
): Attempt {
  const parts = statements.map((statement, n) => partOf(statement, entriesOf(n)))
  const form = { format: CAMT_ID, version: 1, encoding: source.encoding, dateFormat: 'YYYY-MM-DD', referenceIsId: true, bookedColumn: 'Ntry/BookgDt' }
  const { reading, problems } = readingOfParts(parts, source, form)
  if (parts.length === 0) problems.add(NOWHERE, say.noStatementInMessage)
  const attempt: Attempt = { format: CAMT_ID, fit: 'whole', problems: problems.all() }
  return reading && !problems.any() ? { ...attempt, reading } : attempt
}

function partOf(statement: XmlElement, entries: readonly Entry[]): Part {
  const problems = problemList()
  const acct = elementAt(statement, 'Acct')
  const number = numberOf(acct)
  const account: Cell = { line: acct?.line ?? statement.line, column: 'Acct/Id', value: number ?? '' }
  if (number === undefined) problems.add(account, say.camtAccount)
  const balances = balancesOf(statement, problems)
  const currency = currencyOf(statement, balances, entries, problems)
  const lines: StatementLine[] = []
  let pending = 0
  let withoutMoney = 0
  const isProven = balances.claims.opening !== undefined && balances.claims.closing !== undefined
  for (const { line, kind, problems: own, parties, doubt } of entries) {
    for (const fault of own.all()) problems.add(fault, fault.said)
    if (doubt && !isProven) problems.add(doubt, doubt.said)
    if (kind === 'pending') pending++
    else if (line.amountMinor === 0) withoutMoney++
    else {
      const other = parties && otherParty(parties, account.value)
      if (other?.name !== undefined) line.counterparty = other.name
      if (other?.account !== undefined) line.counterpartyAccount = other.account
      lines.push(line)
    }
  }
  const since = dayText(textAt(statement, 'FrToDt', 'FrDtTm') ?? '')
  const until = balances.closedOn ?? dayText(textAt(statement, 'FrToDt', 'ToDtTm') ?? '')
  const claims = {
    usualOrder: 'newest_first',
    ...balances.claims,
    ...(pending === 0 ? sumsOf(statement, balances.currency ?? currency, withoutMoney) : {}),
  } as const
  return {
    account,
    ...(currency ? { currency } : {}),
    lines,
    claims,
    problems,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    pending,
    withoutMoney,
  }
}

interface Balances {
  readonly claims: Pick<Claims, 'opening' | 'closing'>
  readonly currency?: Cell
  readonly closedOn?: string
}

interface Balance {
  readonly claim: Claim & { readonly currency: Cell }
  readonly day: string | undefined
}

/** The opening balance or, without one, that with which the statement before was closed; and the closing one. Others are of a moment, or of what may be drawn. */
function balancesOf(statement: XmlElement, problems: ProblemList): Balances {
  const all = elementsAt(statement, 'Bal')
  const of = (code: string): readonly Balance[] =>
    all
      .filter((balance) => textAt(balance, 'Tp', 'CdOrPrtry', 'Cd') === code && textAt(balance, 'CdtLine', 'Incl') !== 'true')
      .flatMap((balance) => balanceOf(balance, code, problems) ?? [])
  const opened = of('OPBD')
  const opening = outermost(opened.length > 0 ? opened : of('PRCD'), 'first', problems)?.claim
  const closed = outermost(of('CLBD'), 'last', problems)
  const closing = closed?.claim
  const currency = opening?.currency ?? closing?.currency
  return {
    claims: { ...(opening ? { opening } : {}), ...(closing ? { closing } : {}) },
    ...(currency ? { currency } : {}),
    ...(closed?.day === undefined ? {} : { closedOn: closed.day }),
  }
}

function balanceOf(balance: XmlElement, code: string, problems: ProblemList): Balance | undefined {
  holdOnce(balance, ['Amt', 'CdtDbtInd', 'Dt'], problems)
  const amount = elementAt(balance, 'Amt')
  const read = amountOf(amount, 'Bal/Amt', balance, problems)
  const sign = signOf(balance, problems)
  const day = dayOf(elementAt(balance, 'Dt'), balance, problems)
  if (!read || !sign) return undefined
  const cell = cellOf(amount, `Bal ${code}/Amt`, balance)
  const claim = { minor: read.minor === 0 ? 0 : sign * read.minor, cell, currency: { ...cell, column: 'Bal/Amt@Ccy', value: read.currency } }
  return { claim, day }
}

/** A statement of several days can give the balances of each: of its first day it is opened with, of its last closed with. Two of one day must be the same. */
function outermost(balances: readonly Balance[], which: 'first' | 'last', problems: ProblemList): Balance | undefined {
  const days = balances.map(({ day }) => day ?? '').sort()
  const edge = which === 'first' ? days[0] : days.at(-1)
  const [found, ...same] = balances.filter(({ day }) => (day ?? '') === edge)
  const other = same.find(({ claim }) => claim.minor !== found?.claim.minor)
  if (found && other) problems.add(other.claim.cell, say.balanceDiffers(found.claim.cell.value))
  return found
}

/** The currency that the statement names, or its balances and entries show: one and the same. */
function currencyOf(statement: XmlElement, balances: Balances, entries: readonly Entry[], problems: ProblemList): Cell | undefined {
  const named = elementAt(statement, 'Acct', 'Ccy')
  const first = entries.find((entry) => entry.currency !== '')
  const currency = named
    ? cellOf(named, 'Acct/Ccy', statement)
    : (balances.currency ?? (first && { line: first.line.line, column: 'Ntry/Amt@Ccy', value: first.currency }))
  if (!currency) return undefined
  const expected = say.accountsCurrency(currency.value)
  if (balances.currency && balances.currency.value !== currency.value) problems.add(balances.currency, expected)
  for (const entry of entries)
    if (entry.currency !== '' && entry.currency !== currency.value)
      problems.add({ line: entry.line.line, column: 'Ntry/Amt@Ccy', value: entry.currency }, expected)
  return currency
}

/** What the statement says of how many entries it has, and what they sum up to. */
function sumsOf(statement: XmlElement, currency: Cell | undefined, withoutMoney: number): Pick<Claims, 'count' | 'turnoverIn' | 'turnoverOut'> {
  const summary = elementAt(statement, 'TxsSummry')
  if (!summary || !currency) return {}
  const sum = (name: string): Claim | undefined => {
    const written = elementAt(summary, name, 'Sum')
    const read = written && amountOf({ ...written, attributes: { Ccy: currency.value } }, name, summary, problemList())
    return written && read ? { minor: read.minor, cell: cellOf(written, `TxsSummry/${name}/Sum`, summary) } : undefined
  }
  const number = elementAt(summary, 'TtlNtries', 'NbOfNtries')
  const count = number && /^\d{1,9}$/.test(number.text.trim()) ? Number(number.text.trim()) - withoutMoney : undefined
  const [turnoverIn, turnoverOut] = [sum('TtlCdtNtries'), sum('TtlDbtNtries')]
  return {
    ...(number && count !== undefined ? { count: { lines: count, cell: cellOf(number, 'TxsSummry/TtlNtries/NbOfNtries', summary) } } : {}),
    ...(turnoverIn ? { turnoverIn } : {}),
    ...(turnoverOut ? { turnoverOut } : {}),
  }
}

import { amountText } from '../../core/money/money.ts'
import { countryShares, type SpentTogether, spentTogether } from '../../core/publication/small-groups.ts'
import { done, type Result } from '../../core/result.ts'
import { element, leaf, type XmlElement } from '../../core/xml-element.ts'
import { writeXml } from '../../files/xml.ts'
import { appropriatedByYear, donorMoney, fundDays, type ProgrammeOfFund, programmesOfFund, spentOnStudents, spentOtherwise } from '../../store/exports.ts'
import type { Fund } from '../../store/funds.ts'
import type { Read } from '../../store/read.ts'
import type { Organisation } from '../../store/settings.ts'
import { incoming, spending, transactionElement } from './iati-transactions.ts'
import { organisationWith } from './organisation.ts'
import type { PartOfFunds } from './part-of-funds.ts'

type Reporter = Organisation & { readonly iatiId: string; readonly iatiType: string }

/** Codes of IATI's lists: SectorVocabulary (OECD DAC), Sector (material relief), Region (not specified), FinanceType (grant). */
const DAC = '1'
const RELIEF = '72010'
const UNSPECIFIED = '998'
const STANDARD_GRANT = '110'

/**
 * Funds as an IATI 2.03 activities file, one activity a fund, its elements in the order of iati-activities-schema.xsd. What was spent on students is told
 * by month and country, never of fewer than five students alone; the countries stand in the activity with their shares, since the standard
 * has a country either there or in every transaction. `from` and `to` choose transactions.
 */
export function iatiExport(read: Read, part: PartOfFunds): Result<Iterable<string>> {
  const reporter = organisationWith(read, 'name', 'iatiId', 'iatiType')
  if (!reporter.ok) return reporter
  const activities = part.funds.map((fund) => activity(read, fund, part, reporter.value))
  const root = { ...element('iati-activities', ...activities), attributes: { version: '2.03', 'generated-datetime': read.at } }
  return done([writeXml(root, '')])
}

function activity(read: Read, fund: Fund, part: PartOfFunds, reporter: Reporter): XmlElement {
  const told = spentTogether(spentOnStudents(read, fund))
  const money = donorMoney(read, fund)
  const transactions = [...incoming(money), ...spending(told, spentOtherwise(read, fund), read.today)]
    .filter(({ date }) => (part.from === undefined || date >= part.from) && (part.to === undefined || date <= part.to))
    .sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1))
  const programmes = programmesOfFund(read, fund)
  const donors = [...new Set(money.flatMap(({ donor }) => donor ?? []))].sort()
  const of = element(
    'iati-activity',
    leaf('iati-identifier', `${reporter.iatiId}-${fund.code}`),
    organisation('reporting-org', reporter.name, { ref: reporter.iatiId, type: reporter.iatiType }),
    element('title', leaf('narrative', fund.name)),
    { ...element('description', leaf('narrative', description(programmes))), attributes: { type: '1' } },
    ...donors.map((donor) => organisation('participating-org', donor, { role: '1' })),
    ...['2', '4'].map((role) => organisation('participating-org', reporter.name, { ref: reporter.iatiId, type: reporter.iatiType, role })),
    fund.projectCode === null ? undefined : leaf('other-identifier', '', { ref: fund.projectCode, type: 'A1' }),
    leaf('activity-status', '', { code: fund.state === 'closed' ? '4' : '2' }),
    ...activityDates(read, fund, programmes, money[0]?.date),
    ...recipients(told),
    leaf('sector', '', { vocabulary: DAC, code: RELIEF }),
    leaf('default-finance-type', '', { code: STANDARD_GRANT }),
    ...budgets(read, fund),
    ...transactions.map((transaction) => transactionElement(transaction, fund)),
  )
  return { ...of, attributes: { 'last-updated-datetime': read.at, 'xml:lang': 'en', 'default-currency': fund.currency, humanitarian: '1' } }
}

const organisation = (element_: string, name: string, attributes: Readonly<Record<string, string>>): XmlElement => ({
  ...element(element_, leaf('narrative', name)),
  attributes,
})

const description = (programmes: readonly ProgrammeOfFund[]): string =>
  ['Monetary assistance to students stranded abroad', programmes.map(({ name }) => name).join('; ')].filter((words) => words !== '').join(': ')

/** ActivityDateType: 2 actual start, 3 planned end, 4 actual end. */
function activityDates(read: Read, fund: Fund, programmes: readonly ProgrammeOfFund[], firstMoney: string | undefined): XmlElement[] {
  const { opened, closed } = fundDays(read, fund)
  const start = firstMoney !== undefined && firstMoney < opened ? firstMoney : opened
  const end = programmes
    .map(({ endsOn }) => endsOn)
    .sort()
    .at(-1)
  const day = (type: string, date: string | null | undefined) =>
    date === null || date === undefined ? [] : [leaf('activity-date', '', { type, 'iso-date': date })]
  return [...day('2', start), ...day('3', end), ...day('4', closed)]
}

/** Countries before regions, as the schema has them; the shares of both sum to 100. */
function recipients(told: readonly SpentTogether[]): XmlElement[] {
  const shares = countryShares(told)
  const countries = shares.flatMap(({ country, percentage }) => (country === undefined ? [] : [leaf('recipient-country', '', { code: country, percentage })]))
  const rest = shares.length === 0 ? '100' : shares.find(({ country }) => country === undefined)?.percentage
  return [...countries, ...(rest === undefined ? [] : [leaf('recipient-region', '', { vocabulary: DAC, code: UNSPECIFIED, percentage: rest })])]
}

/** A budget is of a year at the most. What a year gave back lessens the years before it. */
function budgets(read: Read, fund: Fund): XmlElement[] {
  const years = appropriatedByYear(read, fund).map((of) => ({ ...of }))
  for (let n = years.length - 1; n > 0; n -= 1) {
    const [before, of] = [years[n - 1], years[n]]
    if (!before || !of || of.minor >= 0) continue
    before.minor += of.minor
    of.minor = 0
  }
  return years.flatMap(({ year, minor }) => (minor > 0 ? [budget(year, amountText(minor, fund.currency), fund.currency)] : []))
}

const budget = (year: string, amount: string, currency: string): XmlElement => ({
  ...element(
    'budget',
    leaf('period-start', '', { 'iso-date': `${year}-01-01` }),
    leaf('period-end', '', { 'iso-date': `${year}-12-31` }),
    leaf('value', amount, { currency, 'value-date': `${year}-01-01` }),
  ),
  attributes: { type: '1', status: '2' },
})

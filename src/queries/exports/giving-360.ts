import { createHash } from 'node:crypto'
import { amountText } from '../../core/money/money.ts'
import { problem } from '../../core/problem.ts'
import { type Closeness, closeness } from '../../core/publication/small-groups.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { lastOfMonth, monthOf } from '../../core/time/dates.ts'
import { type GrantOfFund, grantsOfFund } from '../../store/exports.ts'
import type { Fund } from '../../store/funds.ts'
import type { Read } from '../../store/read.ts'
import type { Organisation } from '../../store/settings.ts'
import { organisationWith } from './organisation.ts'
import type { PartOfFunds } from './part-of-funds.ts'

type Publisher = Organisation & { readonly giving360Id: string }

/** What 360Giving's guidance on grants to individuals recommends in place of a name. */
const NAME = 'Individual Recipient'
/** Its lists grantToIndividualsReason (emergency or crisis event) and grantToIndividualsPurpose (unrestricted: what for is the student's to say). */
const REASON = 'GTIR100'
const PURPOSE = 'GTIP010'
const MOST_TITLE = 140

/**
 * Grants as a 360Giving package: `{grants: [...]}`, one object a grant of which something is left. All recipients are individuals, under pseudonyms. Where
 * fewer than five students of a programme, country and month are alike, country and then month are left out; days are never told: a
 * proxy date (the first of the month or year) stands for the day, as the standard's guidance allows.
 */
export function giving360Export(read: Read, part: PartOfFunds): Result<Iterable<string>> {
  const publisher = organisationWith(read, 'name', 'giving360Id')
  if (!publisher.ok) return publisher
  const told = part.funds.flatMap((fund) => {
    const grants = grantsOfFund(read, fund).filter((of) => isWithin(of, part))
    const close = closeness(grants.map((of) => ({ programme: of.programme, country: of.country, month: monthOf(of.approvedOn), student: of.student })))
    return grants.map((of, n) => grantText(of, fund, close[n] ?? { withCountry: false, by: 'year' }, publisher.value))
  })
  // The published schema wants one grant at the least.
  if (told.length === 0) return problem('not_found', say.noGrantToTell)
  return done(pieces(told))
}

function* pieces(told: readonly string[]): Generator<string> {
  yield '{"grants":[\n'
  for (const [n, text] of told.entries()) yield `${n === 0 ? '' : ',\n'}${text}`
  yield '\n]}\n'
}

const isWithin = ({ approvedOn }: GrantOfFund, { from, to }: PartOfFunds): boolean =>
  (from === undefined || approvedOn >= from) && (to === undefined || approvedOn <= to)

/** The same for the same book, and nothing that leads back to a case without the book. */
const pseudonym = (seal: Buffer, what: string, id: number): string => createHash('sha256').update(seal).update(`\n${what} ${id}`).digest('hex').slice(0, 16)

function grantText(of: GrantOfFund, fund: Fund, { withCountry, by }: Closeness, publisher: Publisher): string {
  const first = (date: string): string => (by === 'month' ? `${monthOf(date)}-01` : `${date.slice(0, 4)}-01-01`)
  const last = (date: string): string => (by === 'month' ? lastOfMonth(monthOf(date)) : `${date.slice(0, 4)}-12-31`)
  const prefix = publisher.giving360Id
  const grant = {
    id: `${prefix}-${pseudonym(of.seal, 'grant', of.grant)}`,
    title: `Emergency assistance to a student: ${of.programmeName}`.slice(0, MOST_TITLE),
    description: `Monetary assistance to a student stranded abroad, under the programme "${of.programmeName}".`,
    currency: fund.currency,
    amountAwarded: amountText(of.minor, fund.currency),
    amountDisbursed: amountText(of.paidMinor, fund.currency),
    awardDate: first(of.approvedOn),
    plannedDates: [{ startDate: first(of.firstDueOn), endDate: last(of.lastDueOn) }],
    recipientIndividual: { id: `${prefix}-IND-${pseudonym(of.studentSeal, 'student', of.student)}`, name: NAME },
    fundingOrganization: [{ id: publisher.iatiId ?? prefix, name: publisher.name }],
    ...(withCountry ? { beneficiaryLocation: [{ countryCode: of.country }] } : {}),
    grantProgramme: [{ code: of.programme, title: of.programmeName }],
    toIndividualsDetails: { primaryGrantReason: REASON, grantPurpose: [PURPOSE] },
    dateModified: `${first(of.changedOn)}T00:00:00Z`,
  }
  // The standard wants numbers, and a decimal text is one as it stands; within a text every quote is escaped, so that nothing else is meant.
  return JSON.stringify(grant).replace(/"(amountAwarded|amountDisbursed)":"(-?\d+(?:\.\d+)?)"/g, '"$1":$2')
}

import type { Line, Meaning, Payout } from '../../../queries/match-desk.ts'
import { Day, Facts, Money } from '../parts.tsx'
import type { Language } from '../words/language.ts'
import { KINDS, MATCH, type Seen, seenInWords } from '../words/match.ts'
import { dateInWords, moneyInWords } from '../words/values.ts'

interface LineProps {
  readonly language: Language
  readonly line: Line
}

/** What of a line is null was erased; what is for others is not shown. */
const toldOr = (language: Language, text: string | null | undefined): string | undefined => (text === null ? MATCH[language].erased : text || undefined)

/** A line as the bank tells it. */
export function LineFacts({ language, line }: LineProps) {
  const words = MATCH[language]
  return (
    <Facts
      rows={[
        [
          words.amount,
          <b>
            <Money language={language} of={line.money} />
          </b>,
        ],
        [words.bookedOn, <Day language={language} on={line.bookedOn} />],
        [words.valueOn, line.valueOn === undefined || line.valueOn === line.bookedOn ? undefined : <Day language={language} on={line.valueOn} />],
        [words.who, toldOr(language, line.counterparty)],
        [words.account, toldOr(language, line.counterpartyAccount)],
        [words.text, toldOr(language, line.narrative)],
        [words.bankReference, toldOr(language, line.bankReference)],
        [words.endToEnd, line.endToEndId],
        [words.returnReason, line.returnReason],
        [words.ordered, line.ordered ? moneyInWords(language, line.ordered) : undefined],
        [words.fee, line.fee ? <Money language={language} of={line.fee} /> : undefined],
      ]}
    />
  )
}

/** A line in a few words. */
export const lineInWords = (language: Language, line: Line): string =>
  [dateInWords(language, line.bookedOn), moneyInWords(language, line.money), line.counterparty, line.narrative]
    .filter((text) => text)
    .join(' · ')
    .slice(0, 160)

const accountOf = (payee: Payout['payee']): string | undefined => {
  if (payee === null) return undefined
  const { iban, accountNumber, account } = payee as Readonly<Partial<Record<'iban' | 'accountNumber' | 'account', string>>>
  return iban ?? accountNumber ?? account
}

export const payeeName = (payee: Payout['payee']): string | undefined => (payee !== null && 'name' in payee ? (payee.name as string) : undefined)

/** A payout in a few words. */
export const payoutInWords = (language: Language, p: Payout): string =>
  [p.reference, moneyInWords(language, p.money), payeeName(p.payee), p.caseNumber, KINDS[language].payoutStates[p.state] ?? p.state]
    .filter((text) => text)
    .join(' · ')

function PayoutFacts({ language, payout: p }: { readonly language: Language; readonly payout: Payout }) {
  const words = MATCH[language]
  return (
    <Facts
      rows={[
        [
          words.amount,
          <b>
            <Money language={language} of={p.money} />
          </b>,
        ],
        [words.payout, <span class="whole">{p.reference}</span>],
        [words.payee, payeeName(p.payee) ?? words.erased],
        [words.account, accountOf(p.payee)],
        [words.case, <a href={`/cases/${p.applicationId}`}>{p.caseNumber}</a>],
        [words.released, p.releasedOn === undefined ? undefined : <Day language={language} on={p.releasedOn} />],
        [words.state, KINDS[language].payoutStates[p.state] ?? p.state],
      ]}
    />
  )
}

/** What a line is suggested to be, and why. */
export function MeaningFacts({ language, of }: { readonly language: Language; readonly of: Meaning }) {
  const words = MATCH[language]
  const [only] = of.payouts
  const isOne = of.payoutCount === 1 && only !== undefined
  return (
    <>
      <p>{KINDS[language].kinds[of.kind] ?? of.kind}</p>
      {isOne ? <PayoutFacts language={language} payout={only} /> : null}
      {of.payoutCount > 1 ? (
        <>
          <Facts
            rows={[
              [words.payouts(of.payoutCount), ''],
              [
                words.total,
                <b>
                  <Money language={language} of={of.total} />
                </b>,
              ],
            ]}
          />
          <ul>
            {of.payouts.map((p) => (
              <li>{payoutInWords(language, p)}</li>
            ))}
            {of.payoutCount > of.payouts.length ? <li>{words.more(of.payoutCount - of.payouts.length)}</li> : null}
          </ul>
        </>
      ) : null}
      {of.contributions.map((c) => (
        <p>
          {words.contribution} {c.donor}: <Money language={language} of={c.outstanding} /> {words.outstanding}
        </p>
      ))}
      {of.transfer ? <p>{words.transferFrom(of.transfer.from, dateInWords(language, of.transfer.on))}</p> : null}
      {of.charge ? (
        <p>
          {words.feeOfSchedule} <Money language={language} of={of.charge} />
        </p>
      ) : null}
      <Reasons language={language} evidence={of.evidence} />
    </>
  )
}

interface ReasonsProps {
  readonly language: Language
  readonly evidence: readonly Seen[]
  /** h3: below the heading of a line. */
  readonly heading?: 'h2' | 'h3'
}

/** Why, in sentences. */
export function Reasons({ language, evidence, heading: Heading = 'h3' }: ReasonsProps) {
  if (evidence.length === 0) return null
  return (
    <>
      <Heading>{MATCH[language].because}</Heading>
      <ul>
        {evidence.map((one) => (
          <li>{seenInWords(language, one)}</li>
        ))}
      </ul>
    </>
  )
}

/** What a suggestion names, in a few words. */
export function meaningInWords(language: Language, of: Meaning): string {
  const [payout] = of.payouts
  const [contribution] = of.contributions
  const words = MATCH[language]
  if (of.payoutCount > 1) return `${words.payouts(of.payoutCount)}, ${moneyInWords(language, of.total)}`
  if (payout) return payoutInWords(language, payout)
  if (contribution) return `${words.contribution} ${contribution.donor}`
  return KINDS[language].kinds[of.kind] ?? of.kind
}

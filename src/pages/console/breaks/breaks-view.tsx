import type { BreakList, ReturnedList } from '../../../queries/match-breaks.ts'
import { Day, Filters, figures, Money, Pager, Table, Tag, type Tone } from '../parts.tsx'
import { FRAME } from '../words/frame.ts'
import type { Language } from '../words/language.ts'
import { ACCOUNTS, BREAKS, MATCH } from '../words/match.ts'

export interface BreaksAsked {
  readonly state: string | undefined
  readonly kind: string | undefined
  readonly account: string | undefined
}

/** The address of a list of breaks. */
function breaksAt(asked: Partial<BreaksAsked>, more: Readonly<Record<string, string>> = {}): string {
  const given = Object.entries({ ...asked, ...more }).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return given.length === 0 ? '/breaks' : `/breaks?${new URLSearchParams(given)}`
}

export const STATE_TONES: Readonly<Record<string, Tone>> = { open: 'stop', waiting: 'wait', claimed: 'wait', resolved: 'good' }

/** `account`: of which alone. */
type Returned = ReturnedList & { readonly mayPay: boolean; readonly account: string | undefined }

interface BreaksProps {
  readonly language: Language
  readonly list: BreakList
  /** What came back and is to be paid again: beside the whole list. */
  readonly returned: Returned | undefined
  readonly asked: BreaksAsked
  readonly isFirst: boolean
}

/** What is to be cleared up, the oldest first. */
export function BreaksView({ language, list, returned, asked, isFirst }: BreaksProps) {
  const words = BREAKS[language]
  return (
    <>
      <h1>{words.title}</h1>
      <Narrow language={language} list={list} asked={asked} />
      <Table
        language={language}
        caption={words.title}
        isNamed
        columns={[words.kind, words.age, words.owner, words.state, words.account, figures(words.amount), words.payout, words.case]}
        rows={list.items.map((b) => [
          <a href={`/breaks/${b.id}`}>{words.kinds[b.kind] ?? b.kind}</a>,
          <>
            {ACCOUNTS[language].ageDays(b.ageDays)} (<Day language={language} on={b.since} />)
          </>,
          FRAME[language].roles[b.owner] ?? b.owner,
          <Tag tone={STATE_TONES[b.state] ?? 'calm'}>{words.states[b.state] ?? b.state}</Tag>,
          b.bankAccount ?? '',
          b.money ? <Money language={language} of={b.money} /> : '',
          b.reference ?? '',
          b.caseNumber ?? '',
        ])}
      />
      <Pager language={language} href={breaksAt(asked)} cursor={list.nextCursor} isFirst={isFirst} />
      <p>
        {FRAME[language].download}: <a href={breaksAt(asked, { format: 'csv' })}>{MATCH[language].csv}</a> ·{' '}
        <a href={breaksAt(asked, { format: 'xlsx' })}>{MATCH[language].xlsx}</a>
      </p>
      {returned === undefined || returned.items.length === 0 ? null : <BesideBreaks language={language} returned={returned} />}
    </>
  )
}

interface ReturnedProps {
  readonly language: Language
  readonly returned: Returned
}

const returnedAt = (account: string | undefined): string =>
  account === undefined ? '/breaks/returned' : `/breaks/returned?${new URLSearchParams({ account })}`

/** Nothing to clear up, and somebody is to see to it: money that the bank brought back by its reference. The first of it, and where the others are. */
function BesideBreaks({ language, returned }: ReturnedProps) {
  const words = BREAKS[language]
  return (
    <section id="returned">
      <h2>{words.returnedTitle}</h2>
      <ReturnedTable language={language} returned={returned} />
      {returned.nextCursor === null ? null : (
        <p>
          <a href={returnedAt(returned.account)}>{words.returnedMore}</a>
        </p>
      )}
    </section>
  )
}

/** All that came back and is to be paid again, page by page. */
export function ReturnedView({ language, returned, isFirst }: ReturnedProps & { readonly isFirst: boolean }) {
  const words = BREAKS[language]
  return (
    <>
      <h1>{words.returnedTitle}</h1>
      <ReturnedTable language={language} returned={returned} />
      <Pager language={language} href={returnedAt(returned.account)} cursor={returned.nextCursor} isFirst={isFirst} />
      <p>
        <a href={breaksAt({ account: returned.account })}>{words.title}</a> · <a href="/payouts?state=returned">{words.returnedAll}</a>
      </p>
    </>
  )
}

function ReturnedTable({ language, returned }: ReturnedProps) {
  const words = BREAKS[language]
  return (
    <>
      <p>{words.returnedLead}</p>
      <Table
        language={language}
        caption={words.returnedTitle}
        isNamed
        columns={[words.payout, words.case, words.returnedOn, words.account, figures(words.amount)]}
        rows={returned.items.map((one) => [
          <a href={`/payouts/${one.id}`}>{one.reference}</a>,
          <a href={`/cases/${one.applicationId}`}>{one.caseNumber}</a>,
          one.returnedOn === null ? '' : <Day language={language} on={one.returnedOn} />,
          one.bankAccount,
          <Money language={language} of={one.money} />,
        ])}
      />
      {returned.mayPay && returned.items.length > 0 ? (
        <p>
          <a href="/batches/new">{words.payAgain}</a>
        </p>
      ) : null}
    </>
  )
}

function Narrow({ language, list, asked }: Omit<BreaksProps, 'isFirst' | 'returned'>) {
  const words = BREAKS[language]
  const of = (what: 'kind' | 'bankAccount') => {
    const sums = new Map<string, number>()
    for (const one of list.counts) {
      const name = one[what]
      if (name !== null) sums.set(name, (sums.get(name) ?? 0) + one.count)
    }
    return [...sums]
  }
  const accounts = of('bankAccount')
  return (
    <>
      <Filters
        label={words.state}
        links={[
          [words.all, breaksAt({ ...asked, state: undefined }), asked.state === undefined],
          ...Object.entries(words.states).map(([state, name]) => [name, breaksAt({ ...asked, state }), asked.state === state] as const),
        ]}
      />
      <Filters
        label={words.kind}
        links={[
          [FRAME[language].all, breaksAt({ ...asked, kind: undefined }), asked.kind === undefined],
          ...of('kind').map(([kind, count]) => [`${words.kinds[kind] ?? kind} (${count})`, breaksAt({ ...asked, kind }), asked.kind === kind] as const),
        ]}
      />
      {accounts.length === 0 ? null : (
        <Filters
          label={words.account}
          links={[
            [MATCH[language].allAccounts, breaksAt({ ...asked, account: undefined }), asked.account === undefined],
            ...accounts.map(([account, count]) => [`${account} (${count})`, breaksAt({ ...asked, account }), asked.account === account] as const),
          ]}
        />
      )}
    </>
  )
}

import type { JournalItem, JournalView } from '../../../queries/trail.ts'
import { ExportLinks } from '../export-links.tsx'
import { ErrorSummary, Select, Text } from '../form.tsx'
import { Day, figures, Money, Pager, Table } from '../parts.tsx'
import { AUDIT, AUDIT_EVENTS, said, whoInWords } from '../words/audit.ts'
import type { Language } from '../words/language.ts'
import { accountInWords } from '../words/ledger-words.ts'
import { dateInWords } from '../words/values.ts'
import { addressWith, type ListProps, NARROW, Narrow } from './narrow.tsx'

function Subject({ language, item }: { readonly language: Language; readonly item: JournalItem }) {
  const words = AUDIT[language]
  const { of, line } = item
  const named = of ? `${said(words.kinds, of.kind)} ${of.name}` : ''
  return (
    <>
      {of?.story ? <a href={`/story/${of.story}`}>{named}</a> : named}{' '}
      {line !== null && of?.story !== `line/${line}` ? (
        <a href={`/story/line/${line}`}>
          {words.kinds['line']} {line}
        </a>
      ) : null}
    </>
  )
}

function rowOf(language: Language, item: JournalItem) {
  const words = AUDIT[language]
  const beside = [
    ...(item.bankDate === null ? [] : [words.bankDay(dateInWords(language, item.bankDate))]),
    ...(item.reverses === null ? [] : [words.reverses(item.reverses)]),
  ]
  return [
    item.entry,
    <Day language={language} on={item.on} />,
    `${said(AUDIT_EVENTS[language].entries, item.kind)}${beside.length === 0 ? '' : ` (${beside.join('; ')})`}`,
    <a href={addressWith('/journal', { account: item.account })}>{accountInWords(language, item.account)}</a>,
    item.fund,
    <Subject language={language} item={item} />,
    <Money language={language} of={item.money} />,
    whoInWords(language, item.by),
    String(item.seq),
  ]
}

/** Postings in their order, narrowed by account, subject and period. */
export function JournalPage({ of, asked, journal }: ListProps & { readonly journal: JournalView }) {
  const { language } = of
  const words = AUDIT[language]
  const field = { of, form: NARROW, isOptional: true as const }
  const titles = [words.entry, words.day, words.what, words.account, words.fund, words.of]
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.journalTitle}</h1>
      <p>{words.journalLead}</p>
      <Narrow language={language} action="/journal">
        <Select
          {...field}
          name="account"
          label={words.account}
          value={asked['account'] ?? ''}
          options={journal.accounts.map((account) => [account, accountInWords(language, account)] as const)}
        />
        <Text {...field} name="subject" label={words.subject} hint={words.subjectHint} value={asked['subject'] ?? ''} attributes={{ inputmode: 'numeric' }} />
        <Text {...field} name="from" label={words.from} hint={words.dayHint} value={asked['from'] ?? ''} />
        <Text {...field} name="to" label={words.to} hint={words.dayHint} value={asked['to'] ?? ''} />
      </Narrow>
      <Table
        language={language}
        caption={words.journalTitle}
        columns={[...titles, figures(words.amount), words.person, words.event]}
        rows={journal.items.map((item) => rowOf(language, item))}
        isNamed
      />
      <Pager
        language={language}
        href={addressWith('/journal', { ...asked, cursor: undefined })}
        cursor={journal.nextCursor}
        isFirst={asked['cursor'] === undefined}
      />
      <ExportLinks language={language} list="journal" asked={asked} />
    </>
  )
}

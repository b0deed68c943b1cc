import type { LastCopy } from '../../../commands/copies-beside.ts'
import type { ErasurePreview, ErasureView, KeepingView } from '../../../queries/admin-keeping.ts'
import { NARROW, Narrow } from '../audit/narrow.tsx'
import { Choice, ErrorSummary, Form, type FormOf, LongText, Text } from '../form.tsx'
import { Day, Facts, figures, Instant, Table, Tag } from '../parts.tsx'
import { ADMIN } from '../words/admin.ts'
import { type Language, numberInWords } from '../words/language.ts'
import { Gaps } from './people.tsx'

function EraseForm({ of, preview }: { readonly of: FormOf; readonly preview: ErasurePreview }) {
  const words = ADMIN[of.language]
  const { caseNumber, cases, isErased, isBlocked, openMoney } = preview
  const form = 'act'
  const acts = isBlocked ? (['erase', 'show'] as const) : (['erase', 'hide'] as const)
  return (
    <section>
      <h2>{caseNumber}</h2>
      <Facts rows={[[words.cases, cases.join(', ')]]} />
      {isErased ? <p>{words.erasedAlready}</p> : null}
      {isBlocked ? <p>{words.isHidden}</p> : null}
      {openMoney.length === 0 ? null : (
        <p>
          <Tag tone="stop">{words.notPossible(openMoney.join(', '))}</Tag>
        </p>
      )}
      {isErased ? null : (
        <Form of={of} name={form} action={`/erasure/${form}`} button={words.eraseButton} isGrave seen={{ case: caseNumber }}>
          <Choice of={of} form={form} name="act" label={words.what} options={acts.map((act) => [act, words.acts[act] ?? act] as const)} />
          <LongText of={of} form={form} name="reason" label={words.reason} />
          <Text of={of} form={form} name="again" label={words.again} hint={words.againHint} />
        </Form>
      )}
    </section>
  )
}

/** Whose data are erased, hidden, or due. `asked`: the case that is looked at. */
export function ErasurePage({ of, view, asked }: { readonly of: FormOf; readonly view: ErasureView; readonly asked: string }) {
  const { language } = of
  const words = ADMIN[language]
  const { preview, due } = view
  return (
    <>
      <h1>{words.erasureTitle}</h1>
      <ErrorSummary of={of} />
      <p>{words.erasureLead}</p>
      <Narrow language={language} action="/erasure" button={words.look}>
        <Text of={of} form={NARROW} name="case" label={words.caseNumber} value={asked} />
      </Narrow>
      {preview ? <EraseForm of={of} preview={preview} /> : null}
      <h2>{words.dueTitle}</h2>
      <p>{words.dueLead(numberInWords(language, due.retentionYears))}</p>
      {due.items.length === 0 ? (
        <p class="none">{words.nobody}</p>
      ) : (
        <p>{words.dueCount(numberInWords(language, due.items.length), numberInWords(language, due.count))}</p>
      )}
      {due.items.length === 0 ? null : (
        <Table
          language={language}
          caption={words.dueTitle}
          columns={[words.cases, words.endedOn, words.keptUntil, figures(words.daysOver)]}
          rows={due.items.map(({ cases, endedOn, retentionEndsOn, daysOver }) => [
            cases.map(({ caseNumber }) => <a href={`/erasure?case=${caseNumber}`}>{caseNumber} </a>),
            <Day language={language} on={endedOn} />,
            <Day language={language} on={retentionEndsOn} />,
            numberInWords(language, daysOver),
          ])}
        />
      )}
    </>
  )
}

export interface ErasedShown {
  readonly cases: readonly string[]
  readonly values: number
  readonly lines: number
  readonly logEmptied: boolean
  /** The list beside the book was written. */
  readonly isListed: boolean
}

/** What an erasure came to. */
export function ErasedPage({ language, erased }: { readonly language: Language; readonly erased: ErasedShown }) {
  const words = ADMIN[language]
  const { cases, values, lines, logEmptied, isListed } = erased
  return (
    <>
      <h1>{words.erasedTitle}</h1>
      <p>{words.erasedCases(cases.join(', '), numberInWords(language, values), numberInWords(language, lines))}</p>
      {logEmptied ? null : <p>{words.logNot}</p>}
      <p>{isListed ? words.listKept : words.listNot}</p>
      <p>
        <a href="/erasure">{words.erasureTitle}</a>
      </p>
    </>
  )
}

const COMMANDS = [
  ['backupCommand', 'tideover backup --out FILE'],
  ['restoreCommand', 'tideover restore FILE'],
  ['anchorCommand', 'tideover anchor --out FILE'],
  ['doctorCommand', 'tideover doctor'],
] as const

/** What to look at before money depends on the book, and how copies are made. */
export function KeepingPage({ language, view, copy }: { readonly language: Language; readonly view: KeepingView; readonly copy: LastCopy | undefined }) {
  const words = ADMIN[language]
  const { hasKey, isTest, gaps, operator, head, erasures, hasComplaints } = view
  const findings = [
    ...(hasKey ? [] : [words.noKey]),
    ...(isTest ? [words.isTest] : []),
    ...(copy === undefined ? [words.noCopy] : copy.isOld ? [words.oldCopy(copy.daysAgo)] : []),
    ...(hasComplaints ? [] : [words.noComplaints]),
    ...(operator.tokens === 0 ? [] : [words.operatorTokens(numberInWords(language, operator.tokens), numberInWords(language, operator.lastDaysAgo ?? 0))]),
  ]
  return (
    <>
      <h1>{words.keepingTitle}</h1>
      <h2>{words.findings}</h2>
      {findings.length === 0 ? <p>{words.noFindings}</p> : null}
      {findings.length === 0 ? null : (
        <ul>
          {findings.map((finding) => (
            <li>{finding}</li>
          ))}
        </ul>
      )}
      <h2>{words.gapsTitle}</h2>
      <Gaps language={language} gaps={gaps} />
      <h2>{words.backupsTitle}</h2>
      <p>{words.backupsLead}</p>
      {copy === undefined ? (
        <p class="none">{words.noCopy}</p>
      ) : (
        <Facts
          rows={[
            [words.lastCopy, <Instant language={language} at={copy.at} />],
            [words.copyName, <code>{copy.name}</code>],
            [words.copySize, words.bytes(numberInWords(language, copy.bytes))],
            [words.eventsSince, numberInWords(language, copy.eventsSince)],
          ]}
        />
      )}
      <Facts rows={COMMANDS.map(([name, command]) => [words[name], <code>{command}</code>] as const)} />
      <p>{words.notKnown}</p>
      <h2>{words.now}</h2>
      <Facts
        rows={[
          [words.event, String(head.seq)],
          [words.seal, <code>{head.hash}</code>],
          [words.erasures, numberInWords(language, erasures)],
        ]}
      />
    </>
  )
}

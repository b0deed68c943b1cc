import type { Verification } from '../../../queries/verification.ts'
import { ErrorSummary, FileField, Form, type FormOf } from '../form.tsx'
import { Facts, Table, Tag } from '../parts.tsx'
import { AUDIT } from '../words/audit.ts'
import { type Language, numberInWords } from '../words/language.ts'
import { verifyFaultsRu } from '../words/verify-faults-ru.ts'

/** What the operator of the machine did since an anchor (0: since the first event). */
export interface OperatorSince {
  readonly since: number
  readonly events: number
  readonly tokens: number
}

export interface VerifyProps {
  readonly of: FormOf
  readonly operator: OperatorSince
  readonly head: { readonly seq: number; readonly hash: string }
  /** Absent before it was asked for. */
  readonly verification?: Verification
}

/** What is wrong: a Russian reader has its kind, and beside it what the program tells who repairs. */
function FaultFound({ language, fault }: { readonly language: Language; readonly fault: Verification['faults'][number] }) {
  if (language === 'en') return <>{fault.words}</>
  return (
    <>
      {verifyFaultsRu[fault.code]}
      <div class="hint" lang="en">
        {fault.words}
      </div>
    </>
  )
}

function Outcome({ of, verification }: { readonly of: FormOf; readonly verification: Verification }) {
  const { language } = of
  const words = AUDIT[language]
  const { ok, checkedEvents, head, faults, faultCount, marks, testClock } = verification
  return (
    <section aria-labelledby="outcome">
      <h2 id="outcome">
        <Tag tone={ok ? 'good' : 'stop'}>{ok ? words.verifies : words.verifiesNot}</Tag>
      </h2>
      <Facts
        rows={[
          [words.checked, numberInWords(language, checkedEvents)],
          [words.seal, <code>{head.hash}</code>],
          [words.event, String(head.seq)],
          [words.faults, numberInWords(language, faultCount)],
          [words.marks, marks === 'checked' ? words.marksChecked : words.marksNot],
        ]}
      />
      {testClock ? <p>{words.testClock}</p> : null}
      {faults.length < faultCount ? <p>{words.faultsMore(numberInWords(language, faultCount))}</p> : null}
      {faults.length === 0 ? null : (
        <Table
          language={language}
          caption={words.faults}
          columns={[words.fault, words.event, words.where]}
          rows={faults.map((fault) => [
            <FaultFound language={language} fault={fault} />,
            fault.seq === undefined ? '' : String(fault.seq),
            fault.table === undefined ? '' : `${fault.table} ${fault.row ?? ''}`,
          ])}
        />
      )}
    </section>
  )
}

/** Where an auditor has the books prove themselves, and takes their seal along. */
export function VerifyPage({ of, operator, head, verification }: VerifyProps) {
  const { language } = of
  const words = AUDIT[language]
  const form = 'run'
  return (
    <>
      <h1>{words.verifyTitle}</h1>
      <ErrorSummary of={of} />
      <p>{words.verifyLead}</p>
      {verification ? <Outcome of={of} verification={verification} /> : null}
      <Form of={of} name={form} action={`/verify/${form}`} button={words.verifyButton} isFile>
        <FileField of={of} form={form} name="anchor" label={words.anchorField} hint={words.anchorHint} isOptional />
      </Form>
      <h2>{operator.since === 0 ? words.sinceStart : words.sinceAnchor(String(operator.since))}</h2>
      <Facts
        rows={[
          [words.operator, numberInWords(language, operator.events)],
          [words.operatorTokens, numberInWords(language, operator.tokens)],
        ]}
      />
      {operator.since === 0 ? <p class="hint">{words.noAnchor}</p> : null}
      <h2>{words.anchorTitle}</h2>
      <p>{words.anchorLead}</p>
      <Facts
        rows={[
          [words.event, String(head.seq)],
          [words.seal, <code>{head.hash}</code>],
        ]}
      />
      <p>
        <a href="/verify/anchor" download>
          {words.anchorDownload}
        </a>
      </p>
    </>
  )
}

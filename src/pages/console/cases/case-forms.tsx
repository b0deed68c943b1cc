import { isAutomatic, mayBeDecidedAnew } from '../../../core/eligibility/criterion-kinds.ts'
import type { Standing } from '../../../core/eligibility/standing.ts'
import { Checks, Choice, FileField, Form, LongText, Select, Text } from '../form.tsx'
import { AUDIT_STORY, said } from '../words/audit.ts'
import { CASE_VALUES, CASES } from '../words/cases.ts'
import { moneyInWords } from '../words/values.ts'
import { criterionInWords } from './case-checks.tsx'
import { ReasonForm } from './case-grant.tsx'
import type { CasePageProps } from './case-page.tsx'
import { Fold } from './case-parts.tsx'

const BEFORE_DECISION = ['received', 'checking', 'information_needed']

/** May an officer still work on the case's facts and checks? */
export const isBeforeDecision = ({ case: { state } }: CasePageProps): boolean => BEFORE_DECISION.includes(state)

/** An officer's outcome of a criterion: those that an officer decides, and those that may be decided anew. */
export function CheckForm({ language, of, address, programme, documents, standings, isNext }: CasePageProps & FormsProps) {
  const words = CASES[language]
  const mine = programme.policy.criteria.filter((one) => !isAutomatic(one) || mayBeDecidedAnew(one.kind))
  const first = standings.find((one) => one.outcome !== 'pass' && mine.some(({ code }) => code === one.criterion))
  const { pass, fail, unclear } = CASE_VALUES[language].outcomes
  return (
    <Fold of={of} name="check" title={words.recordTitle} isOpen={isNext}>
      <Form of={of} name="check" action={`${address}/check`} button={words.recordButton}>
        <p class="hint">{words.recordLead}</p>
        <Select
          of={of}
          form="check"
          name="criterion"
          label={words.criterion}
          value={first?.criterion ?? ''}
          options={mine.map(({ code }) => [code, criterionInWords(language, programme, code)] as const)}
        />
        <Choice
          of={of}
          form="check"
          name="outcome"
          label={words.outcome}
          options={[
            ['pass', pass ?? ''],
            ['fail', fail ?? ''],
            ['unclear', unclear ?? ''],
          ]}
        />
        <LongText of={of} form="check" name="note" label={words.note} hint={words.noteHint} />
        <Select
          of={of}
          form="check"
          name="document"
          label={words.evidence}
          hint={words.evidenceHint}
          isOptional
          options={documents.map(({ kind, sha256 }) => [sha256, `${said(AUDIT_STORY[of.language].values, kind)} ${sha256.slice(0, 12)}…`] as const)}
        />
        <Text of={of} form="check" name="evidenceSha256" label={words.elsewhere} hint={words.elsewhereHint} isOptional />
      </Form>
    </Fold>
  )
}

export interface FormsProps {
  readonly standings: readonly Standing[]
  /** It is what comes next: open. */
  readonly isNext: boolean
}

export function RecommendForm({ language, of, address, programme, seen, isNext }: CasePageProps & FormsProps) {
  const words = CASES[language]
  const { grant } = programme.policy
  const { currency } = 'cap' in grant ? grant.cap : grant.amount
  return (
    <Fold of={of} name="recommend" title={words.recommendTitle} isOpen={isNext}>
      <Form of={of} name="recommend" action={`${address}/recommend`} button={words.recommendButton} seen={{ currency, digest: seen }}>
        <Choice
          of={of}
          form="recommend"
          name="outcome"
          label={words.recommendWhat}
          value={isNext ? 'approve' : ''}
          options={[
            ['approve', words.approveOption],
            ['refuse', words.refuseOption],
          ]}
        />
        {'cap' in grant ? (
          <Text
            of={of}
            form="recommend"
            name="money-amount"
            label={`${words.amount} (${grant.cap.currency})`}
            hint={words.amountHint(moneyInWords(language, grant.cap))}
            isOptional
            attributes={{ inputmode: 'decimal' }}
          />
        ) : (
          <p>{words.flat(moneyInWords(language, grant.amount))}</p>
        )}
        <LongText of={of} form="recommend" name="instalments" label={words.instalments} hint={words.instalmentsHint} isOptional />
        <Select of={of} form="recommend" name="reason" label={words.refusalReason} isOptional options={Object.entries(CASE_VALUES[language].reasons)} />
        <LongText of={of} form="recommend" name="note" label={words.note} hint={words.noteHint} />
      </Form>
    </Fold>
  )
}

export function AskForm({ language, of, address, case: one, isNext }: CasePageProps & Pick<FormsProps, 'isNext'>) {
  const words = CASES[language]
  const last = one.requests.at(-1)
  return (
    <Fold of={of} name="ask" title={words.askTitle} isOpen={isNext}>
      <Form of={of} name="ask" action={`${address}/ask`} button={words.askButton}>
        <Checks
          of={of}
          form="ask"
          name="items"
          label={words.askItems}
          options={Object.entries(CASE_VALUES[language].items)}
          values={one.state === 'information_needed' ? (last?.items ?? []) : []}
        />
        <LongText of={of} form="ask" name="message" label={words.askMessage} isOptional />
        <Text of={of} form="ask" name="dueDate" label={words.askBy} hint={words.dateHint} attributes={{ type: 'date' }} />
      </Form>
    </Fold>
  )
}

export function DocumentForm({ language, of, address }: CasePageProps) {
  const words = CASES[language]
  return (
    <Fold of={of} name="document" title={words.addDocument}>
      <Form of={of} name="document" action={`${address}/document`} button={words.addButton} isFile>
        <Text of={of} form="document" name="kind" label={words.documentKind} hint={words.documentKindHint} />
        <FileField of={of} form="document" name="file" label={words.documentFile} hint={words.documentFileHint} accept="application/pdf,image/*" />
      </Form>
    </Fold>
  )
}

export function SamePersonForm({ language, of, address, similar }: CasePageProps) {
  const words = CASES[language]
  return (
    <Fold of={of} name="same" title={words.sameTitle}>
      <Form of={of} name="same" action={`${address}/same`} button={words.sameButton} isGrave>
        <p class="hint">{words.sameLead}</p>
        <Text of={of} form="same" name="as" label={words.sameAs} value={similar.length === 1 ? (similar[0]?.caseNumber ?? '') : ''} />
        <LongText of={of} form="same" name="note" label={words.note} hint={words.noteHint} />
      </Form>
    </Fold>
  )
}

/** What is seldom done. */
export function SeldomForms(props: CasePageProps) {
  const { language, of, address, case: one, roles, isRecommender } = props
  const words = CASES[language]
  const isOfficer = roles.includes('case_officer')
  const mayReopen =
    (one.state === 'recommended' && (roles.includes('approver') || (isOfficer && isRecommender))) || (one.state === 'refused' && roles.includes('approver'))
  const mayWithdraw = isOfficer && (isBeforeDecision(props) || one.state === 'recommended')
  return (
    <>
      {mayReopen ? (
        <Fold of={of} name="reopen" title={words.reopenTitle}>
          <ReasonForm of={of} name="reopen" address={address} lead={words.reopenLead} button={words.reopenButton} label={words.reason} />
        </Fold>
      ) : null}
      {mayWithdraw ? (
        <Fold of={of} name="withdraw" title={words.withdrawTitle}>
          <ReasonForm of={of} name="withdraw" address={address} lead={words.noteHint} button={words.withdrawButton} label={words.note} field="note" isGrave />
        </Fold>
      ) : null}
      {isOfficer ? (
        <Fold of={of} name="code" title={words.codeTitle}>
          <Form of={of} name="code" action={`${address}/code`} button={words.codeButton}>
            <p class="hint">{words.codeLead}</p>
            <LongText of={of} form="code" name="recognisedBy" label={words.recognisedBy} hint={words.recognisedHint} />
            <LongText of={of} form="code" name="note" label={words.note} />
          </Form>
        </Fold>
      ) : null}
      {roles.includes('auditor') && one.student === null && !one.erased ? (
        <Fold of={of} name="disclose" title={words.discloseTitle}>
          <ReasonForm of={of} name="disclose" address={address} lead={words.discloseLead} button={words.discloseButton} label={words.reason} />
        </Fold>
      ) : null}
    </>
  )
}

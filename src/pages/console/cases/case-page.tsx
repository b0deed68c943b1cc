import { repliersOf } from '../../../core/applications/message.ts'
import { ErrorSummary, type FormOf } from '../form.tsx'
import { Day, Facts, Instant } from '../parts.tsx'
import { CASE_VALUES, CASES, worded } from '../words/cases.ts'
import type { Language } from '../words/language.ts'
import { dateInWords } from '../words/values.ts'
import { ChecksTable } from './case-checks.tsx'
import { PayeeFacts, PersonFacts } from './case-facts.tsx'
import { AskForm, CheckForm, DocumentForm, isBeforeDecision, RecommendForm, SamePersonForm, SeldomForms } from './case-forms.tsx'
import { GrantPart } from './case-grant.tsx'
import { CaseState } from './case-list.tsx'
import { Decisions, Documents, History, RunChecks, SideBySide } from './case-parts.tsx'
import type { DocumentSeen, GrantAlone, ListedCase, ProgrammeSeen, WholeCase } from './case-shapes.ts'
import { CorrectForm } from './correct-form.tsx'
import { Message } from './message-parts.tsx'
import { nextStep, standingOf } from './next-step.ts'

export interface CasePageProps {
  readonly language: Language
  readonly today: string
  readonly of: FormOf
  readonly case: WholeCase
  readonly programme: ProgrammeSeen
  /** Absent for a case without a grant. */
  readonly grant: GrantAlone | undefined
  readonly similar: readonly ListedCase[]
  readonly documents: readonly DocumentSeen[]
  /** May read the documents. */
  readonly seesDocuments: boolean
  readonly roles: readonly string[]
  /** What a recommendation is bound to. */
  readonly seen: string
  /** Gave the last recommendation. */
  readonly isRecommender: boolean
  /** The page's own. */
  readonly address: string
}

/** Who may still do something: with a case whose data were erased nobody, with one that is blocked an auditor, who opens the data with a reason. */
const actingIn = ({ case: one, roles }: CasePageProps): readonly string[] =>
  one.erased ? [] : one.blocked ? roles.filter((role) => role === 'auditor') : roles

/** One case: what comes next on top, then what is known, then what can be done, each beside what it is about. */
export function CasePage(given: CasePageProps) {
  const props = { ...given, roles: actingIn(given) }
  const { language, of, case: one, programme, roles, today } = props
  const words = CASES[language]
  const isOfficer = roles.includes('case_officer')
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.title(one.caseNumber)}</h1>
      <Facts
        rows={[
          [words.state, <CaseState language={language} state={one.state} />],
          [words.since, <Instant language={language} at={one.since} />],
          [words.programme, programme.name],
          [words.answerDue, one.answerDueOn === null ? undefined : <Day language={language} on={one.answerDueOn} />],
        ]}
      />
      <Next {...props} step={nextStep({ language, today, of: one, programme, roles })} />
      {given.roles.includes('case_officer') ? (
        <p>
          <a href={`/cases/next?after=${one.id}`}>{words.nextCase}</a>
        </p>
      ) : null}
      <div class="columns">
        <section>
          <h2>{words.facts}</h2>
          <PersonFacts language={language} of={one} />
        </section>
        <section>
          <h2>{words.payeeTitle}</h2>
          <PayeeFacts language={language} payee={one.payee} />
        </section>
      </div>
      {isOfficer && (isBeforeDecision(props) || one.state === 'recommended') ? <CorrectForm {...props} /> : null}
      <ChecksPart {...props} />
      <SimilarPart {...props} />
      <DocumentsPart {...props} />
      <MessagesPart {...props} />
      {one.decisions.length === 0 ? null : <Decisions language={language} decisions={one.decisions} />}
      <GrantPart {...given} />
      <h2>{words.more}</h2>
      <SeldomForms {...props} />
      <History language={language} of={one} />
    </>
  )
}

function Next({ language, of, address, step }: CasePageProps & { readonly step: ReturnType<typeof nextStep> }) {
  const words = CASES[language]
  return (
    <section class="next" aria-labelledby="next">
      <h2 id="next">{words.next}</h2>
      <p>{step.words}</p>
      {step.link === undefined ? null : (
        <p>
          <a class="go" href={step.link.href}>
            {step.link.text}
          </a>
        </p>
      )}
      {step.form === undefined ? null : <RunChecks language={language} of={of} address={address} />}
    </section>
  )
}

function ChecksPart(props: CasePageProps) {
  const { language, of, case: one, programme, roles, address, today } = props
  const standings = standingOf(one, programme)
  const step = nextStep({ language, today, of: one, programme, roles })
  const isOfficer = roles.includes('case_officer') && isBeforeDecision(props)
  return (
    <section id="checks">
      <ChecksTable language={language} of={one} programme={programme} />
      {isOfficer ? (
        <>
          {step.form === undefined && one.state !== 'information_needed' ? <RunChecks language={language} of={of} address={address} /> : null}
          <CheckForm {...props} standings={standings} isNext={step.link?.href === '#check'} />
          <AskForm {...props} isNext={step.link?.href === '#ask'} />
          <RecommendForm {...props} standings={standings} isNext={step.link?.href === '#recommend'} />
        </>
      ) : null}
    </section>
  )
}

function SimilarPart(props: CasePageProps) {
  const { language, case: one, similar, roles } = props
  const words = CASES[language]
  const mayJoin = roles.includes('case_officer') && one.state !== 'refused' && one.state !== 'withdrawn'
  if (similar.length === 0 && !mayJoin) return null
  return (
    <section id="similar">
      <h2>{words.similar}</h2>
      {similar.length === 0 ? null : <SideBySide language={language} of={one} others={similar} />}
      {mayJoin ? <SamePersonForm {...props} /> : null}
    </section>
  )
}

function DocumentsPart(props: CasePageProps) {
  const { language, case: one, documents, seesDocuments, roles } = props
  if (!seesDocuments) return null
  return (
    <section id="documents">
      <h2>{CASES[language].documents}</h2>
      <Documents language={language} id={one.id} documents={documents} />
      {roles.includes('case_officer') ? <DocumentForm {...props} /> : null}
    </section>
  )
}

function MessagesPart({ language, of, case: one, roles, address }: CasePageProps) {
  const words = CASES[language]
  const { items } = CASE_VALUES[language]
  if (one.messages.length === 0 && one.requests.length === 0) return null
  const mayReply = (about: string | undefined) => repliersOf(about === 'person' ? 'person' : null).some((role) => roles.includes(role))
  return (
    <section id="messages">
      <h2>{words.messages}</h2>
      {one.requests.map((request) => (
        <>
          <h3>{words.asked}</h3>
          <p class="hint">
            {request.by}, <Instant language={language} at={request.at} />
          </p>
          <p class="written">
            {words.askedFor(request.items.map((item) => worded(items, item)).join(', '), dateInWords(language, request.dueDate))}
            {request.message === null ? '' : `\n${request.message}`}
          </p>
        </>
      ))}
      {one.messages.map((message) => (
        <Message language={language} of={of} message={message} replyTo={mayReply(message.about) ? `${address}/reply` : undefined} />
      ))}
    </section>
  )
}

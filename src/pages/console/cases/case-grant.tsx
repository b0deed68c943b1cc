import { wordsOf } from '../../i18n/words.ts'
import { Form, type FormOf, LongText, Select } from '../form.tsx'
import { Day, figures, Instant, Money, Table } from '../parts.tsx'
import { CASE_VALUES, CASES, holdReason, worded } from '../words/cases.ts'
import { dateInWords, instantInWords, moneyInWords } from '../words/values.ts'
import { PayeeFacts } from './case-facts.tsx'
import type { CasePageProps } from './case-page.tsx'
import { Fold, RunChecks } from './case-parts.tsx'
import type { GrantSeen, HoldSeen, PayoutSeen } from './case-shapes.ts'
import { PayeeFields } from './payee-fields.tsx'

/** The grant with its instalments, payouts and holds; and what can be done with it. */
export function GrantPart(props: CasePageProps) {
  const { language, case: of, grant, roles } = props
  const seesPayouts = roles.includes('finance') || roles.includes('auditor')
  const words = CASES[language]
  const values = CASE_VALUES[language]
  if (of.grant === null) return null
  return (
    <section id="grant">
      <h2>{words.grantTitle}</h2>
      <p>
        {worded(values.grantStates, of.grant.state)}: <Money language={language} of={of.grant.money} />
      </p>
      <Table
        language={language}
        caption={words.instalments}
        columns={[words.instalment, words.dueOn, figures(words.money), words.state]}
        rows={of.grant.instalments.map(({ nth, dueOn, money, rest, state }) => [
          String(nth),
          <Day language={language} on={dueOn} />,
          <Money language={language} of={money} />,
          `${worded(values.payoutStates, state)}${rest === undefined ? '' : ` · ${words.rest(moneyInWords(language, rest))}`}`,
        ])}
        isNamed
      />
      {of.payouts.length === 0 ? null : (
        <Table
          language={language}
          caption={words.payouts}
          columns={[words.reference, figures(words.money), words.state]}
          rows={of.payouts.map(({ id, reference, money, state, returned }) => [
            seesPayouts ? <a href={`/payouts/${id}`}>{reference}</a> : <code>{reference}</code>,
            <Money language={language} of={money} />,
            [worded(values.payoutStates, state), ...(returned ? whyBack(language, returned) : [])].join(' · '),
          ])}
          isNamed
        />
      )}
      {grant?.coolingOffUntil ? <p>{words.coolingOff(instantInWords(language, grant.coolingOffUntil))}</p> : null}
      {of.grant.fundClosed && isUnpaid(of.grant) ? <p>{words.fundClosed}</p> : null}
      <Pending {...props} />
      <Holds {...props} />
      <GrantForms {...props} />
    </section>
  )
}

const isUnpaid = ({ state }: GrantSeen): boolean => state === 'approved' || state === 'paying'

/** In the words that the student reads. */
const whyBack = (language: CasePageProps['language'], { on, reason }: NonNullable<PayoutSeen['returned']>): readonly string[] => [
  dateInWords(language, on),
  ...(reason === 'other' ? [] : [wordsOf(language).states.cameBack[reason]]),
]

function Pending({ language, grant, roles }: CasePageProps) {
  const words = CASES[language]
  if (!grant?.pendingPayee) return null
  const { payee, recordedBy, reason, recognisedBy } = grant.pendingPayee
  return (
    <>
      <h3>{words.pendingPayee}</h3>
      <PayeeFacts language={language} payee={payee} />
      <p>{[recordedBy, reason, recognisedBy].filter(Boolean).join(' · ')}</p>
      {roles.includes('approver') ? (
        <p>
          <a href={`/payees/${grant.id}`}>{words.steps.goTo.review}</a>
        </p>
      ) : null}
    </>
  )
}

const MAY_HOLD = ['approver', 'finance', 'releaser']

function Holds({ language, of, case: one, address, roles }: CasePageProps) {
  const words = CASES[language]
  const holds = one.grant?.holds ?? []
  if (holds.length === 0) return null
  const mayLift = roles.some((role) => MAY_HOLD.includes(role))
  return (
    <>
      <h3>{words.holds}</h3>
      {holds.map((hold) => (
        <>
          <HoldText language={language} hold={hold} />
          {mayLift && hold.cause !== 'payee_change' ? (
            <Form of={of} name={`lift-${hold.id}`} action={`${address}/lift`} button={words.liftButton} seen={{ hold: hold.id }}>
              <LongText of={of} form={`lift-${hold.id}`} name="reason" label={words.reason} />
            </Form>
          ) : null}
        </>
      ))}
    </>
  )
}

function HoldText({ language, hold }: { readonly language: CasePageProps['language']; readonly hold: HoldSeen }) {
  return (
    <p>
      {worded(CASE_VALUES[language].causes, hold.cause)} · {hold.by}, <Instant language={language} at={hold.at} />
      {holdReason(language, hold) === '' ? '' : ` · ${holdReason(language, hold)}`}
    </p>
  )
}

function GrantForms(props: CasePageProps) {
  const { language, of, address, case: one, roles, programme } = props
  const words = CASES[language]
  const cancelReasons = [['student_wish', words.studentWish] as const, ...Object.entries(CASE_VALUES[language].reasons)]
  if (one.grant === null || !isUnpaid(one.grant)) return null
  return (
    <>
      {roles.includes('case_officer') && (programme.policy.recheck ?? []).length > 0 ? <RunChecks language={language} of={of} address={address} /> : null}
      {roles.includes('case_officer') && one.grant.fundClosed !== true ? <PayeeForm {...props} /> : null}
      {roles.some((role) => MAY_HOLD.includes(role)) ? (
        <Fold of={of} name="hold" title={words.holdTitle}>
          <ReasonForm of={of} name="hold" address={address} lead={words.holdLead} button={words.holdButton} label={words.reason} />
        </Fold>
      ) : null}
      {roles.includes('approver') ? (
        <Fold of={of} name="cancel" title={words.cancelTitle}>
          <Form of={of} name="cancel" action={`${address}/cancel`} button={words.cancelButton} isGrave>
            <p class="hint">{words.cancelLead}</p>
            <Select of={of} form="cancel" name="reasonTold" label={words.cancelTold} options={cancelReasons} />
            <LongText of={of} form="cancel" name="reason" label={words.reason} hint={words.cancelHint} />
          </Form>
        </Fold>
      ) : null}
    </>
  )
}

interface ReasonProps {
  readonly of: FormOf
  readonly name: string
  readonly address: string
  readonly lead: string
  readonly button: string
  readonly label: string
  readonly isGrave?: boolean
  readonly field?: string
}

/** A form that asks for a reason alone. */
export function ReasonForm({ of, name, address, lead, button, label, isGrave, field = 'reason' }: ReasonProps) {
  return (
    <Form of={of} name={name} action={`${address}/${name}`} button={button} {...(isGrave ? { isGrave } : {})}>
      <p class="hint">{lead}</p>
      <LongText of={of} form={name} name={field} label={label} />
    </Form>
  )
}

function PayeeForm({ language, of, address, case: one }: CasePageProps) {
  const words = CASES[language]
  return (
    <div id="payee-change">
      <Fold of={of} name="payee" title={words.payeeChange}>
        <Form of={of} name="payee" action={`${address}/payee`} button={words.payeeButton}>
          <p class="hint">{words.payeeChangeLead}</p>
          <PayeeFields language={language} of={of} form="payee" payee={one.payee} />
          <LongText of={of} form="payee" name="reason" label={words.reason} />
          <LongText of={of} form="payee" name="recognisedBy" label={words.recognisedBy} hint={words.recognisedHint} />
        </Form>
      </Fold>
    </div>
  )
}

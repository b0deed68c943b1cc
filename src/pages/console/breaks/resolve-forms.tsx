import { Choice, FileField, Form, type FormOf, LongText, Select, Text } from '../form.tsx'
import { kindsOf } from '../match/by-hand-view.tsx'
import { FRAME } from '../words/frame.ts'
import { BREAKS, KINDS, MATCH } from '../words/match.ts'
import { dateInWords, moneyInWords } from '../words/values.ts'
import type { BreakProps, BreakTold } from './break-view.tsx'

/** Most actions are finance's; giving money up is an approver's, a complaint an auditor's. */
const ROLE_OF: Readonly<Record<string, 'approver' | 'auditor'>> = { write_off: 'approver', answered: 'auditor' }

export const roleOf = (action: string): 'approver' | 'auditor' | 'finance' => ROLE_OF[action] ?? 'finance'

/** The bank's notice proves these, or a statement does. */
const BY_NOTICE = new Set(['settle', 'reject', 'explained', 'traced'])
const BY_STATEMENT = new Set(['reject', 'explained', 'traced'])
const UNTIL = new Set(['wait', 'recall'])
const GRAVE = new Set(['write_off'])

/** The actions that a break has now; two lines that change places are one of its own. */
const actionsShown = ({ actions, otherLine, kind }: BreakTold): readonly string[] =>
  actions.includes('match') && kind === 'duplicate_payment' && otherLine !== undefined ? [...actions, 'exchange'] : actions

/** Its line shows the batch's own reference: it is about all that is open of the batch. */
const isOfBatch = ({ evidence }: BreakTold): boolean => evidence.some(({ feature }) => feature === 'batch_reference')

/** Did another amount leave than its payout's? Of a batch's line it is not said before it is answered. */
const mayDiffer = (told: BreakTold): boolean => isOfBatch(told) || told.evidence.some(({ feature }) => feature === 'amount_expected')

/** A form for each way to end it. */
export function Resolve({ of, told, hand, roles }: BreakProps) {
  const { language } = of
  const words = BREAKS[language]
  if (told.state === 'resolved') return <p>{words.done}</p>
  const actions = actionsShown(told)
  if (actions.length === 0) return <p>{words.does['send_back']}</p>
  const mine = actions.filter((action) => roles.includes(roleOf(action)))
  const others = [...new Set(actions.map(roleOf))].filter((role) => !roles.includes(role)).map((role) => FRAME[language].roles[role] ?? role)
  return (
    <>
      <h2>{words.resolve}</h2>
      {mine.length === 0 ? <p>{words.notYours(others.join(', '))}</p> : <p>{words.resolveLead}</p>}
      {mine.map((action) => (
        <details open={of.fault?.form === action || mine.length === 1}>
          <summary>{words.actions[action] ?? action}</summary>
          <p>{words.does[action]}</p>
          {action === 'answered' ? (
            <p>
              <a href="/messages">{words.toMessage}</a>
            </p>
          ) : (
            <Form
              of={of}
              name={action}
              action={`/breaks/${told.id}/${action}`}
              button={words.actions[action] ?? action}
              isGrave={GRAVE.has(action)}
              isFile={BY_NOTICE.has(action)}
            >
              <Fields of={of} told={told} action={action} hand={hand} />
              <Text of={of} form={action} name="note" label={words.note} />
            </Form>
          )}
        </details>
      ))}
    </>
  )
}

interface FieldsProps extends Pick<BreakProps, 'of' | 'told' | 'hand'> {
  readonly action: string
}

function Fields({ of, told, action, hand }: FieldsProps) {
  const words = BREAKS[of.language]
  return (
    <>
      {action === 'settle_with_difference' ? <DifferenceField of={of} form={action} /> : null}
      {action === 'settle' && mayDiffer(told) ? (
        <Select
          of={of}
          form={action}
          name="difference"
          label={words.difference}
          hint={words.settleDifferenceHint}
          isOptional
          options={Object.entries(words.differences)}
        />
      ) : null}
      {(action === 'settle_with_difference' || action === 'settle') && isOfBatch(told) ? (
        <Text of={of} form={action} name="references" label={words.shortPayout} isOptional attributes={{ maxlength: 20 }} />
      ) : null}
      {UNTIL.has(action) ? <Text of={of} form={action} name="until" label={words.untilField} attributes={{ type: 'date' }} /> : null}
      {BY_STATEMENT.has(action) ? (
        <Text
          of={of}
          form={action}
          name="statement"
          label={words.statementField}
          {...(told.shownBy === undefined ? {} : { value: told.shownBy })}
          isOptional
          attributes={{ inputmode: 'numeric', maxlength: 20 }}
        />
      ) : null}
      {BY_NOTICE.has(action) ? (
        <FileField of={of} form={action} name="notice" label={words.noticeField} hint={words.noticeHint} isOptional={action !== 'settle'} />
      ) : null}
      {action === 'match' ? <MatchFields of={of} told={told} hand={hand} /> : null}
    </>
  )
}

const DifferenceField = ({ of, form }: { readonly of: FormOf; readonly form: string }) => (
  <Choice of={of} form={form} name="difference" label={BREAKS[of.language].difference} options={Object.entries(BREAKS[of.language].differences)} />
)

/** What the line is: a late return and a contribution that differs name it already. */
function MatchFields({ of, told, hand }: Omit<FieldsProps, 'action'>) {
  const { language } = of
  const words = BREAKS[language]
  const form = 'match'
  const isNamed = told.kind === 'late_return' || told.kind === 'contribution_differs'
  const amount = hand?.line.money.amount ?? ''
  const kinds = kindsOf(amount).map((one) => [one, KINDS[language].kinds[one] ?? one] as const)
  const contributions = hand?.contributions ?? []
  const transfers = hand?.transfers ?? []
  const claims = hand?.claims ?? []
  return (
    <>
      <Select of={of} form={form} name="kind" label={words.matchKind} options={kinds} isOptional={isNamed} />
      <LongText
        of={of}
        form={form}
        name="references"
        label={words.matchReferences}
        {...(told.payout === undefined || isOfBatch(told) ? {} : { hint: words.matchReferencesHint })}
        isOptional
      />
      {contributions.length === 0 ? null : (
        <Select
          of={of}
          form={form}
          name="contribution"
          label={MATCH[language].whichContribution}
          isOptional
          options={contributions.map((c) => [c.id, `${c.donor} · ${c.fund} · ${moneyInWords(language, c.outstanding)}`])}
        />
      )}
      {claims.length === 0 ? null : (
        <Select
          of={of}
          form={form}
          name="break"
          label={MATCH[language].whichClaim}
          isOptional
          options={claims.map((c) => [c.id, `${c.id} · ${BREAKS[language].kinds[c.kind] ?? c.kind}`])}
        />
      )}
      {transfers.length === 0 ? null : (
        <Select
          of={of}
          form={form}
          name="transfer"
          label={MATCH[language].whichTransfer}
          isOptional
          options={transfers.map((t) => [t.id, `${t.from} · ${dateInWords(language, t.on)} · ${moneyInWords(language, t.money)}`])}
        />
      )}
      <Select of={of} form={form} name="difference" label={words.difference} isOptional options={Object.entries(words.differences)} />
      <Text of={of} form={form} name="fund" label={words.matchFund} isOptional attributes={{ maxlength: 40 }} />
    </>
  )
}

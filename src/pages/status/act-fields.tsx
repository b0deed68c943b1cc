import type { CasePage } from '../../queries/status-case.ts'
import type { Words } from '../i18n/en.ts'
import { FieldFault } from './error-summary.tsx'

/** What a student can do on the page. */
export type Act = 'answer' | 'received' | 'review' | 'message'

/** A form that was sent and not taken: of which case, what is wrong with which field or with all of it, and what was typed. */
export interface ActFault {
  readonly act: Act
  readonly caseNumber: string
  readonly fields: Readonly<Record<string, string>>
  readonly all?: string
  readonly typed: Readonly<Record<string, string>>
}

/** A form of a case. `fault` is of this form. */
export interface FormOf {
  readonly act: Act
  readonly of: CasePage
  readonly words: Words
  readonly fault: ActFault | undefined
}

/** The first choice of a question: where the error summary leads. */
const FIRST_CHOICE: Readonly<Record<string, string>> = { about: 'payment', received: 'all' }

/** The id of a field; several cases can have the same form. */
export const fieldId = (act: Act, caseNumber: string, name: string): string => `${act}-${caseNumber}-${FIRST_CHOICE[name] ?? name}`

interface FieldOf {
  readonly form: FormOf
  readonly name: string
  readonly label: string
}

const typedIn = ({ form: { fault }, name }: FieldOf): string => fault?.typed[name] ?? ''

function described({ form: { act, of, fault }, name }: FieldOf, hintId?: string) {
  const isAtFault = fault?.fields[name] !== undefined
  const ids = [...(hintId === undefined ? [] : [hintId]), ...(isAtFault ? [`${act}-${of.caseNumber}-${name}-fault`] : [])]
  return { 'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined, 'aria-invalid': isAtFault ? ('true' as const) : undefined }
}

function Fault({ form: { act, of, words, fault }, name }: Omit<FieldOf, 'label'>) {
  const said = fault?.fields[name]
  return said === undefined ? null : <FieldFault id={`${act}-${of.caseNumber}-${name}`} words={words} said={said} />
}

const classOf = ({ form: { fault }, name }: FieldOf): string => (fault?.fields[name] === undefined ? 'field' : 'field wrong')

export function TextField({ isLong, ...field }: FieldOf & { readonly isLong?: boolean }) {
  const { form, name, label } = field
  const id = fieldId(form.act, form.of.caseNumber, name)
  return (
    <div class={classOf(field)}>
      <label for={id}>{label}</label>
      <Fault form={form} name={name} />
      {isLong ? (
        <textarea id={id} name={name} rows={4} maxlength={4000} {...described(field)}>
          {typedIn(field)}
        </textarea>
      ) : (
        <input id={id} name={name} type="text" autocomplete="off" maxlength={200} value={typedIn(field)} {...described(field)} />
      )}
    </div>
  )
}

/** A file: browsers never fill it in again. */
export function FileField({ hintId, ...field }: FieldOf & { readonly hintId: string }) {
  const { form, name, label } = field
  const id = fieldId(form.act, form.of.caseNumber, name)
  return (
    <div class={classOf(field)}>
      <label for={id}>{label}</label>
      <Fault form={form} name={name} />
      <input id={id} name={name} type="file" accept="application/pdf,image/*" {...described(field, hintId)} />
    </div>
  )
}

interface ChoiceProps extends FieldOf {
  readonly options: ReadonlyArray<readonly [value: string, label: string]>
}

export function Choice({ options, ...field }: ChoiceProps) {
  const { form, name, label } = field
  const { 'aria-describedby': by } = described(field)
  return (
    <fieldset class={classOf(field)} aria-describedby={by}>
      <legend>{label}</legend>
      <Fault form={form} name={name} />
      {options.map(([value, text]) => {
        const id = fieldId(form.act, form.of.caseNumber, value)
        return (
          <p class="choice">
            <input type="radio" id={id} name={name} value={value} checked={typedIn(field) === value} />
            <label for={id}>{text}</label>
          </p>
        )
      })}
    </fieldset>
  )
}

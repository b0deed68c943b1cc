import type { Child } from 'hono/jsx'
import { FRAME } from './words/frame.ts'
import type { Language } from './words/language.ts'

/** What a form needs of the page that shows it. `fault`: of a form that was sent and not taken. */
export interface FormOf {
  readonly language: Language
  readonly formKey: string
  readonly newKey: () => string
  readonly fault:
    | {
        readonly form: string
        readonly detail: string
        readonly errors: ReadonlyArray<{ readonly pointer: string; readonly reason: string }>
        readonly typed: Readonly<Record<string, readonly string[]>>
      }
    | undefined
}

interface FormProps {
  readonly of: FormOf
  /** Its name on the page, and the end of its address. */
  readonly name: string
  readonly action: string
  readonly button: string
  /** What can't be taken back, or moves money. */
  readonly isGrave?: boolean
  readonly isFile?: boolean
  /** It asks and changes nothing: no frame around it. */
  readonly isBare?: boolean
  /** Facts that it was shown with, and that are checked when it comes. */
  readonly seen?: Readonly<Record<string, string>>
  /** Of its button. */
  readonly attributes?: Readonly<Record<string, string | boolean>>
  readonly children?: Child
}

/** A form of the console: it carries the session's key, its own key for being sent twice, and what was seen. */
export function Form({ of, name, action, button, isGrave, isFile, isBare, seen, attributes, children }: FormProps) {
  return (
    <form
      method="post"
      action={action}
      novalidate
      id={name}
      class={of.fault?.form === name ? 'wrong' : isBare ? 'bare' : undefined}
      enctype={isFile ? 'multipart/form-data' : undefined}
    >
      <input type="hidden" name="formKey" value={of.formKey} />
      <input type="hidden" name="key" value={of.newKey()} />
      {Object.entries(seen ?? {}).map(([field, value]) => (
        <input type="hidden" name={field} value={value} />
      ))}
      {children}
      <button type="submit" class={isGrave ? 'grave' : undefined} {...attributes}>
        {button}
      </button>
    </form>
  )
}

/** Says above everything why a form was not taken, and leads to it. */
export function ErrorSummary({ of }: { readonly of: FormOf }) {
  const { fault, language } = of
  if (!fault) return null
  return (
    <div class="errors" role="alert" aria-labelledby="errors-title">
      <h2 id="errors-title">{FRAME[language].problem}</h2>
      <ul>
        <li>
          <a href={`#${fault.form}`}>{fault.detail}</a>
        </li>
        {fault.errors.slice(0, 20).map(({ pointer, reason }) => (
          <li>
            <a
              href={`#${fieldId(
                fault.form,
                pointer
                  .split('/')
                  .filter((part) => part !== '')
                  .join('-'),
              )}`}
            >
              {/\d/.test(pointer) ? `${pointer.replace(/^\//, '').replaceAll('/', ' ')}: ` : ''}
              {reason}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

export const fieldId = (form: string, name: string): string => `${form}-${name}`

interface FieldProps {
  readonly of: FormOf
  readonly form: string
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
  readonly isOptional?: boolean
  readonly attributes?: Readonly<Record<string, string | number | boolean>>
}

/** What was typed before it was not taken, else `value`. */
const typedIn = ({ fault }: FormOf, form: string, name: string, value = ''): string => (fault?.form === form ? (fault.typed[name]?.[0] ?? '') : value)

const faultOf = ({ fault }: FormOf, form: string, name: string): string | undefined =>
  fault?.form === form
    ? fault.errors.find(
        ({ pointer }) =>
          pointer
            .split('/')
            .filter((part) => part !== '')
            .join('-') === name,
      )?.reason
    : undefined

/** The parts around a field: its label, a hint and what is wrong with it. */
function Around({ of, form, name, label, hint, isOptional, children }: FieldProps & { readonly children: Child }) {
  const id = fieldId(form, name)
  const fault = faultOf(of, form, name)
  return (
    <div class={fault === undefined ? 'field' : 'field wrong'}>
      <label for={id}>
        {label}
        {isOptional ? <span class="hint"> ({FRAME[of.language].optional})</span> : null}
      </label>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault === undefined ? null : (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      {children}
    </div>
  )
}

function described({ of, form, name, hint }: FieldProps) {
  const id = fieldId(form, name)
  const isWrong = faultOf(of, form, name) !== undefined
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...(isWrong ? [`${id}-fault`] : [])].join(' ')
  return { id, name, 'aria-describedby': ids === '' ? undefined : ids, 'aria-invalid': isWrong ? ('true' as const) : undefined }
}

/** One line of text; `attributes`: type, inputmode, autocomplete and the like. */
export function Text(props: FieldProps) {
  const { of, form, name, value, attributes } = props
  return (
    <Around {...props}>
      <input type="text" autocomplete="off" maxlength={400} {...described(props)} value={typedIn(of, form, name, value)} {...attributes} />
    </Around>
  )
}

export function LongText(props: FieldProps) {
  const { of, form, name, value, attributes } = props
  return (
    <Around {...props}>
      <textarea rows={3} maxlength={4000} {...described(props)} {...attributes}>
        {typedIn(of, form, name, value)}
      </textarea>
    </Around>
  )
}

type Options = ReadonlyArray<readonly [value: string, label: string]>

export function Select(props: FieldProps & { readonly options: Options }) {
  const { of, form, name, value, options, isOptional } = props
  const chosen = typedIn(of, form, name, value)
  return (
    <Around {...props}>
      <select {...described(props)}>
        {isOptional || chosen === '' ? <option value="">{isOptional ? '–' : FRAME[of.language].choose}</option> : null}
        {options.map(([one, label]) => (
          <option value={one} selected={one === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Around>
  )
}

/** One of a few, all in view. */
export function Choice({ of, form, name, label, hint, value, options }: FieldProps & { readonly options: Options }) {
  const chosen = typedIn(of, form, name, value)
  const fault = faultOf(of, form, name)
  const id = fieldId(form, name)
  return (
    <fieldset id={id} class={fault === undefined ? 'field' : 'field wrong'} aria-describedby={hint === undefined ? undefined : `${id}-hint`}>
      <legend>{label}</legend>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault === undefined ? null : <p class="fault">{fault}</p>}
      {options.map(([one, text]) => (
        <p class="choice">
          <input type="radio" id={`${id}-${one}`} name={name} value={one} checked={one === chosen} />
          <label for={`${id}-${one}`}>{text}</label>
        </p>
      ))}
    </fieldset>
  )
}

/** Any of several, by one name. */
export function Checks({ of, form, name, label, hint, options, values = [] }: FieldProps & { readonly options: Options; readonly values?: readonly string[] }) {
  const chosen = of.fault?.form === form ? (of.fault.typed[name] ?? []) : values
  const id = fieldId(form, name)
  return (
    <fieldset id={id} class="field" aria-describedby={hint === undefined ? undefined : `${id}-hint`}>
      <legend>{label}</legend>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {options.map(([one, text]) => (
        <p class="choice">
          <input type="checkbox" id={`${id}-${one}`} name={name} value={one} checked={chosen.includes(one)} />
          <label for={`${id}-${one}`}>{text}</label>
        </p>
      ))}
    </fieldset>
  )
}

export function FileField(props: FieldProps & { readonly accept?: string }) {
  return (
    <Around {...props}>
      <input type="file" {...described(props)} accept={props.accept} />
    </Around>
  )
}

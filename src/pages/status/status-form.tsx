import { Layout } from './layout.tsx'

/** What is wrong with the form: at which field, in words. */
export interface FormFault {
  readonly field: 'code' | 'birthYear'
  readonly words: string
}

export interface FormProps {
  readonly styleHref: string
  readonly testClock: string | undefined
  readonly contact: string | undefined
  readonly faults: readonly FormFault[]
}

const LABELS = {
  code: { label: 'Your code', hint: '11 letters and digits, on the slip that you were given. Capitals and hyphens do not matter.' },
  birthYear: { label: 'Year of birth', hint: 'Four digits, as in your passport.' },
} as const

/** The one action: enter code and year of birth. */
export function StatusForm({ styleHref, testClock, contact, faults }: FormProps) {
  return (
    <Layout title={`${faults.length > 0 ? 'Error: ' : ''}Check your status – Tideover`} styleHref={styleHref} testClock={testClock}>
      {faults.length > 0 ? <ErrorSummary faults={faults} /> : null}
      <h1>Check your status</h1>
      <form method="post" action="/status" novalidate>
        <Field name="code" faults={faults} attributes={{ autocapitalize: 'characters', spellcheck: 'false', maxlength: 30, class: 'code' }} />
        <Field name="birthYear" faults={faults} attributes={{ inputmode: 'numeric', maxlength: 4, class: 'year' }} />
        <button type="submit">Check status</button>
      </form>
      <p class="help">
        <strong>It does not open?</strong> Ask {contact ?? 'the embassy or office that gave you the code'}: the year in our list may be wrong.
      </p>
    </Layout>
  )
}

/** Says what is wrong, above everything, and leads there. */
function ErrorSummary({ faults }: Pick<FormProps, 'faults'>) {
  return (
    <div class="errors" role="alert" aria-labelledby="errors-title">
      <h2 id="errors-title">There is a problem</h2>
      <ul>
        {faults.map(({ field, words }) => (
          <li>
            <a href={`#${field}`}>{words}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface FieldProps {
  readonly name: FormFault['field']
  readonly faults: readonly FormFault[]
  readonly attributes: Readonly<Record<string, string | number>>
}

function Field({ name, faults, attributes }: FieldProps) {
  const fault = faults.find(({ field }) => field === name)
  const described = `${name}-hint${fault ? ` ${name}-fault` : ''}`
  return (
    <div class={fault ? 'field wrong' : 'field'}>
      <label for={name}>{LABELS[name].label}</label>
      <p class="hint" id={`${name}-hint`}>
        {LABELS[name].hint}
      </p>
      {fault ? (
        <p class="fault" id={`${name}-fault`}>
          {fault.words}
        </p>
      ) : null}
      <input
        id={name}
        name={name}
        type="text"
        autocomplete="off"
        required
        aria-describedby={described}
        aria-invalid={fault ? 'true' : undefined}
        {...attributes}
      />
    </div>
  )
}

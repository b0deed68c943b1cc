import { ErrorSummary, FieldFault } from './error-summary.tsx'
import { type Frame, Layout } from './layout.tsx'

/** What is wrong with the form: at which field, in words. */
export interface FormFault {
  readonly field: 'code' | 'birthYear'
  readonly words: string
}

export interface FormProps {
  readonly frame: Frame
  readonly contact: string | undefined
  readonly faults: readonly FormFault[]
}

/** The one action: enter code and year of birth. */
export function StatusForm({ frame, contact, faults }: FormProps) {
  const { lookup, frame: common } = frame.words
  return (
    <Layout title={`${faults.length > 0 ? `${common.error} ` : ''}${lookup.title}`} frame={frame}>
      {faults.length > 0 ? <ErrorSummary words={frame.words} wrong={faults.map(({ field, words }) => ({ at: field, words }))} /> : null}
      <h1>{lookup.title}</h1>
      <form method="post" action="/status" novalidate>
        <Field frame={frame} name="code" faults={faults} attributes={{ autocapitalize: 'characters', spellcheck: 'false', maxlength: 30, class: 'code' }} />
        <Field frame={frame} name="birthYear" faults={faults} attributes={{ inputmode: 'numeric', maxlength: 4, class: 'year' }} />
        <button type="submit">{lookup.button}</button>
      </form>
      <p class="help">
        <strong>{lookup.closed}</strong> {lookup.ask(contact)}
      </p>
    </Layout>
  )
}

interface FieldProps {
  readonly frame: Frame
  readonly name: FormFault['field']
  readonly faults: readonly FormFault[]
  readonly attributes: Readonly<Record<string, string | number>>
}

function Field({ frame: { words }, name, faults, attributes }: FieldProps) {
  const { lookup } = words
  const fault = faults.find(({ field }) => field === name)
  const [label, hint] = name === 'code' ? [lookup.code, lookup.codeHint] : [lookup.year, lookup.yearHint]
  return (
    <div class={fault ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
      {fault ? <FieldFault id={name} words={words} said={fault.words} /> : null}
      <input
        id={name}
        name={name}
        type="text"
        autocomplete="off"
        required
        aria-describedby={`${name}-hint${fault ? ` ${name}-fault` : ''}`}
        aria-invalid={fault ? 'true' : undefined}
        {...attributes}
      />
    </div>
  )
}

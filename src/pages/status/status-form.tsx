import { ErrorSummary, FieldFault } from './error-summary.tsx'
import { type Frame, Layout } from './layout.tsx'
import { type Ways, WaysToReach } from './ways-to-reach.tsx'

/** What is wrong with the form: at which field, in words. */
export interface FormFault {
  readonly field: 'code' | 'birthYear'
  readonly words: string
}

/** What stands in the form already. The code is a secret, and is typed again. */
export interface FormMore {
  readonly birthYear?: string | undefined
  /** What was written on a page that had been open for too long, sealed. */
  readonly kept?: string | undefined
}

export interface FormProps extends FormMore {
  readonly frame: Frame
  readonly ways: Ways
  readonly faults: readonly FormFault[]
}

/** The one action: enter code and year of birth. */
export function StatusForm({ frame, ways, faults, birthYear, kept }: FormProps) {
  const { lookup, frame: common } = frame.words
  return (
    <Layout title={`${faults.length > 0 ? `${common.error} ` : ''}${lookup.title}`} frame={frame}>
      {faults.length > 0 ? <ErrorSummary words={frame.words} wrong={faults.map(({ field, words }) => ({ at: field, words }))} /> : null}
      <h1>{lookup.title}</h1>
      <form method="post" action="/status" novalidate>
        <Field frame={frame} name="code" faults={faults} attributes={{ autocapitalize: 'characters', spellcheck: 'false', maxlength: 30, class: 'code' }} />
        <Field
          frame={frame}
          name="birthYear"
          faults={faults}
          attributes={{ inputmode: 'numeric', maxlength: 4, class: 'year', ...(birthYear ? { value: birthYear.slice(0, 4) } : {}) }}
        />
        {kept === undefined ? null : <input type="hidden" name="kept" value={kept} />}
        <button type="submit">{lookup.button}</button>
      </form>
      <WaysToReach words={frame.words} ways={ways} />
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

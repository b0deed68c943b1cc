import { ErrorSummary, type FormOf } from './form.tsx'
import { FRAME } from './words/frame.ts'

/** Fields in which people write, by their names in every form of the console; the others are chosen, numbers, or what the form was shown with. */
export const WRITTEN: ReadonlySet<string> = new Set([
  ...['note', 'reason', 'message', 'text', 'recognisedBy', 'references', 'instalments', 'fileColumns', 'institutions', 'policy-criteria', 'ledgerCodes'],
  ...['name', 'accountNumber', 'iban', 'routingCode', 'bank', 'bic', 'city', 'phone'].map((one) => `payee-${one}`),
])

/** As a page has it. */
const escaped = (text: string): string => (<b>{text}</b>).toString().replace(/^<b>|<\/b>$/g, '')

/** What was written into a form that was not taken, and does not stand in a field of the page (`html`): meanwhile the form is offered no more. */
function leftOf({ fault }: FormOf, html: string): readonly string[] {
  const isInField = (text: string) => html.includes(`>${escaped(text)}</textarea>`) || html.includes(` value="${escaped(text)}"`)
  return Object.entries(fault?.typed ?? {})
    .flatMap(([name, values]) => (WRITTEN.has(name) ? values : []))
    .filter((text) => text !== '' && !isInField(text))
}

/** Why a form was not taken, where its page does not say it, and what was written into it, to be copied. `html`: the page. */
export function LeftTyped({ of, html }: { readonly of: FormOf; readonly html: string }) {
  const left = leftOf(of, html)
  if (left.length === 0) return null
  const words = FRAME[of.language]
  const place = of.fault?.form ?? ''
  return (
    <>
      {html.includes('id="errors-title"') || html.includes(`<p>${escaped(of.fault?.detail ?? '')}</p>`) ? null : <ErrorSummary of={of} />}
      <section class="note" id={html.includes(` id="${place}"`) ? undefined : place} aria-label={words.leftTyped}>
        <p>
          <strong>{words.leftTyped}</strong> {words.leftTypedHint}
        </p>
        {left.map((text) => (
          <p class="written" dir="auto">
            {text}
          </p>
        ))}
      </section>
    </>
  )
}

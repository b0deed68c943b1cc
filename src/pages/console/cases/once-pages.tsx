import { CASES } from '../words/cases.ts'
import type { Language } from '../words/language.ts'
import { PayeeFacts, PersonFacts } from './case-facts.tsx'
import type { ListedCase } from './case-shapes.ts'

/** Pages that show something once. */

const Back = ({ language, back }: { readonly language: Language; readonly back: string }) => (
  <p>
    <a href={back}>{CASES[language].backToCase}</a>
  </p>
)

export function CodePage({ language, code, back }: { readonly language: Language; readonly code: string | null; readonly back: string }) {
  const words = CASES[language]
  return (
    <>
      <h1>{words.codeIs}</h1>
      <p>
        <code class="secret">{code ?? words.erased}</code>
      </p>
      <p>{words.codeOnce}</p>
      <Back language={language} back={back} />
    </>
  )
}

export function DisclosedPage({ language, of, back }: { readonly language: Language; readonly of: ListedCase; readonly back: string }) {
  const words = CASES[language]
  return (
    <>
      <h1>{words.title(of.caseNumber)}</h1>
      <PersonFacts language={language} of={of} />
      <h2>{words.payeeTitle}</h2>
      <PayeeFacts language={language} payee={of.payee} />
      <Back language={language} back={back} />
    </>
  )
}

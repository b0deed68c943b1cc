import type { Words } from '../i18n/en.ts'

/** Something that is wrong: in words, and the id of the field where it is put right, if there is one. */
export interface Wrong {
  readonly at?: string
  readonly words: string
}

/** Says what is wrong, above everything, and leads there. */
export function ErrorSummary({ words, wrong }: { readonly words: Words; readonly wrong: readonly Wrong[] }) {
  return (
    <div class="errors" role="alert" aria-labelledby="errors-title">
      <h2 id="errors-title">{words.frame.problem}</h2>
      <ul>
        {wrong.map(({ at, words: said }) => (
          <li>{at === undefined ? said : <a href={`#${at}`}>{said}</a>}</li>
        ))}
      </ul>
    </div>
  )
}

/** What is wrong with a field, beside it; screen readers are told that it is a fault. */
export function FieldFault({ id, words, said }: { readonly id: string; readonly words: Words; readonly said: string }) {
  return (
    <p class="fault" id={`${id}-fault`}>
      <span class="unseen">{words.frame.error} </span>
      {said}
    </p>
  )
}

import type { Language } from '../words/language.ts'
import { MATCH } from '../words/match.ts'

/** The keys, and the way to turn them off (WCAG 2.1.4); without script there are none, and the button does not show. */
export function KeyHelp({ language }: { readonly language: Language }) {
  const { keys, keysOn, keysOff, keyList } = MATCH[language]
  const rows: ReadonlyArray<readonly [string, string]> = [
    ['Enter', keyList.enter],
    ['j', keyList.j],
    ['k', keyList.k],
    ['r', keyList.r],
    ['s', keyList.s],
    ['c', keyList.c],
    ['u', keyList.u],
    ['?', keyList.help],
  ]
  return (
    <details>
      <summary data-key="?">{keys}</summary>
      <dl class="facts">
        {rows.map(([key, does]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>
        <button type="button" hidden data-keys-on={keysOn} data-keys-off={keysOff}>
          {keysOn}
        </button>
      </p>
    </details>
  )
}

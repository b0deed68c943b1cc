import type { Stand } from '../../../queries/match-account.ts'
import { Difference } from '../accounts/account-view.tsx'
import { Filters, Money } from '../parts.tsx'
import type { Language } from '../words/language.ts'
import { BREAKS, MATCH } from '../words/match.ts'

interface StandProps {
  readonly language: Language
  readonly stand: Stand
}

/** Always in view while lines are matched. */
export function StandBar({ language, stand }: StandProps) {
  const words = MATCH[language]
  return (
    <section class="stand" aria-label={words.bar}>
      <p>
        <a href={`/accounts/${stand.code}`}>{stand.code}</a>
      </p>
      <p>
        {words.ledger} <Money language={language} of={stand.ledgerBalance} />
      </p>
      <p>
        {words.bank} <Money language={language} of={stand.statementBalance} />
      </p>
      <p>
        {words.difference} <Money language={language} of={stand.gap} />
      </p>
      <p>
        {words.openLines(stand.openLines)} <Money language={language} of={stand.openSum} />
      </p>
      <p>
        {words.beyond} <Difference language={language} of={stand.difference} />
      </p>
    </section>
  )
}

interface TabsProps {
  readonly language: Language
  readonly code: string
  readonly here: 'suggested' | 'rest'
  readonly suggested: number
  readonly unproposed: number
}

/** From one list of lines to the other. */
export function MatchTabs({ language, code, here, suggested, unproposed }: TabsProps) {
  const words = MATCH[language]
  return (
    <Filters
      label={words.title(code)}
      links={[
        [`${words.suggested} (${suggested})`, `/accounts/${code}/match`, here === 'suggested'],
        [`${words.unproposed} (${unproposed})`, `/accounts/${code}/match/rest`, here === 'rest'],
        [BREAKS[language].title, `/breaks?account=${code}`, false],
      ]}
    />
  )
}

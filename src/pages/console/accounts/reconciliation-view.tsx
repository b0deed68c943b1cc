import type { MoneyText } from '../../../core/money/money.ts'
import { fieldId } from '../form.tsx'
import { Day, Facts, figures, Money, Table } from '../parts.tsx'
import type { Language } from '../words/language.ts'
import { ACCOUNTS, BREAKS } from '../words/match.ts'
import { Difference } from './account-view.tsx'

/** As the API tells it: ledgerBalance + items = statementBalance + difference. */
export interface ReconciliationTold {
  readonly asOf: string
  readonly ledgerBalance: MoneyText
  readonly statementBalance: MoneyText
  readonly items: readonly { readonly line: string; readonly bookedOn: string; readonly money: MoneyText; readonly break?: string; readonly ageDays?: number }[]
  readonly difference: MoneyText
}

/** More items than these are not read by anybody; the sum counts all. */
const SHOWN = 200

interface ReconciliationProps {
  readonly language: Language
  readonly code: string
  readonly told: ReconciliationTold
  readonly itemsSum: MoneyText
}

/** The reconciliation statement of an account at the end of a day; it prints without its form. */
export function ReconciliationView({ language, code, told, itemsSum }: ReconciliationProps) {
  const words = ACCOUNTS[language]
  const id = fieldId('as-of', 'asOf')
  return (
    <>
      <h1>{words.reconciliationOf(code)}</h1>
      <form method="get" action={`/accounts/${code}/reconciliation`} class="bare">
        <label for={id}>{words.asOf}</label>
        <input type="date" id={id} name="asOf" value={told.asOf} required />
        <button type="submit">{words.show}</button>
      </form>
      <p>
        {words.asOf} <Day language={language} on={told.asOf} />
      </p>
      <Facts
        rows={[
          [words.ledgerLine, <Money language={language} of={told.ledgerBalance} />],
          [words.itemsSum, <Money language={language} of={itemsSum} />],
          [words.bankLine, <Money language={language} of={told.statementBalance} />],
          [words.difference, <Difference language={language} of={told.difference} />],
        ]}
      />
      <p class="hint">{words.reads}</p>
      {told.items.length > SHOWN ? <p>{words.itemsMore(told.items.length, SHOWN)}</p> : null}
      {told.items.length === 0 ? (
        <p>{words.differenceNone}</p>
      ) : (
        <Table
          language={language}
          caption={words.items}
          isNamed
          columns={[words.item, words.bookedOn, figures(words.amount), words.toClearUp, words.age]}
          rows={told.items
            .slice(0, SHOWN)
            .map((item) => [
              <a href={`/lines/${item.line}`}>{item.line}</a>,
              <Day language={language} on={item.bookedOn} />,
              <Money language={language} of={item.money} />,
              item.break === undefined ? '' : (BREAKS[language].kinds[item.break] ?? item.break),
              item.ageDays === undefined ? '' : words.ageDays(item.ageDays),
            ])}
        />
      )}
    </>
  )
}

import type { ClosingPack } from '../../../queries/money-closings.ts'
import { Facts, figures, Money, Table } from '../parts.tsx'
import { CLOSINGS } from '../words/closings.ts'
import { FRAME } from '../words/frame.ts'
import { type Language, numberInWords } from '../words/language.ts'
import { accountInWords } from '../words/ledger-words.ts'
import { MONEY } from '../words/money.ts'
import { dateInWords } from '../words/values.ts'
import { DoneBy, Statement } from './closing-parts.tsx'

interface PackProps {
  readonly language: Language
  readonly pack: ClosingPack
  readonly of: { readonly drawnUpBy: string; readonly at: string; readonly approved: { readonly by: string; readonly at: string } | null }
}

/** What is printed and filed of a closing or a period; nothing in it changes later. */
export function Pack({ language, pack, of }: PackProps) {
  const words = CLOSINGS[language]
  const to = dateInWords(language, pack.asOf)
  return (
    <>
      <h1>{words.packOf(to)}</h1>
      <Facts
        rows={[
          [words.period, pack.from === null ? words.fromStart(to) : words.fromTo(dateInWords(language, pack.from), to)],
          [words.drawnUp, <DoneBy language={language} by={of.drawnUpBy} at={of.at} />],
          [words.approved, of.approved === null ? undefined : <DoneBy language={language} by={of.approved.by} at={of.approved.at} />],
          [
            words.seal,
            <>
              <code>{pack.seal.hash}</code> {words.sealAt(pack.seal.seq)}
            </>,
          ],
          [words.signature, ''],
        ]}
      />
      {pack.statements.map((statement) => (
        <section class="sheet">
          <h2>{words.statementOf(statement.bankAccount, to)}</h2>
          <Statement language={language} statement={statement} isLinked={false} />
        </section>
      ))}
      <section class="sheet">
        <Trial language={language} rows={pack.trialBalance} />
      </section>
      <Exceptions language={language} exceptions={pack.exceptions} />
    </>
  )
}

function Trial({ language, rows }: { readonly language: Language; readonly rows: ClosingPack['trialBalance'] }) {
  const words = CLOSINGS[language]
  return (
    <Table
      language={language}
      caption={words.trialBalance}
      isNamed
      isHeading
      columns={[words.ledgerAccount, words.layer, words.fund, figures(words.balance)]}
      rows={rows.map((row) => [
        accountInWords(language, row.account),
        words.layers[row.layer] ?? row.layer,
        row.fund,
        <Money language={language} of={row.balance} />,
      ])}
    />
  )
}

function Exceptions({ language, exceptions }: { readonly language: Language; readonly exceptions: ClosingPack['exceptions'] }) {
  const words = CLOSINGS[language]
  const counted = exceptions?.sections.filter(({ count }) => count > 0) ?? []
  return (
    <>
      {counted.length === 0 ? (
        <>
          <h2>{words.exceptions}</h2>
          <p>{words.noExceptions}</p>
        </>
      ) : (
        <Table
          language={language}
          caption={words.exceptions}
          isNamed
          isHeading
          columns={[words.kind, figures(words.count)]}
          rows={counted.map(({ kind, count }) => [words.sections[kind] ?? kind, numberInWords(language, count)])}
        />
      )}
      <Table
        language={language}
        caption={words.toClearUp}
        isNamed
        isHeading
        columns={[words.kind, words.account, words.owner, figures(words.amount), figures(words.age)]}
        rows={(exceptions?.openBreaks.items ?? [])
          .slice(0, 200)
          .map((of) => [
            MONEY[language].kinds[of.kind] ?? of.kind,
            of.bankAccount ?? '',
            of.owners.map((role) => FRAME[language].roles[role] ?? role).join(', '),
            of.money === null ? '' : <Money language={language} of={of.money} />,
            String(of.ageDays),
          ])}
      />
    </>
  )
}

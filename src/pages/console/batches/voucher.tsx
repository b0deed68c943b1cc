import type { PayoutSheet } from '../../../queries/money-payouts.ts'
import { Facts, Money, Pager } from '../parts.tsx'
import { BATCHES } from '../words/batches.ts'
import { FRAME } from '../words/frame.ts'
import type { Language } from '../words/language.ts'
import { dateInWords } from '../words/values.ts'
import { Made } from './batch-list.tsx'
import { PayoutState, payeeInWords } from './batch-parts.tsx'

/** What an accountant files of a payout: who decided, prepared and released it, and the seal that the books had by its release. */
export function Voucher({ language, payout, level }: { readonly language: Language; readonly payout: PayoutSheet; readonly level: 1 | 2 }) {
  const words = BATCHES[language]
  const title = words.voucherTitle(payout.reference)
  const { recommended, approved, prepared, released, handedOver } = payout.persons
  const made = (of: typeof prepared) => (of === null ? undefined : <Made language={language} by={of.by} at={of.at} />)
  return (
    <section class="sheet">
      {level === 1 ? <h1>{title}</h1> : <h2>{title}</h2>}
      <Facts
        rows={[
          [words.amount, <b>{<Money language={language} of={payout.money} />}</b>],
          [words.inFund, payout.rate === undefined ? undefined : <Money language={language} of={payout.fundMoney} />],
          [words.rate, payout.rate === undefined ? undefined : `${payout.rate} (${payout.rateSource ?? ''})`],
          [words.payee, payeeInWords(language, payout.payee)],
          [words.case, payout.caseNumber],
          [words.programme, payout.programme],
          [words.fund, payout.fund],
          [words.dueOn, dateInWords(language, payout.dueOn)],
          [words.batch, payout.batchReference],
          [words.bankAccount, `${payout.bankAccount} ${payout.accountName}`],
          [words.state, <PayoutState language={language} state={payout.state} />],
          [words.agentNumber, payout.agentNumber ?? undefined],
          [words.recommended, made(recommended)],
          ...approved.map((one) => [words.approved, made(one)] as const),
          [words.prepared, made(prepared)],
          [words.released, made(released) ?? words.notReleased],
          [words.handedOver, made(handedOver)],
          [words.seal, payout.seal === null ? undefined : <Seal language={language} seal={payout.seal} />],
          [words.signature, ''],
        ]}
      />
    </section>
  )
}

function Seal({ language, seal }: { readonly language: Language; readonly seal: { readonly seq: number; readonly hash: string } }) {
  return (
    <>
      <code>{seal.hash}</code> {BATCHES[language].sealAt(seal.seq)}
    </>
  )
}

interface VouchersProps {
  readonly language: Language
  readonly batch: string
  readonly reference: string
  readonly payouts: readonly PayoutSheet[]
  readonly cursor: string | null
  readonly isFirst: boolean
}

/** The vouchers of a batch, each on a sheet of its own when printed. */
export function Vouchers({ language, batch, reference, payouts, cursor, isFirst }: VouchersProps) {
  const words = BATCHES[language]
  return (
    <>
      <h1>
        {words.vouchers}: {reference}
      </h1>
      <p class="pager">
        <a href={`/batches/${batch}`}>{FRAME[language].back}</a>
      </p>
      {payouts.map((payout) => (
        <Voucher language={language} payout={payout} level={2} />
      ))}
      <Pager language={language} href={`/batches/${batch}/vouchers`} cursor={cursor} isFirst={isFirst} />
    </>
  )
}

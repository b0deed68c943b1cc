import type { BatchSheet } from '../../../queries/money-batches.ts'
import { FileField, Form, type FormOf, LongText, Text } from '../form.tsx'
import { BATCHES } from '../words/batches.ts'

interface ActsProps {
  readonly of: FormOf
  readonly batch: BatchSheet
  readonly roles: readonly string[]
}

/** What may be done with a batch as it stands, by who looks. */
export function BatchActs({ of, batch, roles }: ActsProps) {
  const [isFinance, isReleaser] = [roles.includes('finance'), roles.includes('releaser')]
  if (batch.state === 'prepared') return <Waiting of={of} batch={batch} isFinance={isFinance} isReleaser={isReleaser} />
  const isOut = batch.state === 'released' || batch.state === 'stopped'
  if (!isOut) return null
  return (
    <>
      <Files of={of} batch={batch} isFinance={isFinance} />
      <div class="columns">
        {isFinance && batch.state === 'released' && batch.handedOver === null ? <HandOver of={of} batch={batch} /> : null}
        {isFinance ? <Report of={of} batch={batch} /> : null}
        {isReleaser && batch.state === 'released' && batch.states.some(({ state }) => state === 'instructed') ? <Stop of={of} batch={batch} /> : null}
      </div>
    </>
  )
}

type OfBatch = Pick<ActsProps, 'of' | 'batch'>

function Waiting({ of, batch, isFinance, isReleaser }: OfBatch & { readonly isFinance: boolean; readonly isReleaser: boolean }) {
  const words = BATCHES[of.language]
  return (
    <>
      <p>{words.waits}</p>
      {isReleaser && batch.whyNot === null ? (
        <p>
          <a class="action" href={`/release/${batch.id}`}>
            {words.releaseOne(batch.reference)}
          </a>
        </p>
      ) : null}
      {isFinance ? (
        <Form of={of} name="cancel" action={`/batches/${batch.id}/cancel`} button={words.cancel}>
          <p class="hint">{words.cancelHint}</p>
        </Form>
      ) : null}
    </>
  )
}

function Files({ of, batch, isFinance }: OfBatch & { readonly isFinance: boolean }) {
  const words = BATCHES[of.language]
  const file = `/batches/${batch.id}/payment-file?format=`
  return (
    <>
      <h2>{words.file}</h2>
      {isFinance && batch.state === 'released' ? (
        <>
          <p>{words.fileLead}</p>
          <ul>
            <li>
              <a href={`${file}csv`}>{words.csv}</a>
            </li>
            {batch.accountKind === 'bank' ? (
              <li>
                <a href={`${file}pain.001`}>{words.pain}</a>
              </li>
            ) : null}
            <li>
              <a href={`${file}print`}>{words.print}</a>
            </li>
          </ul>
        </>
      ) : null}
      <p>
        <a href={`/batches/${batch.id}/vouchers`}>{words.vouchers}</a>
      </p>
    </>
  )
}

function HandOver({ of, batch }: OfBatch) {
  const words = BATCHES[of.language]
  const form = 'hand-over'
  return (
    <Form of={of} name={form} action={`/batches/${batch.id}/${form}`} button={words.handOver}>
      <p class="hint">{words.handOverHint}</p>
      <Text of={of} form={form} name="bankReference" label={words.bankReference} isOptional />
    </Form>
  )
}

function Report({ of, batch }: OfBatch) {
  const words = BATCHES[of.language]
  const form = 'bank-report'
  return (
    <Form of={of} name={form} action={`/batches/${batch.id}/${form}`} button={words.reportSend} isFile>
      <FileField of={of} form={form} name="file" label={words.report} hint={words.reportHint} accept=".xml,application/xml,text/xml" />
    </Form>
  )
}

function Stop({ of, batch }: OfBatch) {
  const words = BATCHES[of.language]
  const form = 'stop'
  return (
    <Form of={of} name={form} action={`/batches/${batch.id}/${form}`} button={words.stop} isGrave>
      <p class="hint">{words.stopHint}</p>
      <LongText of={of} form={form} name="reason" label={words.stopReason} />
    </Form>
  )
}

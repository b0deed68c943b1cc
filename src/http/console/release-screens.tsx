import { ReleasePage, ReleaseQueue } from '../../pages/console/batches/release-pages.tsx'
import { BATCHES } from '../../pages/console/words/batches.ts'
import { type BatchLimits, type BatchListedView, batchLimits, newBatches } from '../../queries/money-batches.ts'
import { batchFit, type PaymentFit } from '../../queries/payment-fit.ts'
import { pageOfPayouts, sheetOf } from './batches-screens.tsx'
import { askChecked, given, type ListOf, sumSeen } from './money-asked.ts'
import type { Asked, Form, Screen, Shown } from './screen.ts'

const RELEASER = ['releaser'] as const

const queue: Screen = {
  path: '/release',
  who: RELEASER,
  show: async ({ desk, query }) => {
    const page = askChecked<ListOf<BatchListedView>, unknown>(desk, newBatches, { state: 'prepared', ...given(query, 'cursor') })
    if (!page.ok) return page
    const { items, nextCursor } = page.value
    const body = <ReleaseQueue language={desk.language} batches={items} cursor={nextCursor} isFirst={query['cursor'] === undefined} />
    return { title: BATCHES[desk.language].releaseTitle, body }
  },
}

async function showRelease(asked: Asked): Promise<Shown> {
  const { desk, params, query, of } = asked
  const batch = sheetOf(asked)
  if (!batch.ok) return batch
  const limits = askChecked<BatchLimits, unknown>(desk, batchLimits, {}, params)
  if (!limits.ok) return limits
  const fit = askChecked<PaymentFit, unknown>(desk, batchFit, {}, params)
  if (!fit.ok) return fit
  const payouts = pageOfPayouts(asked)
  if (!payouts.ok) return payouts
  const body = (
    <ReleasePage
      of={of}
      batch={batch.value}
      limits={limits.value}
      fit={fit.value}
      payouts={payouts.value.items}
      cursor={payouts.value.nextCursor}
      isFirst={query['cursor'] === undefined}
    />
  )
  return { title: BATCHES[desk.language].releaseOne(batch.value.reference), body }
}

/** Exactly what was seen is released, or nothing. */
const release: Form = {
  who: RELEASER,
  needsProof: true,
  take: async ({ desk, params, typed, key }) => {
    const id = encodeURIComponent(params['id'] ?? '')
    const expected = { count: Number(typed.one['count']), total: sumSeen(typed), digest: typed.one['digest'] ?? '' }
    const made = await desk.post(`/payout-batches/${id}/release`, { expected }, key)
    return made.ok ? { to: `/batches/${id}`, note: 'batch_released' } : made
  },
}

/** What waits for a releaser, and its release. */
export const releaseScreens: readonly Screen[] = [queue, { path: '/release/{id}', who: RELEASER, show: showRelease, forms: { release } }]

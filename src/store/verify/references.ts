import { referenceHolds, seamKeys } from '../../core/payouts/reference.ts'
import type { Read } from '../read.ts'
import type { Faults } from './faults.ts'
import { Ordered } from './ordered.ts'

interface Kept {
  readonly reference: string
  readonly keys: string
}

/** The keys of every reference ever issued, made anew from the payouts and batches. Both sides come in the order of the references. */
export function judgeReferenceKeys(read: Read, faults: Faults): void {
  const kept = new Ordered<Kept>(
    read.iterate(
      "SELECT reference, group_concat(key, ' ') AS keys FROM (SELECT reference, key FROM reference_key ORDER BY reference, key) GROUP BY reference ORDER BY reference",
    ),
  )
  const wrong = (reference: string, words: string) => faults.add('cache_differs', `Reference ${reference}: ${words}.`, { table: 'reference_key' })
  const skip = (until: string | undefined) => {
    for (; kept.next !== undefined && (until === undefined || kept.next.reference < until); kept.advance())
      wrong(kept.next.reference, 'keys are kept of it, and it was never issued')
  }
  try {
    for (const { reference } of read.iterate<{ reference: string }>('SELECT reference FROM payout UNION ALL SELECT reference FROM batch ORDER BY reference')) {
      skip(reference)
      const has = kept.next?.reference === reference ? kept.next.keys : ''
      if (has !== '') kept.advance()
      if (!referenceHolds(reference)) faults.add('orphan', `${reference} is no reference: its check digits do not hold.`, { table: 'payout' })
      else if (has !== [...seamKeys(reference)].sort().join(' ')) wrong(reference, 'the keys by which it is found are not its own')
    }
    skip(undefined)
  } finally {
    kept.close()
  }
}

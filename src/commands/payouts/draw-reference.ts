import { randomBytes } from 'node:crypto'
import { REFERENCE_RANDOM_BYTES, referenceFrom, seamKeys, seamProbes, withinTwoEdits } from '../../core/payouts/reference.ts'
import { keepReference, referencesUnder } from '../../store/payouts.ts'
import type { Write } from '../../store/write.ts'

/** Draws a reference that is more than two edits from every one ever issued, so that no slip turns one into another, and keeps its keys. */
export function drawReference(tx: Write): string {
  for (;;) {
    const reference = referenceFrom(randomBytes(REFERENCE_RANDOM_BYTES))
    const near = seamProbes(reference).some((key) => referencesUnder(tx, key).some((issued) => withinTwoEdits(reference, issued)))
    if (near) continue
    keepReference(tx, reference, seamKeys(reference))
    return reference
  }
}

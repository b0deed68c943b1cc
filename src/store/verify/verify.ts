import type { Read } from '../read.ts'
import { type Anchor, judgeAnchor } from './anchor.ts'
import { ANSWERS } from './answers.ts'
import { STOOD } from './as-it-stood.ts'
import { MONEY_CACHES, STEPS, stateCache } from './caches.ts'
import { type ChainEnd, judgeChain } from './chain.ts'
import { judgeClosings } from './closings.ts'
import { judgeErasables } from './erasable.ts'
import { ERASED } from './erased.ts'
import { Faults, type VerifyFault } from './faults.ts'
import { judgeFile, judgeSchema, ORPHANS } from './integrity.ts'
import { LINE_RULES } from './lines.ts'
import { OPENED_BREAKS } from './opened-breaks.ts'
import { PARKED } from './parked.ts'
import { judgeReferenceKeys } from './references.ts'
import { judgeRules } from './rules.ts'
import { SEPARATION } from './separation.ts'
import { judgeStagedLines } from './staged-lines.ts'
import { SUMS } from './sums.ts'
import { type DeclaredTable, declaredTables } from './tables.ts'
import { TIES } from './ties.ts'
import { WAYS } from './ways-to-pay.ts'

/**
 * What a book proves. `faults`: at most 200, those of the chain first, in the order of events; `faultCount`: all.
 * `marks`: whether the keyed marks were checked (the keys must be at hand). `testClock`: the book runs on a clock of its own.
 */
export interface Verification {
  readonly ok: boolean
  readonly checkedEvents: number
  readonly head: { readonly seq: number; readonly hash: string }
  readonly faults: readonly VerifyFault[]
  readonly faultCount: number
  readonly marks: 'checked' | 'not checked'
  readonly testClock: boolean
  readonly tables: readonly DeclaredTable[]
}

const NOTHING: ChainEnd = { checkedEvents: 0, head: { seq: 0, hash: '' } }

/** Verifies everything in one view of the book, in memory that does not grow with it. Against an anchor also that nothing was cut off or made anew. */
export function verify(read: Read, options: { readonly anchor?: Anchor } = {}): Verification {
  const faults = new Faults()
  const { anchor } = options
  let end = NOTHING
  attempt('the chain', faults, () => {
    end = judgeChain(read, faults)
  })
  if (anchor) attempt('the anchor', faults, () => judgeAnchor(read, anchor, end, faults))
  attempt('the schema', faults, () => judgeSchema(read, faults))
  attempt('the lines of statements', faults, () => judgeStagedLines(read, faults))
  attempt('erasable values', faults, () => judgeErasables(read, faults))
  attempt('balances and states', faults, () => judgeRules(read, [...MONEY_CACHES, stateCache(read), STEPS, ...SUMS], faults))
  attempt('references', faults, () => judgeReferenceKeys(read, faults))
  attempt('the rules of the books', faults, () =>
    judgeRules(read, [...TIES, ...LINE_RULES, ...SEPARATION, ...STOOD, ...WAYS, ...PARKED, ...ANSWERS, ...OPENED_BREAKS, ...ERASED, ...ORPHANS], faults),
  )
  attempt('closings', faults, () => judgeClosings(read, faults))
  attempt('the file', faults, () => judgeFile(read, faults))
  return {
    ok: faults.count === 0,
    ...end,
    faults: faults.list,
    faultCount: faults.count,
    marks: read.hasKeys ? 'checked' : 'not checked',
    testClock: read.value('SELECT 1 FROM clock LIMIT 1') !== undefined,
    tables: declaredTables(read),
  }
}

/** A file that is damaged can't be read everywhere: that is a fault too, and what can be read is judged all the same. */
function attempt(what: string, faults: Faults, judge: () => void): void {
  try {
    judge()
  } catch (thrown) {
    faults.add('file_damaged', `Reading ${what} broke off: ${thrown instanceof Error ? thrown.message : 'unknown'}.`)
  }
}

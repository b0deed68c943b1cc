// A process of its own that reads a statement of so many lines, in slices or whole, and prints how much memory was held at most beside its bytes.
import { IBAN } from '../../src/bench/bench-book.ts'
import { statementFile } from '../../src/bench/statement-file.ts'
import { openStatement } from '../../src/statements/open-statement.ts'
import { Watch } from '../../src/threads/watch.ts'

const [lines = '', way = ''] = process.argv.slice(2)
const collect = globalThis.gc
if (!collect) throw new Error('run with --expose-gc')

function held(): number {
  collect?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const bytes = statementFile(Number(lines))
const before = held()
let most = 0

/** Looks at the memory whenever the reading tells how far it is. */
class Measuring extends Watch {
  override at(...told: Parameters<Watch['at']>): void {
    super.at(...told)
    most = Math.max(most, held() - before)
  }
}

const slicing = { fromBytes: way === 'whole' ? Number.POSITIVE_INFINITY : 0, sliceBytes: 65_536 }
const { readings } = await openStatement(bytes, { account: { number: IBAN, currency: 'USD' }, today: '2020-12-31' }, new Measuring(), slicing)
let count = 0
for (const reading of readings) {
  for (const batch of reading.batches()) {
    count += batch.length
    most = Math.max(most, held() - before)
  }
}
process.stdout.write(`${JSON.stringify({ count, most })}\n`)

// A process of its own that reads a statement of so many lines, in slices (of a declared format, or recognised) or whole, and prints how much memory was held
// at most beside its bytes.
import { IBAN } from '../../src/bench/bench-book.ts'
import { statementPieces, UNKNOWN } from '../../src/bench/statement-file.ts'
import { heldBytes } from '../../src/files/file-bytes.ts'
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

const bytes = Buffer.concat([...statementPieces(Number(lines), way === 'recognised' ? UNKNOWN : undefined)])
const before = held()
let most = 0
let looks = 0
// A file that is recognised is gone through some times.
const every = way === 'recognised' ? 8 : 1

/** Looks at the memory whenever the reading tells how far it is. */
class Measuring extends Watch {
  override at(...told: Parameters<Watch['at']>): void {
    super.at(...told)
    looks += 1
    if (looks % every === 0) most = Math.max(most, held() - before)
  }
}

const slicing = { fromBytes: way === 'whole' ? Number.POSITIVE_INFINITY : 0, sliceBytes: 65_536 }
const { readings } = await openStatement(heldBytes(bytes), { account: { number: IBAN, currency: 'USD' }, today: '2020-12-31' }, new Measuring(), slicing)
if ((readings[0]?.format === 'recognised') !== (way === 'recognised')) throw new Error('read in another way')
let count = 0
for (const reading of readings) {
  for (const batch of reading.batches()) {
    count += batch.length
    looks += 1
    if (looks % every === 0) most = Math.max(most, held() - before)
  }
}
process.stdout.write(`${JSON.stringify({ count, most })}\n`)

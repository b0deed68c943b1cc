import { setImmediate } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { runReconciliation } from '../commands/reconciliation/run-reconciliation.ts'
import type { takeIn } from '../commands/statements/take-in.ts'
import type { Anchor } from '../queries/verification.ts'
import { Book, type HandedBook } from '../store/book.ts'
import type { ThreadAnswer } from './in-thread.ts'
import { Watch } from './watch.ts'

/** What a thread can do. Each task has a book of its own for its time, and a thread loads the code of its own alone. */
const tasks = {
  takeIn: async (...given: Parameters<typeof takeIn>) => (await import('../commands/statements/take-in.ts')).takeIn(...given),
  reconcile: async (...given: Parameters<typeof runReconciliation>) =>
    (await import('../commands/reconciliation/run-reconciliation.ts')).runReconciliation(...given),
  verify: async (book: Book, input: { readonly anchor?: Anchor }, _watch: Watch) => (await import('../queries/verification.ts')).verifyBook(book, input),
}

export type Tasks = typeof tasks

interface Given {
  readonly name: keyof Tasks
  readonly book: HandedBook
  readonly input: never
  readonly memory: SharedArrayBuffer
}

async function run({ name, book: handed, input, memory }: Given): Promise<ThreadAnswer> {
  try {
    const book = Book.received(handed)
    try {
      return { ok: true, value: await tasks[name](book, input, new Watch(memory)) }
    } finally {
      book.close()
    }
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
    return { ok: false, failure: { name: error.name, message: error.message, stack: error.stack ?? '', code } }
  }
}

const port = parentPort
let isWanted = false
// Open until the answer is told: a task may wait for what keeps no thread alive.
port?.on('message', async (given: Given) => {
  isWanted = true
  port.postMessage(await run(given))
  port.close()
})
if ((workerData as { readonly isSpare: boolean }).isSpare) {
  await import('../commands/statements/take-in.ts')
  const { warmingUp } = await import('./warm-up.ts')
  for (const _ of warmingUp()) {
    await setImmediate()
    if (isWanted) break
  }
}

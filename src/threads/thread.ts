import { parentPort, workerData } from 'node:worker_threads'
import { runReconciliation } from '../commands/reconciliation/run-reconciliation.ts'
import { takeIn } from '../commands/statements/take-in.ts'
import { verifyBook } from '../queries/verification.ts'
import { Book, type HandedBook } from '../store/book.ts'
import type { ThreadAnswer } from './in-thread.ts'
import { Watch } from './watch.ts'

/** What a thread can do. Each task has a book of its own for its time. */
const tasks = { takeIn, reconcile: runReconciliation, verify: (book: Book, _input: object, _watch: Watch) => verifyBook(book) }

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

parentPort?.postMessage(await run(workerData as Given))

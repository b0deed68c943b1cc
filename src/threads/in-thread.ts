import { type ResourceLimits, Worker } from 'node:worker_threads'
import type { Book } from '../store/book.ts'
import type { Tasks } from './thread.ts'
import type { Watch } from './watch.ts'

/** Threads at a time: each reads a file of its own, and the machine has more to do. Others wait. */
const MOST = 2
/**
 * What can't be read slice by slice is held as a whole; what needs more than this is refused, and the process lives on. Half of what a thread may have makes
 * V8 collect what is left behind much sooner: from 2048 on it lets a heap grow to four times what is used.
 */
const LIMITS: ResourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 48 }

/** A thread needed more memory than it has. */
export class ThreadMemoryError extends Error {
  override name = 'ThreadMemoryError'
}

/** What a thread tells when its task failed: an error does not keep its code on its way. */
export interface ThreadFailure {
  readonly name: string
  readonly message: string
  readonly stack: string
  readonly code: string | undefined
}

export type ThreadAnswer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly failure: ThreadFailure }

type TaskName = keyof Tasks
type Input<N extends TaskName> = Parameters<Tasks[N]>[1]
type Output<N extends TaskName> = Awaited<ReturnType<Tasks[N]>>

let running = 0
const waiting: (() => void)[] = []

/**
 * Does a task in a thread of its own, with its own connection to the book: the thread that answers requests goes on. The book's key is handed over in
 * memory. Bytes that lie in a memory of their own are moved, and are gone here. Rejects with what the task threw, ThreadMemoryError where it ran out of memory.
 */
export async function inThread<N extends TaskName>(name: N, book: Book, input: Input<N>, watch: Watch, limits = LIMITS): Promise<Output<N>> {
  if (running >= MOST) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return (await answerOf(new Worker(ENTRY, optionsFor({ name, book: book.handOver(), input, memory: watch.memory }, limits)))) as Output<N>
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

/** As TypeScript (in development and tests) a thread begins with the loader of TypeScript. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? '../../tools/thread.mjs' : './thread.js', import.meta.url)

const optionsFor = (workerData: { readonly input: unknown; readonly [name: string]: unknown }, resourceLimits: ResourceLimits) => ({
  workerData,
  transferList: buffersOf(workerData.input),
  resourceLimits,
})

/** The memories that can be moved: those that hold one member's bytes and nothing else. */
const buffersOf = (input: unknown): ArrayBuffer[] =>
  typeof input === 'object' && input !== null
    ? Object.values(input).flatMap((value: unknown) =>
        value instanceof Uint8Array && value.buffer instanceof ArrayBuffer && value.byteLength === value.buffer.byteLength ? [value.buffer] : [],
      )
    : []

function answerOf(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once('message', (answer: ThreadAnswer) => (answer.ok ? resolve(answer.value) : reject(errorOf(answer.failure))))
    worker.once('error', (error: Error & { readonly code?: string }) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ThreadMemoryError('A thread ran out of memory.') : error),
    )
    // After an answer this changes nothing.
    worker.once('exit', (code) => reject(new Error(`A thread ended with ${code} and without an answer.`)))
  })
}

function errorOf({ name, message, stack, code }: ThreadFailure): Error {
  const error = Object.assign(new Error(message), { name, stack })
  return code === undefined ? error : Object.assign(error, { code })
}

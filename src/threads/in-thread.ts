import { type ResourceLimits, Worker } from 'node:worker_threads'
import { IS_BUILT, OWN_FOLDER } from '../own-folder.ts'
import type { Book } from '../store/book.ts'
import type { Tasks } from './thread.ts'
import type { Watch } from './watch.ts'

/**
 * What can't be read slice by slice is held as a whole; what needs more than this is refused, and the process lives on. Half of what a thread may have makes
 * V8 collect what is left behind much sooner: from 2048 on it lets a heap grow to four times what is used.
 */
const LIMITS: ResourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 16 }

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

/** So many at a time; others wait for their turn, in the order in which they came. */
class Turns {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(most: number) {
    this.#free = most
  }

  take(): Promise<void> {
    if (this.#free === 0) return new Promise((resolve) => this.#waiting.push(resolve))
    this.#free -= 1
    return Promise.resolve()
  }

  give(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#free += 1
  }
}

/** Threads that each read a file or match an account of their own: the machine has more to do. */
const work = new Turns(2)
/** A proof waits for none of these: two large files would hold it up for minutes. */
const proof = new Turns(1)

let running = 0
let isStandingBy = false
/** Has loaded what most tasks need, and waits for one. */
let spare: Worker | undefined

/** From now on, while nothing runs, a thread stands by: for a process that serves others. No import waits until the program is loaded once more. */
export function standBy(): void {
  isStandingBy = true
  if (running === 0) spare ??= newSpare()
}

function newSpare(): Worker {
  const worker = new Worker(ENTRY, { workerData: { isSpare: true }, resourceLimits: LIMITS })
  const forget = () => {
    if (spare === worker) spare = undefined
  }
  worker.once('exit', forget)
  worker.once('error', forget)
  // The process may end while it waits.
  worker.unref()
  return worker
}

function threadUnder(limits: ResourceLimits): Worker {
  const worker = limits === LIMITS && spare ? spare : new Worker(ENTRY, { workerData: { isSpare: false }, resourceLimits: limits })
  if (worker === spare) spare = undefined
  worker.ref()
  return worker
}

/**
 * Does a task in a thread of its own, with its own connection to the book: the thread that answers requests goes on. The book's key is handed over in
 * memory. Bytes that lie in a memory of their own are moved, and are gone here. Rejects with what the task threw, ThreadMemoryError where it ran out of memory.
 */
export async function inThread<N extends TaskName>(name: N, book: Book, input: Input<N>, watch: Watch, limits = LIMITS): Promise<Output<N>> {
  const turns = name === 'verify' ? proof : work
  await turns.take()
  running += 1
  try {
    const worker = threadUnder(limits)
    // Not before it has ended: the next one takes over the memory that it leaves behind, which the system does not get back. And once it no longer counts.
    worker.once('exit', () => setImmediate(() => isStandingBy && standBy()))
    worker.postMessage({ name, book: book.handOver(), input, memory: watch.memory }, buffersOf(input))
    return (await answerOf(worker)) as Output<N>
  } finally {
    running -= 1
    turns.give()
  }
}

/** As TypeScript (in development and tests) a thread begins with the loader of TypeScript. */
const ENTRY = new URL(IS_BUILT ? 'thread.js' : '../tools/thread.mjs', OWN_FOLDER)

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

/** What long work is at. `total` 0: not known yet. */
export interface Progress {
  readonly phase: Phase
  readonly done: number
  readonly total: number
}

/** `waiting` for a thread; `reading`: bytes of the file; `comparing` with what is stored, and `storing`: lines. */
export type Phase = (typeof PHASES)[number]

const PHASES = ['waiting', 'reading', 'comparing', 'storing'] as const
const CANCELLED = 0
const PHASE = 1
const DONE = 2
const TOTAL = 3

/** The work was called off before it had an effect. */
export class CancelledError extends Error {
  override name = 'CancelledError'
}

/** Long work as others see it: how far it is, and whether it is to stop. One memory, seen by the thread that works and by the one that asks. */
export class Watch {
  readonly memory: SharedArrayBuffer
  readonly #cells: Int32Array

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(16)) {
    this.memory = memory
    this.#cells = new Int32Array(memory)
  }

  get progress(): Progress {
    const phase = PHASES[Atomics.load(this.#cells, PHASE)] ?? 'waiting'
    return { phase, done: Atomics.load(this.#cells, DONE), total: Atomics.load(this.#cells, TOTAL) }
  }

  /** Tells how far the work is. Throws CancelledError where it is to stop: called between two pieces, and never within a transaction. */
  at(phase: Phase, done: number, total: number): void {
    if (this.isCancelled) throw new CancelledError('The work was called off.')
    Atomics.store(this.#cells, PHASE, PHASES.indexOf(phase))
    Atomics.store(this.#cells, DONE, done)
    Atomics.store(this.#cells, TOTAL, total)
  }

  cancel(): void {
    Atomics.store(this.#cells, CANCELLED, 1)
  }

  get isCancelled(): boolean {
    return Atomics.load(this.#cells, CANCELLED) === 1
  }
}

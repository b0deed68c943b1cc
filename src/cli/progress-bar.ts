import type { Machine } from './verb.ts'

/** How far long work is: bytes while a file is read, lines afterwards; `total` 0 while nobody knows. */
export interface Progress {
  readonly phase: string
  readonly done: number
  readonly total: number
}

const WIDTH = 30
const LOOK_MS = 250
/** Back to the beginning of the line, which is cleared (ECMA-48, EL). */
const CLEAR = '\r\u001b[K'

export function barText({ phase, done, total }: Progress): string {
  if (total === 0) return phase
  const part = Math.min(done / total, 1)
  const filled = Math.floor(part * WIDTH)
  return `${phase} [${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${Math.floor(part * 100)}%`
}

/** Waits for long work, and meanwhile shows on a terminal how far it is. */
export async function withBar<T>(machine: Machine, work: Promise<T>, ask: () => Promise<Progress | undefined>): Promise<T> {
  const { draw } = machine
  if (!draw) return work
  const look = setInterval(() => {
    void ask().then((progress) => progress && draw(CLEAR + barText(progress)))
  }, LOOK_MS)
  try {
    return await work
  } finally {
    clearInterval(look)
    draw(CLEAR)
  }
}

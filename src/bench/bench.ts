import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Clock, stopwatch } from '../clock.ts'
import { bulkPosting } from './bulk-posting.ts'
import { type Figure, isHit, median, rounded } from './figure.ts'
import { wholeBook } from './large-book.ts'
import { listPages } from './list-pages.ts'
import { oneCommand } from './one-command.ts'
import { reconciliation } from './reconciliation.ts'
import { statementImport } from './statement-import.ts'

/**
 * `size`: lines of the statement; the books of the other figures grow with it. `folder`: where the files are made (and removed). `only`: one
 * measurement alone. `kept`: a folder in which the books of the reconciliation stay, to be measured again.
 */
export interface BenchOptions {
  readonly size?: number
  readonly folder?: string
  readonly only?: 'reconciliation' | 'pages' | undefined
  readonly kept?: string | undefined
  readonly clock: Clock
  /** Told each figure as soon as it is known. */
  readonly tell?: (figure: Figure) => void
}

export interface BenchReport {
  readonly node: string
  readonly size: number
  /** What the disk needs to make 4 KiB durable, the median in milliseconds. */
  readonly flushMs: number
  readonly figures: readonly (Figure & { readonly hit: boolean })[]
}

const RUNS = 5
const SIZE = 100_000
const FLUSHES = 50

/** Measures the books against floors of the same run, on the disk of `folder`. */
export async function bench({ size = SIZE, folder = tmpdir(), only, kept, clock, tell }: BenchOptions): Promise<BenchReport> {
  const figures: (Figure & { hit: boolean })[] = []
  const add = (...found: readonly Figure[]) => {
    for (const figure of found) {
      tell?.(figure)
      figures.push({ ...figure, hit: isHit(figure) })
    }
  }
  const flushMs = flushTime(folder)
  if (only === undefined) {
    // First, since the largest size of the process is read after it.
    add(...(await statementImport(folder, clock, RUNS, size)))
    add(...oneCommand(folder, clock, RUNS))
    add(bulkPosting(folder, clock, RUNS))
    add(...(await wholeBook(folder, clock, RUNS, size)))
  }
  if (only !== 'pages') add(...(await reconciliation(folder, clock, { runs: RUNS, size, kept })))
  if (only !== 'reconciliation') add(...(await listPages(folder, clock, { runs: RUNS, size, kept })))
  return { node: process.version, size, flushMs, figures }
}

function flushTime(parent: string): number {
  const folder = mkdtempSync(join(parent, 'tideover-flush-'))
  const file = openSync(join(folder, 'flush'), 'w')
  const page = Buffer.alloc(4096, 1)
  const times = Array.from({ length: FLUSHES }, () => {
    const started = stopwatch()
    writeSync(file, page, 0, page.length, 0)
    fsyncSync(file)
    return stopwatch() - started
  })
  closeSync(file)
  rmSync(folder, { recursive: true })
  return median(times)
}

/** One line of the report. */
export const figureText = (figure: Figure): string =>
  `${isHit(figure) ? 'hit   ' : 'MISSED'}  ${figure.name}: ${rounded(figure.value)} ${figure.unit} (aim ≤ ${figure.aim} ${figure.unit}; median of ${figure.runs}; ${figure.detail})${isHit(figure) ? '' : `. Costs most: ${figure.cost}`}`

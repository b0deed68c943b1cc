import { existsSync } from 'node:fs'
import { type Clock, stopwatch } from '../clock.ts'
import { RawFile } from '../store/floor/raw-file.ts'
import { rowsOfEvent } from '../store/floor/rows-written.ts'
import { BenchBook } from './bench-book.ts'
import { against, type Figure, inMs, median, type Pairs, pairs } from './figure.ts'

const COMMANDS_A_RUN = 60
/** A file system in memory, where a commit waits for no disk. */
const IN_MEMORY = '/dev/shm'
const COST = 'the triggers at the seal, then reading and answering'

/** One durable command, and the raw commit of the rows that it wrote, in turns; each run's durations are the medians of its commands. */
function measure(parent: string, clock: Clock, runs: number): Pairs {
  const bench = new BenchBook(parent, clock)
  const raw = bench.book.read((read) => new RawFile(bench.fileBeside('raw.db'), read))
  const of = pairs()
  for (let run = -1; run < runs; run++) {
    const own = pairs()
    for (let n = 0; n < COMMANDS_A_RUN; n++) {
      const started = stopwatch()
      const { seq } = bench.contribute()
      own.subject.push(stopwatch() - started)
      const rows = bench.book.read((read) => rowsOfEvent(read, seq))
      const begun = stopwatch()
      raw.commit(rows)
      own.floor.push(stopwatch() - begun)
    }
    if (run < 0) continue
    of.subject.push(median(own.subject))
    of.floor.push(median(own.floor))
  }
  raw.close()
  bench.remove()
  return of
}

/** One durable command on the disk against the raw commit of its rows, and its own time where no disk is waited for. */
export function oneCommand(parent: string, clock: Clock, runs: number): Figure[] {
  const onDisk = against('one durable command (contribution)', 3, measure(parent, clock, runs), {
    what: 'command',
    floor: 'raw commit of the same rows',
    cost: COST,
  })
  if (!existsSync(IN_MEMORY)) return [onDisk]
  const { subject, floor } = measure(IN_MEMORY, clock, runs)
  return [
    onDisk,
    {
      name: 'one command in memory (tmpfs)',
      unit: 'ms',
      value: median(subject),
      cost: COST,
      aim: 0.5,
      runs,
      detail: `raw commit of the same rows there ${inMs(median(floor))}`,
    },
  ]
}

import { median } from '../../../src/bench/figure.ts'
import { type Judgement, wordsOf } from './judge.ts'
import type { Peer } from './peer.ts'
import type { Spent } from './process.ts'
import type { Yardstick } from './yardsticks.ts'

/** One system given the files of one yardstick, in as many runs as were measured. */
export interface Observed {
  readonly peer: Pick<Peer, 'name' | 'isTimedAlone' | 'startIsApart'>
  readonly yardstick: Pick<Yardstick, 'title' | 'isTimed'>
  readonly judgement: Judgement
  readonly runs: readonly Run[]
}

/** What starting alone took, and each of the files. */
export interface Run {
  readonly start: Spent
  readonly took: readonly Spent[]
}

/** The middle of the runs, in seconds and megabytes; undefined where it was not measured. */
export interface Times {
  readonly startS: number
  readonly firstS: number
  readonly againS: number
  readonly cpuS: readonly [start: number | undefined, first: number | undefined, again: number | undefined]
  /** The larger of both imports. */
  readonly peakMb: number | undefined
}

const MS_A_SECOND = 1000

const middle = (spent: readonly Spent[], of: (one: Spent) => number | undefined): number | undefined => {
  const values = spent.flatMap((one) => of(one) ?? [])
  return values.length === 0 ? undefined : median(values)
}

export function timesOf(runs: readonly Run[]): Times {
  const [start, first, again] = [runs.map((run) => run.start), runs.flatMap(({ took }) => took[0] ?? []), runs.flatMap(({ took }) => took[1] ?? [])]
  const wall = (spent: readonly Spent[]) => (middle(spent, ({ ms }) => ms) ?? Number.NaN) / MS_A_SECOND
  const cpu = (spent: readonly Spent[]) => middle(spent, ({ cpuMs }) => (cpuMs === undefined ? undefined : cpuMs / MS_A_SECOND))
  const peaks = [first, again].flatMap((spent) => middle(spent, ({ peakMb }) => peakMb) ?? [])
  return {
    startS: wall(start),
    firstS: wall(first),
    againS: wall(again),
    cpuS: [cpu(start), cpu(first), cpu(again)],
    peakMb: peaks.length === 0 ? undefined : Math.max(...peaks),
  }
}

export const digits = (value: number | undefined, after = 2): string =>
  value === undefined || Number.isNaN(value)
    ? '–'
    : value.toLocaleString('en', { maximumFractionDigits: after, minimumFractionDigits: after, useGrouping: false })
const inMb = (mb: number | undefined): string => (mb === undefined ? 'memory not measured' : `${digits(mb, 0)} MB`)
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

function cellOf({ judgement, runs, yardstick }: Observed): string {
  const words = wordsOf(judgement)
  if (!yardstick.isTimed) return words
  const { firstS, againS, peakMb } = timesOf(runs)
  return `${digits(firstS)} s / ${digits(againS)} s, ${inMb(peakMb)}; ${words}`
}

/** The table of what was observed: a row for each title, a column for each system; ' / ' between the yardsticks of one title. */
export function tableOf(observed: readonly Observed[]): string {
  const shown = observed.filter(({ peer }) => !peer.isTimedAlone)
  const names = [...new Set(shown.map(({ peer }) => peer.name))]
  const titles = [...new Set(shown.map(({ yardstick }) => yardstick.title))]
  const cell = (title: string, name: string): string =>
    shown
      .filter(({ peer, yardstick }) => peer.name === name && yardstick.title === title)
      .map(cellOf)
      .join(' / ') || '–'
  return table(
    ['case', ...names],
    titles.map((title) => [title, ...names.map((name) => cell(title, name))]),
  )
}

/** Times of the flat rows, system by system. */
export function timesTable(observed: readonly Observed[]): string {
  const rows = observed
    .filter(({ yardstick }) => yardstick.isTimed)
    .map(({ peer, runs }) => {
      const { startS, firstS, againS, cpuS, peakMb } = timesOf(runs)
      const wall = [startS, firstS, againS].map((value) => `${digits(value)} s`)
      return [
        `${peer.name}${peer.startIsApart ? ', start apart' : ''}`,
        String(runs.length),
        ...wall,
        cpuS.map((value) => digits(value)).join(' / '),
        inMb(peakMb),
      ]
    })
  return table(['flat rows', 'runs', 'start', 'first import', 're-import', 'processor, s: start / first / again', 'memory'], rows)
}

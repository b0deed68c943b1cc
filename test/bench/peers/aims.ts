import { digits, type Observed, timesOf } from './table.ts'

/** What is aimed at for 10,000 flat rows. */
export interface Aim {
  readonly what: string
  readonly is: string
  readonly aim: string
  readonly isHit: boolean
}

const MOST_SECONDS = 0.6
const MOST_MB = 200

/**
 * The aims of one of our ways in, its own and against peers: `leastTimes` says how many times as long the first import of a peer is to
 * take. Where the start of our program is told apart, a peer's bare start is taken off its time as well.
 */
export function aimsOf(observed: readonly Observed[], ours: string, leastTimes: ReadonlyMap<string, number>): readonly Aim[] {
  const flat = observed.filter(({ yardstick }) => yardstick.isTimed)
  const our = flat.find(({ peer }) => peer.name === ours)
  if (!our) return []
  const { firstS, againS, cpuS, peakMb } = timesOf(our.runs)
  const [, firstCpuS, againCpuS] = cpuS
  const most = (what: string, value: number, aim: number, unit: string, cpu?: number): Aim => ({
    what: `${ours}: ${what}`,
    is: `${digits(value)} ${unit}${cpu === undefined ? '' : ` (${digits(cpu)} s of a processor)`}`,
    aim: `at most ${aim} ${unit}`,
    isHit: value <= aim,
  })
  return [
    most('first import', firstS, MOST_SECONDS, 's', firstCpuS),
    most('re-import', againS, MOST_SECONDS, 's', againCpuS),
    ...(peakMb === undefined ? [] : [most('memory', peakMb, MOST_MB, 'MB')]),
    ...flat.flatMap(({ peer, runs }) => {
      const least = leastTimes.get(peer.name)
      if (least === undefined) return []
      const theirs = timesOf(runs)
      const [startCpuS = Number.NaN, theirCpuS = Number.NaN] = theirs.cpuS
      const times = (theirs.firstS - (our.peer.startIsApart ? theirs.startS : 0)) / firstS
      const byCpu = (theirCpuS - (our.peer.startIsApart ? startCpuS : 0)) / (firstCpuS ?? Number.NaN)
      const what = `${ours}: first import of ${peer.name}${our.peer.startIsApart ? ' less its start' : ''} against it`
      return [{ what, is: `${digits(times, 1)} × (${digits(byCpu, 1)} × of a processor)`, aim: `at least ${least} ×`, isHit: times >= least }]
    }),
  ]
}

export const aimText = ({ what, is, aim, isHit }: Aim): string => `${isHit ? 'holds ' : 'MISSED'} ${what}: ${is}, aim ${aim}`

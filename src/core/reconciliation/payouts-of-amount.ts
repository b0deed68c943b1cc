import type { Feature } from './plan.ts'
import type { Run } from './run.ts'
import type { LineSeen } from './seen.ts'

/** How many have this amount. Counts are from before the run: what it settled, and a receipt can bring back, is counted as instructed. */
export const payoutsOfAmount = ({ world }: Run, line: LineSeen, minor: number): Feature => ({
  feature: 'payouts_of_amount',
  count: world.countOfAmount(minor, 'instructed') + (line.minor < 0 ? 0 : world.countOfAmount(minor, 'settled')),
})

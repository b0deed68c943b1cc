/** The one place that asks the machine for the time: milliseconds since 1970. */
export type Clock = () => number

export const machineClock: Clock = () => Date.now()

/** Milliseconds with fractions that only go forward, for durations alone: they begin anywhere. */
export const stopwatch: Clock = () => performance.now()

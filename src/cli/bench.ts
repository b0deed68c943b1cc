import { figureText, bench as measure } from '../bench/bench.ts'
import { done } from '../core/result.ts'
import { optional, UsageError, type Verb } from './verb.ts'

export const bench: Verb = {
  name: 'bench',
  usage: 'bench [--size N]',
  summary: 'measure this machine and this program, each figure against a floor of the same run',
  options: { size: { type: 'string' } },
  run: async (machine, given) => {
    const size = optional(given, 'size')
    if (size !== undefined && !/^[1-9]\d{0,6}$/.test(size)) throw new UsageError('--size is a whole number of lines.')
    const report = await measure({
      clock: machine.clock,
      ...(size === undefined ? {} : { size: Number(size) }),
      tell: (figure) => machine.tell(figureText(figure)),
    })
    return done({ json: report, text: `fsync of 4 KiB ${report.flushMs} ms; Node ${report.node}; size ${report.size}` })
  },
}

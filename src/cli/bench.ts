import { figureText, bench as measure } from '../bench/bench.ts'
import { done } from '../core/result.ts'
import { optional, UsageError, type Verb } from './verb.ts'

const ALONE = ['reconciliation', 'pages'] as const

export const bench: Verb = {
  name: 'bench',
  usage: `bench [--size N] [--only ${ALONE.join('|')}] [--kept DIR] [--folder DIR]`,
  summary: 'measure this machine and this program, each figure against a floor of the same run',
  options: { size: { type: 'string' }, only: { type: 'string' }, kept: { type: 'string' }, folder: { type: 'string' } },
  run: async (machine, given) => {
    const [size, asked, folder] = [optional(given, 'size'), optional(given, 'only'), optional(given, 'folder')]
    if (size !== undefined && !/^[1-9]\d{0,6}$/.test(size)) throw new UsageError('--size is a whole number of lines.')
    const only = ALONE.find((name) => name === asked)
    if (only !== asked) throw new UsageError(`--only is ${ALONE.join(' or ')}.`)
    const report = await measure({
      clock: machine.clock,
      ...(size === undefined ? {} : { size: Number(size) }),
      ...(folder === undefined ? {} : { folder }),
      only,
      kept: optional(given, 'kept'),
      tell: (figure) => machine.tell(figureText(figure)),
    })
    return done({ json: report, text: `fsync of 4 KiB ${report.flushMs} ms; Node ${report.node}; size ${report.size}` })
  },
}

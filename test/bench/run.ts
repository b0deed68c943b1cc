import { parseArgs } from 'node:util'
import { bench, figureText } from '../../src/bench/bench.ts'
import { machineClock } from '../../src/clock.ts'

const { values } = parseArgs({
  options: { size: { type: 'string' }, json: { type: 'boolean' }, folder: { type: 'string' }, only: { type: 'string' }, kept: { type: 'string' } },
})
if (values.only !== undefined && values.only !== 'reconciliation' && values.only !== 'pages') throw new Error('--only takes reconciliation or pages')
const report = await bench({
  clock: machineClock,
  ...(values.size === undefined ? {} : { size: Number(values.size) }),
  ...(values.folder === undefined ? {} : { folder: values.folder }),
  only: values.only,
  kept: values.kept,
  ...(values.json ? {} : { tell: (figure) => process.stdout.write(`${figureText(figure)}\n`) }),
})
process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : `fsync of 4 KiB ${report.flushMs.toFixed(3)} ms; Node ${report.node}; size ${report.size}\n`)

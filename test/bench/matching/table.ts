import { aimsOf } from './aims.ts'
import type { Count, Measured } from './measure.ts'
import { HELD_OUT, isWithoutEvidence } from './truth.ts'

const percent = (part: number, of: number): string => (of === 0 ? '–' : `${((100 * part) / of).toFixed(2)}%`)

const row = (name: string, cells: ReadonlyArray<string | number>): string => `${name.padEnd(64)}${cells.map((cell) => String(cell).padStart(12)).join('')}`

/** What was measured, by trait; then what became of the aims. */
export const tableOf = (title: string, measured: Measured): string =>
  [
    rowsOf(title, measured),
    ...aimsOf(measured).map(({ what, part, of, hit, aim }) => `  ${hit ? 'holds ' : 'MISSED'} ${what}: ${part} of ${of} (${percent(part, of)}), aim ${aim}`),
  ].join('\n')

export function rowsOf(title: string, measured: Measured): string {
  const { byTrait, lost, doubled } = measured
  const rows = [...byTrait].sort(([a], [b]) => (a < b ? -1 : 1)).map(([trait, count]) => row(`${HELD_OUT.has(trait) ? '* ' : '  '}${trait}`, cellsOf(count)))
  return [
    `\n${title}`,
    row('', ['lines', 'auto right', 'auto wrong', 'true first', 'in three', 'other prop.', 'break']),
    ...rows,
    '* kept out of tuning. True first, in three: of the lines that are something and were not matched by themselves.',
    summaryOf(byTrait, lost, doubled),
  ].join('\n')
}

/** With no error in n lines the rate of errors is below 3/n, with 95% confidence. */
function summaryOf(byTrait: ReadonlyMap<string, Count>, lost: number, doubled: number): string {
  const counts = [...byTrait].filter(([trait]) => !isWithoutEvidence(trait)).map(([, count]) => count)
  const lines = counts.reduce((sum, count) => sum + count.lines, 0)
  const wrong = counts.reduce((sum, count) => sum + count.autoWrong, 0)
  const open = [...byTrait].filter(([trait]) => isWithoutEvidence(trait)).map(([, count]) => count)
  const openWrong = open.reduce((sum, count) => sum + count.autoWrong, 0)
  const openLines = open.reduce((sum, count) => sum + count.lines, 0)
  const bound = wrong === 0 ? `0 wrong by themselves (with 95%: below ${(3e6 / lines || 0).toFixed(1)} in a million)` : `${wrong} WRONG by themselves`
  return `${lines} lines with evidence: ${bound}; without evidence ${openWrong} of ${openLines}; ${lost} lost, ${doubled} doubled`
}

const cellsOf = ({ lines, real, autoRight, autoWrong, first, inThree, otherProposed, owned }: Count): ReadonlyArray<string | number> => [
  lines,
  percent(autoRight, real),
  autoWrong,
  percent(first, real - autoRight),
  percent(first + inThree, real - autoRight),
  percent(otherProposed, lines),
  percent(owned, lines),
]

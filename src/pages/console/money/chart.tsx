import type { MoneyOverTime } from '../../../queries/money-dashboard.ts'
import { figures, Money, Table } from '../parts.tsx'
import type { Language } from '../words/language.ts'
import { MONEY } from '../words/money.ts'
import { monthInWords } from './month.ts'

const SERIES = [
  ['received', '#0b4f5c'],
  ['promised', '#c46a00'],
  ['spent', '#7b3f98'],
] as const

const WIDTH = 360
const TOP = 14
const FLOOR = 150
const LEFT = 6
const HEIGHT = 226

/** Bars by month, and a table that says the same. The colours stand in the picture's own attributes: no style of a page is written in place. */
export function OverTime({ language, of }: { readonly language: Language; readonly of: MoneyOverTime }) {
  const words = MONEY[language]
  return (
    <>
      <Bars language={language} of={of} />
      <Table
        language={language}
        caption={words.chart(of.currency)}
        isNamed
        columns={[words.month, ...SERIES.map(([name]) => figures(words[name]))]}
        rows={of.months.map((month) => [monthInWords(language, month.month), ...SERIES.map(([name]) => <Money language={language} of={month[name]} />)])}
      />
    </>
  )
}

/** The scale reaches from the lowest to the highest amount: what was taken back in a month hangs below the line. */
function Bars({ language, of }: { readonly language: Language; readonly of: MoneyOverTime }) {
  const words = MONEY[language]
  const minors = of.months.flatMap(({ minors: one }) => [one.received, one.promised, one.spent])
  const [most, least] = [Math.max(1, ...minors), Math.min(0, ...minors)]
  const unit = (FLOOR - TOP) / (most - least)
  const zero = TOP + most * unit
  const step = (WIDTH - 2 * LEFT) / of.months.length
  const bar = step / 4
  const id = `chart-${of.currency}`
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={1.5 * WIDTH} height={1.5 * HEIGHT} role="img" aria-labelledby={id}>
      <title id={id}>{words.chart(of.currency)}</title>
      {of.months.map((month, m) =>
        SERIES.map(([name, colour], n) => {
          const height = Math.abs(month.minors[name]) * unit
          const y = month.minors[name] < 0 ? zero : zero - height
          return height === 0 ? null : (
            <rect x={round(LEFT + m * step + (n + 0.5) * bar)} y={round(y)} width={round(bar)} height={round(height)} fill={colour} />
          )
        }),
      )}
      <line x1={LEFT} x2={WIDTH - LEFT} y1={round(zero)} y2={round(zero)} stroke="#14202b" />
      {of.months.map(({ month }, m) => (
        <text x={round(LEFT + (m + 0.5) * step)} y={FLOOR + 12} font-size="10" text-anchor="middle" fill="#14202b">
          {month.slice(5)}
        </text>
      ))}
      {SERIES.map(([name, colour], n) => (
        <>
          <rect x={LEFT} y={FLOOR + 24 + n * 17} width="10" height="10" fill={colour} />
          <text x={LEFT + 16} y={FLOOR + 33 + n * 17} font-size="12" fill="#14202b">
            {words[name]}
          </text>
        </>
      ))}
    </svg>
  )
}

const round = (size: number): string => String(Math.round(size * 10) / 10)

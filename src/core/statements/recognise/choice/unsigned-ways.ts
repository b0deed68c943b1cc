import { say } from '../../../said/say.ts'
import type { Lines } from '../lines/lines.ts'
import { sidesTold } from '../lines/texts.ts'
import type { Candidate } from './candidates.ts'
import type { Objection } from './objections.ts'

/** One text may be misunderstood: so many lines of each way must speak, one of them by more than a bare word for a payment. */
const FEWEST = 2

/** Amounts without any sign, of which the texts say surely that some went out and some came in: neither all of them out nor all of them in is true. */
export function unsignedWays(candidates: readonly Candidate[], lines: Lines): readonly Objection[] {
  const isPlain = ({ model: { style, told } }: Candidate) => (style === 'signed' || style === 'inverse') && told !== 'words'
  const isOneWay = ({ model: { amounts } }: Candidate) => amounts.every((minor) => minor >= 0) || amounts.every((minor) => minor <= 0)
  const [first] = candidates
  const column = lines.columns[first?.model.places[0] ?? -1]
  if (!column || lines.rows.length > column.cells.length || !candidates.every((one) => isPlain(one) && isOneWay(one))) return []
  const sides = sidesTold(lines)
  const isSure = (row: number) => sides[row]?.isWeak === false
  const of = (isOut: boolean) => {
    const rows = [...sides.keys()].filter((row) => sides[row]?.isOut === isOut)
    return rows.some(isSure) ? rows : []
  }
  const [fewer = [], more = []] = [of(true), of(false)].sort((a, b) => a.length - b.length)
  const [row] = fewer
  return row === undefined || fewer.length < FEWEST || more.length < FEWEST ? [] : [{ row, column, reason: say.unsignedWays }]
}

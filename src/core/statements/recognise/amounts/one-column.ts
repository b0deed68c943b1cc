import { type Column, tellsSide } from '../columns/columns.ts'
import { areKindsBeside, type Flag, marksSides } from '../columns/flags.ts'
import { flagRank, rankOf } from '../columns/header-rank.ts'
import type { Model, Money } from './models.ts'
import { isWhole } from './net-amounts.ts'

/** What one column of amounts may say: by its own signs, by a flag beside it, or by neither. */

/** Has no amount the other sign? */
export function oneSign(amounts: readonly (number | undefined)[]): boolean {
  let up = false
  let down = false
  for (const minor of amounts) {
    if (minor === undefined || minor === 0) continue
    if (minor > 0) up = true
    else down = true
  }
  return !(up && down)
}

/** The models of one column. */
export function singles({ column, amounts, isDoubtful }: Money, flags: readonly Flag[], unknown: readonly Column[]): Model[] {
  if (!isWhole(amounts)) return []
  const rank = rankOf(column)
  const isSigned = amounts.some((minor) => minor < 0) || tellsSide(column)
  const flagged = flags.flatMap((flag) => flaggedBy(column, amounts, isSigned, rank, flag))
  if (flagged.length > 0) {
    const proven =
      isSigned || !column.roles.has('amount')
        ? []
        : unknown.flatMap((flag) => eitherWay(column, amounts, rank, flag)).map((model) => ({ ...model, needsProof: true }))
    const other = flagged.filter(({ style }) => style !== 'signed').flatMap(otherWay)
    return [...[...flagged, ...other].map((model) => ({ ...model, needsProof: model.needsProof || isDoubtful })), ...proven]
  }
  const told: Model['told'] = tellsSide(column) ? 'words' : isSigned ? 'signs' : 'nobody'
  const places = [column.place]
  const turned = amounts.map((minor) => (minor === 0 ? 0 : -minor))
  const settled = isSigned ? [] : unknown.flatMap((flag) => eitherWay(column, amounts, rank, flag))
  const bare: Model[] = [
    { style: 'signed', amounts, places, told, rank, needsProof: isDoubtful },
    ...(told === 'words' ? [] : [{ style: 'inverse' as const, amounts: turned, places, told, rank, needsProof: isDoubtful }]),
  ]
  if (!settled.some(({ needsProof }) => !needsProof)) return [...bare, ...settled]
  // Two letters may mark another thing, and any two texts are two words where there are two rows: where balances hold without them, the oldest amount is told by neither.
  const isNamed = unknown.some((flag) => flag.roles.has('direction') && (flag.cells.length > 2 || flag.cells.every((cell) => cell.length === 1)))
  return [
    ...settled.map((model) => ({ ...model, needsProof: model.needsProof || isDoubtful })),
    ...(isNamed ? [] : bare.map((model) => ({ ...model, needsProof: true }))),
  ]
}

/** Where our account stands in one column of the parties on every row, that column may be where the bank prints it, whoever pays; signs that say so stand against it. */
function otherWay({ parties, amounts, places, rank, ...model }: Model): Model[] {
  if (!parties || amounts.length < 2 || !oneSign(amounts)) return []
  const turned = amounts.map((minor) => (minor === 0 ? 0 : -minor))
  return [
    {
      style: turned.some((minor) => minor > 0) ? 'signed' : 'inverse',
      amounts: turned,
      places: places.slice(0, 1),
      told: 'nobody',
      rank,
      needsProof: model.needsProof,
    },
  ]
}

/** Signed and flagged: compare, never negate twice. */
function flaggedBy(column: Column, amounts: readonly number[], isSigned: boolean, rank: number, flag: Flag): Model[] {
  if (flag.column === column) return []
  const sides = flag.column.cells.map((cell) => flag.sides.get(cell))
  if (sides.some((side) => side === 'neutral' || side === 'unknown')) {
    if (!isSigned || !areKindsBeside(flag, (row) => amounts[row] ?? 0)) return []
    return [{ style: 'signed', amounts, places: [column.place], told: 'words', rank, needsProof: column.roles.has('balance') }]
  }
  const made = amounts.map((minor, n) => (minor === 0 ? 0 : sides[n] === 'out' ? -Math.abs(minor) : Math.abs(minor)))
  const agrees = made.every((minor, n) => minor === amounts[n])
  const opposes = made.every((minor, n) => minor === -(amounts[n] ?? 0))
  if (isSigned && !agrees && !opposes) return []
  const style = isSigned ? (agrees ? 'signed' : 'inverse') : 'flag'
  const { parties } = flag
  const places = [column.place, ...(parties ?? [flag.column.place])]
  return [
    {
      style,
      amounts: made,
      places,
      flag: flag.column.place,
      ...(parties ? { parties } : {}),
      ...(flag.paysIn ? { paysIn: true as const } : {}),
      told: 'words',
      rank: rank + (parties ? 1 : flagRank(flag.column)),
      needsProof: column.roles.has('balance') || (flag.sides.size === 1 && !column.roles.has('amount')),
    },
  ]
}

/** A flag of two words that nobody knows, read both ways: where its header says that it is one, these are the two readings of unsigned amounts. */
function eitherWay(column: Column, amounts: readonly number[], rank: number, flag: Column): Model[] {
  const [first] = flag.cells
  const out = (isFirst: boolean) => amounts.map((minor, n) => ((flag.cells[n] === first) === isFirst ? -minor : minor))
  const needsProof = !marksSides(flag) && (!flag.roles.has('direction') || flag.roles.has('narrative'))
  return [out(true), out(false)].map((made) => ({ style: 'flag', amounts: made, places: [column.place, flag.place], told: 'nobody', rank, needsProof }))
}

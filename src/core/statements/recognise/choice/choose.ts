import { type Said, say } from '../../../said/say.ts'
import type { Cell } from '../../statement.ts'
import type { DateOrder } from '../cells/date-cell.ts'
import type { Column } from '../columns/columns.ts'
import { flagRank, rankOf } from '../columns/header-rank.ts'
import { differBy, sharesFigures } from '../columns/same-figures.ts'
import { sameDays } from '../days/dating.ts'
import type { Lines } from '../lines/lines.ts'
import { cellAt, type Grid } from '../table/grid.ts'
import { againstFlag } from './against-flag.ts'
import { besideBooks, besideTurned, besideTurnedPair } from './against-texts.ts'
import { areTurned, type Broken, type Candidate, isUnsigned } from './candidates.ts'
import { damagedSteps } from './damaged-steps.ts'
import { ofNamedColumn, ofNearDays, withoutExchanged } from './exchanged.ts'
import { withoutForeignOldest } from './foreign-oldest.ts'
import { type Objection, objectionsOf } from './objections.ts'
import { onlyAmounts } from './only-amounts.ts'
import { besideOtherPair } from './other-pair.ts'
import { differsInOldest, doubtsAtEnds, oldestTurned } from './outermost.ts'
import { foreignAmounts, inOwnCurrency } from './own-currency.ts'
import { isLikelyMinor, withoutUnlikely } from './scale.ts'
import { bySign } from './sign.ts'
import { withoutTurnedByLabel } from './turned-by-label.ts'
import { turnedDays } from './turned-days.ts'
import { unsignedWays } from './unsigned-ways.ts'

/** What is left to choose from: one reading or some side by side; or the places that refuse all of them. */
export interface Chosen {
  readonly readings: readonly Candidate[]
  /** Readings that make sense too and are less likely: the cells that they read otherwise are shown, too many readings side by side are not. */
  readonly less?: readonly Candidate[]
  readonly problems: readonly { readonly cell: Cell; readonly reason: Said }[]
}

/** The currency of the account, and how many readings may stand side by side. */
interface Bounds {
  readonly currency: string
  readonly most: number
}

const none = (cell: Cell, reason: Said): Chosen => ({ readings: [], problems: [{ cell, reason }] })

/** Rows that move nothing prove nothing. */
export const isProven = ({ proof, broken, model, isOnlyBeside }: Candidate): boolean =>
  proof !== 'none' && broken.length === 0 && !isOnlyBeside && model.amounts.some((minor) => minor !== 0)

/**
 * The readings that stand. Arithmetic that holds decides; a figure of the file that a reading contradicts refuses the file. Where nothing is
 * proved, words decide; where they do not, readings stand side by side, the likelier first; more than `most` of them are none.
 */
export function chosen(all: readonly Candidate[], lines: Lines, grid: Grid, { currency, most }: Bounds): Chosen {
  const every = inOwnCurrency(withoutExchanged(all), lines, currency)
  const candidates = every.filter(({ isOnlyBeside }) => !isOnlyBeside)
  const beside = every.filter(({ isOnlyBeside, broken }) => isOnlyBeside && broken.length === 0)
  const isSure = (one: Candidate) => isProven(one) && !standsBehind(one, candidates, lines) && !isUntold(one, lines)
  const sure = withoutTurnedByLabel(candidates.filter(isSure), candidates)
  const { kept: proven, against: foreign } = withoutForeignOldest(sure, lines)
  if (foreign.length > 0) return { readings: [], problems: placesOf([...damagedBeside(sure, lines), ...foreign], lines, grid) }
  const broken = candidates.filter((one) => one.broken.length > 0).sort((a, b) => b.rank - a.rank || a.broken.length - b.broken.length)
  const chain = broken.find((one) => one.broken.some(({ kind }) => kind !== 'label'))
  if (proven.some(({ proof }) => proof === 'running_balance') || (proven.length > 0 && !chain)) {
    const damaged = [...damagedBeside(proven, lines), ...againstFlag(proven, lines), ...turnedDays(lines)]
    if (damaged.length > 0) return { readings: [], problems: placesOf(damaged, lines, grid) }
    return within(
      perDating(proven, lines, currency, (of) => besideBooks(besideTurned(certain(of, lines), lines, grid), [...of, ...beside], lines, grid)),
      grid,
      { currency, most },
    )
  }
  const [first] = broken
  if (first) return { readings: [], problems: first.broken.map((one) => brokenAt(one, lines, grid)) }
  const doubts = lines.doubtful.map(({ row, place, reason }) => ({ cell: cellAt(grid, row, place), reason }))
  const against = placesOf(objectionsOf(lines), lines, grid)
  if (against.length + doubts.length > 0) return { readings: [], problems: [...against, ...doubts] }
  const named = candidates.filter(({ model }) => !model.needsProof && model.rank >= 0)
  const plain = named.length > 0 ? named : onlyAmounts(candidates, lines)
  const likely = best(plain, lines)
  const [doubt] = likely.flatMap((one) => doubtsAtEnds(one, lines, grid))
  if (doubt) return none(doubt.cell, doubt.reason)
  const untold = placesOf([...damagedSteps(likely, lines), ...unsignedWays(likely, lines), ...foreignAmounts(likely, lines, currency)], lines, grid)
  if (untold.length > 0) return { readings: [], problems: untold }
  return within(
    perDating(plain, lines, currency, (of) => besideOtherPair(besideTurnedPair(bySign(best(of, lines), lines, grid), lines, grid), of, lines)),
    grid,
    { currency, most },
  )
}

const placesOf = (objections: readonly Objection[], lines: Lines, grid: Grid): Chosen['problems'] =>
  objections.flatMap(({ row, column, reason }) => {
    const at = lines.rows[row]
    return at ? [{ cell: cellAt(grid, at, column.place), reason }] : []
  })

/** A cell that is damaged or gone in a column whose words speak of the amount more than those of what is proved: the oldest of its amounts is held by nothing. */
function damagedBeside(proven: readonly Candidate[], { columns, ...lines }: Lines): readonly Objection[] {
  const ranks = proven.flatMap(({ model }) => model.places.flatMap((place) => (columns[place] ? [rankOf(columns[place])] : [])))
  const isPair = proven.some(({ model }) => model.style === 'debit_credit')
  if (isPair) return []
  const isOriginal = proven.every(({ model }) => model.places.some((place) => columns[place]?.roles.has('original')))
  const isHalf = ({ roles }: Column) => isOriginal && roles.has('debit') !== roles.has('credit')
  const isNamed = (column: Column) => column.roles.has('amount') && rankOf(column) >= Math.max(...ranks)
  return objectionsOf({ ...lines, columns }).filter(
    ({ column }) => (isHalf(column) || isNamed(column)) && proven.some(({ model }) => sharesFigures(column, model.amounts)),
  )
}

/** Rows of a status that nobody knows, which move nothing altogether: both ends meet with them and without. */
function isUntold({ proof, model: { amounts } }: Candidate, { doubtful, rows }: Lines): boolean {
  if (proof !== 'opening_closing') return false
  const each = new Map(doubtful.map((one) => [`${one.place} ${one.row.cells[one.place]}`, one]))
  return [...each.values()].some(({ row, place }) => {
    const alike = rows.flatMap(({ cells }, n) => (cells[place] === row.cells[place] ? [amounts[n] ?? 0] : []))
    return alike.length > 1 && alike.reduce((sum, minor) => sum + minor, 0) === 0
  })
}

const FEW_BREAKS = 2

/**
 * The oldest amount is held by no balance: a column that has other amounts on a few rows, of which the oldest is one, chains as well as the one with the better words
 * does. Where that one breaks in a few rows, it is the one that is damaged.
 */
function standsBehind(proven: Candidate, candidates: readonly Candidate[], { columns }: Lines): boolean {
  // A fee that is taken off where none is breaks everywhere, and tells nothing.
  const isNear = (one: Candidate) =>
    !one.model.isLessFee && one.broken.length > 0 && one.broken.length <= FEW_BREAKS && one.broken.every(({ kind }) => kind === 'row')
  // The opposite of amounts that are proved breaks everywhere, and few rows are all of a short file.
  const isTurned = (one: Candidate) => candidates.some((other) => isProven(other) && areTurned(one, other))
  const isOther = (one: Candidate) => one.model.rank > proven.model.rank || (areApart(one, proven) && amountRank(one, columns) >= amountRank(proven, columns))
  // Where it is the same but for a fee that stands beside it, or that is within another column, it is not damaged.
  const isWithFee = ({ model }: Candidate) => columns.some((fee) => fee.roles.has('fee') && differBy(fee, model.amounts, proven.model.amounts))
  return candidates.some(
    (one) => isOther(one) && isNear(one) && one.balance?.place === proven.balance?.place && differInFew(one, proven) && !isWithFee(one) && !isTurned(one),
  )
}

/** Without what a flag adds: it may speak against a sign that is damaged. */
function amountRank({ model: { rank, style, told, places } }: Candidate, columns: Lines['columns']): number {
  const flag = style === 'debit_credit' || told !== 'words' ? undefined : columns[places[1] ?? -1]
  return flag ? rank - flagRank(flag) : rank
}

/** By their amounts: the flag may be the same. */
const areApart = ({ model: a }: Candidate, { model: b }: Candidate): boolean => !b.places.includes(a.places[0] ?? -1) && !a.places.includes(b.places[0] ?? -1)

function differInFew(a: Candidate, b: Candidate): boolean {
  // Where the opposite of every amount chains, no cell is damaged.
  if (areTurned(a, b) || isUnsigned(a, b)) return false
  let differ = 0
  for (const [n, minor] of a.model.amounts.entries()) if (Math.abs(minor) !== Math.abs(b.model.amounts[n] ?? 0)) differ += 1
  return differ <= FEW_BREAKS + 1 && differ < a.model.amounts.length
}

/** Marks, day orders and booking columns are choices of their own: each keeps its best readings. The day order of the shorter span comes first. */
function perDating(
  candidates: readonly Candidate[],
  lines: Lines,
  currency: string,
  keep: (of: readonly Candidate[]) => readonly Candidate[],
): readonly Candidate[] {
  const groups: Candidate[][] = []
  for (const one of candidates) {
    const group = groups.find(([first]) => first?.mark === one.mark && sameDays(first.dated.days, one.dated.days))
    if (group) group.push(one)
    else groups.push([one])
  }
  const likelyMinor = (one: Candidate) => Number(isLikelyMinor(one, lines, currency))
  const spans = new Map<DateOrder, number>()
  for (const one of candidates) spans.set(one.dated.dateOrder, Math.min(spanOf(one), spans.get(one.dated.dateOrder) ?? Number.POSITIVE_INFINITY))
  const shortest = ({ dated }: Candidate) => spans.get(dated.dateOrder) ?? 0
  return groups
    .map((group) => keep(group))
    .sort((a, b) => (a[0] && b[0] ? shortest(a[0]) - shortest(b[0]) || likelyMinor(b[0]) - likelyMinor(a[0]) : 0))
    .flat()
}

const spanOf = ({ dated }: Candidate): number => Date.parse(dated.last) - Date.parse(dated.first)

function within(readings: readonly Candidate[], grid: Grid, { currency, most }: Bounds): Chosen {
  const distinct = readings.filter((one, n) => readings.findIndex((other) => sameLines(one, other)) === n)
  const [likeliest] = distinct
  const shortest = distinct.filter((one) => likeliest && sameDays(one.dated.days, likeliest.dated.days))
  const near = distinct.length > FEW ? withoutUnlikely(ofNamedColumn(ofNearDays(distinct)), currency, grid) : distinct
  // Where neither order of day and month is the nearer, nothing is known against the last of four: it may be the true one.
  const isNearer = distinct.every((one) => !likeliest || one.dated.dateOrder === likeliest.dated.dateOrder || spanOf(one) > spanOf(likeliest))
  const shown = near.length === most + 1 && shortest.length < most && isNearer ? near.slice(0, most) : near
  if (shown.length <= most) return { readings: shown, less: distinct.filter((one) => !shown.includes(one)), problems: [] }
  return none({ line: grid.headerLine, column: '', value: (grid.header ?? []).join(' ').slice(0, 200) }, say.manyReadings(distinct.length))
}

/** More readings than two are hard to tell apart. */
const FEW = 2
function sameLines(a: Candidate, b: Candidate): boolean {
  const [one, other] = [a.model.amounts, b.model.amounts]
  for (let n = 0; n < one.length; n += 1) if (one[n] !== other[n]) return false
  return one.length === other.length && sameDays(a.dated.days, b.dated.days)
}

function sameSizes(a: Pick<Candidate, 'model'>, b: Pick<Candidate, 'model'>): boolean {
  for (const [n, minor] of a.model.amounts.entries()) if (Math.abs(minor) !== Math.abs(b.model.amounts[n] ?? 0)) return false
  return true
}

/**
 * Of readings that arithmetic proves, the one whose words fit best. Those that differ in nothing but sign and order are one chain read two ways: where the days do
 * not tell the order, words and signs decide; where those are alike too, both stand.
 */
function certain(proven: readonly Candidate[], lines: Lines): readonly Candidate[] {
  const top = Math.max(...proven.map(({ rank }) => rank))
  const kept = proven.filter(({ rank }) => rank === top)
  // Out is positive, or the balance stands before its line: neither is usual. Where the days tell the order, both hold if one amount comes and goes in turn.
  const turned = kept.some(({ model }) => model.style !== 'inverse') ? [] : proven.filter(({ model }) => model.style === 'signed')
  // The oldest amount is held by no balance: whether its fee is within it is told by nothing, where no other line has one; so is what it was in the account's currency.
  const isForeign = kept.some(({ model }) => model.places.some((place) => lines.columns[place]?.roles.has('original')))
  // A column that nobody named may be the one in the account's currency.
  const isUnknown = ({ places }: Candidate['model']) =>
    places.some((place) => lines.columns[place]?.name !== '' && lines.columns[place]?.roles.size === 0 && lines.columns[place]?.isNumber)
  const others = proven.filter(
    ({ model, ...one }) =>
      (model.needsProof || model.isLessFee || isForeign || isUnknown(model)) &&
      kept.some((top) => one.balance?.place === top.balance?.place && !sameSizes({ model }, top)),
  )
  const oldest = [...kept.flatMap((one) => oldestTurned(one, lines)), ...proven.filter((one) => kept.some((top) => differsInOldest(one, top, lines)))]
  return [...kept, ...turned, ...others, ...oldest].sort((a, b) => Number(b.model.style === 'signed') - Number(a.model.style === 'signed'))
}

/** The models whose words fit best; beside them a full column of amounts that nobody knows, for nothing says that it is not the one. */
function best(candidates: readonly Candidate[], lines: Lines): readonly Candidate[] {
  const top = Math.max(...candidates.map(({ model }) => model.rank))
  // `Value` is the word for an amount in some languages, and for a day in others.
  const isUnknown = ({ name, roles }: Column) => name !== '' && [...roles].every((role) => role === 'value')
  const unknown = (of: Candidate) => lines.columns.some((column) => of.model.places.includes(column.place) && isUnknown(column))
  return candidates.filter((one) => one.model.rank === top || (top < 7 && amountRank(one, lines.columns) === 0 && unknown(one) && !isAlways(one.model.amounts)))
}

/** The same number on every row is no amount where others differ. */
const isAlways = (amounts: readonly number[]): boolean => amounts.length > 2 && amounts.every((minor) => minor === amounts[0])

function brokenAt(broken: Broken, lines: Lines, grid: Grid) {
  if (broken.kind === 'label') {
    const { line, label, value } = broken.label
    return { cell: { line, column: label, value }, reason: say.sumsAgainst }
  }
  const row = lines.rows[broken.row]
  const cell = row ? cellAt(grid, row, broken.place) : { line: grid.headerLine, column: '', value: '' }
  return { cell, reason: say.balanceAgainst }
}

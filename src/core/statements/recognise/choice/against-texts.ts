import { hasEverySign } from '../columns/explicit-signs.ts'
import { isOfMerchant } from '../columns/payment-kinds.ts'
import { sameDays } from '../days/dating.ts'
import type { Lines } from '../lines/lines.ts'
import { directionsTold, hasWhatOnlyAccountsHave, speaksOfCard, speaksOfLedger } from '../lines/texts.ts'
import type { Grid } from '../table/grid.ts'
import type { Candidate } from './candidates.ts'
import { flagsSides, opposite, turnedPair } from './read-backwards.ts'

/** So many lines, and so many of all, must speak. */
const FEWEST = 3
const LEAST = 1 / 5
const FEWEST_TOLD = 2

/**
 * What is owed on a card grows with each purchase: its balance chains through purchases that stand without a sign as that of an account does through receipts. Where the
 * texts say of several lines, in words of which some are not alike, that money went the other way, and of none that it went this way, both ways stand and a person tells.
 */
export const besideTurned = (proven: readonly Candidate[], lines: Lines, grid: Grid): readonly Candidate[] =>
  proven.length === 1 ? proven.flatMap((one) => [...turned(one, lines, grid), one]) : proven

function turned(one: Candidate, lines: Lines, grid: Grid): readonly Candidate[] {
  const { style, told, amounts } = one.model
  if (style !== 'signed' || told === 'words' || !(isOpposed(one, lines) || isOwedOnCard(one, lines, grid))) return []
  const { opening: _, closing: __, balance: ___, balances: ____, ...bare } = one
  return [{ ...bare, proof: 'none', model: { ...one.model, style: 'inverse', amounts: amounts.map(opposite) } }]
}

/** Words of a card and none of an account alone, no text that tells, most of it of what would have come in, signs that are not all written, and balances that never fell below nothing. */
function isOwedOnCard({ model: { amounts, places }, opening = 0, balances }: Candidate, lines: Lines, grid: Grid): boolean {
  const into = amounts.filter((minor) => minor > 0).length
  const isOwed = opening >= 0 && balances !== undefined && balances.every((minor) => minor === undefined || minor >= 0)
  if (
    !isOwed ||
    into * 3 <= amounts.length * 2 ||
    places.some((place) => hasEverySign(lines.columns[place])) ||
    !speaksOfCard(grid) ||
    hasWhatOnlyAccountsHave(grid) ||
    isOfMerchant(lines.columns)
  )
    return false
  return directionsTold(lines, amounts).agree.sure === 0
}

/**
 * In the books of who owns an account its debit is what came in; a bank's statement has it the other way round, and the names of two columns, or a flag's words for debit
 * and credit, tell not which of the two a file is. Where the texts speak against them in the same way, or the header has the words of such books and no text agrees, both stand;
 * and so they do beside `S` and `H` without a header, which bookkeepers write as often as banks.
 */
export function besideTurnedPair(of: readonly Candidate[], lines: Lines, grid: Grid): readonly Candidate[] {
  const isLedger = speaksOfLedger(grid)
  return of.flatMap((one) => {
    if (one.model.told !== 'words' || !(one.model.style === 'debit_credit' || flagsSides(one, lines))) return [one]
    if (isOpposed(one, lines)) return [turnedPair(one), one]
    const isOfBooks = isLedger || (!grid.header && hasBookkeepersFlag(one, lines))
    return isOfBooks && directionsTold(lines, one.model.amounts).agree.sure < FEWEST_TOLD ? [one, turnedPair(one)] : [one]
  })
}

const hasBookkeepersFlag = ({ model: { style, flag } }: Candidate, { columns }: Lines): boolean =>
  style === 'flag' && flag !== undefined && columns[flag]?.cells.every((cell) => /^[sh]$/i.test(cell)) === true

/**
 * A chain of balances read backwards is that of the opposite amounts, and so is one that stands before its lines where an amount comes and goes in turn. What the header says of
 * two columns is proved in one of these ways then, and the books of who owns the account in the other: both stand where the only step of the days, balances that would stand
 * before their lines, the texts, or words of such books are for these.
 */
export function besideBooks(kept: readonly Candidate[], proven: readonly Candidate[], lines: Lines, grid: Grid): readonly Candidate[] {
  return kept.flatMap((one) => {
    const { style, told, isAgainst, amounts } = one.model
    // Lines that come to nothing altogether fit between both ends with either sign
    if (one.proof === 'opening_closing' && one.opening === one.closing) return besideTurnedPair([one], lines, grid)
    if (isAgainst || !(style === 'debit_credit' || flagsSides(one, lines))) return [one]
    const owner = proven.find(
      (other) =>
        (other.order === one.order ? standsAfter(other) !== standsAfter(one) : one.dated.told === undefined) &&
        sameDays(other.dated.days, one.dated.days) &&
        other.model.amounts.every((minor, n) => minor === opposite(amounts[n] ?? 0)),
    )
    // The texts of all lines are read only where they are asked
    if (!owner) return [one]
    const { agree, oppose } = directionsTold(lines, amounts)
    const isStepped = owner.order !== one.order && stepsIn(owner)
    if (told !== 'words') return (standsLeft(one) || isStepped) && agree.sure <= oppose.sure ? (isStepped ? [owner, one] : [one, owner]) : [one]
    if (agree.sure > oppose.sure) return [one]
    const isBefore = !standsAfter(one) && !one.balance?.roles.has('before') && !(owner.order !== one.order && stepsIn(one))
    if (isStepped || (isBefore && standsAfter(owner)) || isOpposed(one, lines)) return [owner, one]
    return speaksOfLedger(grid) && agree.sure < FEWEST_TOLD ? [one, owner] : [one]
  })
}

/** Where no header names a side, a balance that is printed left of both amounts may be the one before them. */
const standsLeft = ({ balance, model: { places } }: Candidate): boolean => balance !== undefined && places.every((place) => balance.place < place)

/** Does the balance stand after its line? */
const standsAfter = ({ balances }: Candidate): boolean => balances?.some((minor) => minor !== undefined) === true

/** Is there a step of the days, and does it go as the rows are read? */
function stepsIn({ order, dated: { days } }: Candidate): boolean {
  const [first = '', last = ''] = [days[0], days.at(-1)]
  return order === 'oldest_first' ? first < last : first > last
}

function isOpposed({ model: { amounts } }: Candidate, lines: Lines): boolean {
  const { agree, oppose } = directionsTold(lines, amounts)
  const isClear = oppose.sure >= Math.max(FEWEST, amounts.length * LEAST) && oppose.out.size + oppose.into.size > 1
  return isClear && agree.lines === 0
}

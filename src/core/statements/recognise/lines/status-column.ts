import { digitsOf } from '../../../money/currency.ts'
import { dateCell } from '../cells/date-cell.ts'
import { numberCell } from '../cells/number-cell.ts'
import { sideOfWord } from '../columns/flags.ts'
import type { Grid, GridRow } from '../table/grid.ts'
import { hasDenial } from '../words/denied-status.ts'
import { beginsWithHold, isHold, type Status, statusOf } from '../words/status-words.ts'
import { sideTold } from '../words/told-sides.ts'
import { rolesOf } from '../words/vocabulary.ts'
import { folded, hasWord, wordList } from '../words/words.ts'

const MOST_WORDS = 6
const ROWS_SEEN = 2_000

/** Headers that ask whether a row is not booked yet, and what answers them. */
const ASKS_PENDING = wordList(
  'pending; unposted; vorgemerkt; ausstehend; en attente; pendiente; pendente; in sospeso; in behandeling; oczekuj; в обработке; в ожидании; bekleyen; provizyon; reserverad; reservert; reserveret; 未入账; 未確定',
)
const YES = wordList('=true; =yes; =y; =1; =x; =ja; =oui; =si; =sim; =tak; =ano; =да; =evet; =是; =はい; =pending')
const NO = wordList('=false; =no; =n; =0; =nein; =non; =nee; =nie; =ne; =нет; =hayır; =nej; =nei; =não; =否; =いいえ; =posted; =cleared')

/** Headers that ask whether a row is booked: what is answered with `no` will be, as a later export shows. What a person has ticked off (`cleared`) is another thing. */
const ASKS_BOOKED = wordList(
  'gebucht; verbucht; abgerechnet; booked; posted; comptabilis; contabilizad; contabilizzat; contabilitzat; geboekt; zaksięgowan; rozliczon; zaúčtovan; zaknihovan; könyvelt; knjiženo; înregistrat; проведен; проведена; проведено; осчетоводен; bokförd; bokfört; bokført; bogført; kirjattu; muhasebeleşti; 已入账; 已入帳; 已记账; 記帳済',
)

const asksBooked = (grid: Grid, place: number): boolean => {
  const name = folded(grid.header?.[place] ?? '')
  return hasWord(name, ASKS_BOOKED) && !hasDenial(name) && !asksPending(grid, place)
}
const asksPending = (grid: Grid, place: number): boolean => hasWord(folded(grid.header?.[place] ?? ''), ASKS_PENDING)
const isAnswer = (word: string): boolean => hasWord(folded(word), YES) || hasWord(folded(word), NO)

/** The first row that answers `yes` in a column of yes and no, where the rows that do stand alone at one end of the table: there rows in progress stand. */
export function yesAtAnEnd(cells: readonly string[]): number | undefined {
  const answers = cells.map((cell) => (hasWord(folded(cell), YES) ? 'yes' : cell === '' || hasWord(folded(cell), NO) ? 'no' : 'other'))
  const [first, last] = [answers.indexOf('yes'), answers.lastIndexOf('yes')]
  if (first < 0 || answers.includes('other') || !answers.includes('no') || answers.slice(first, last + 1).includes('no')) return undefined
  return first === 0 || last === answers.length - 1 ? first : undefined
}

const FEWEST_ALIKE = 6

/**
 * The first or the last row where it alone says another word than all the others: in a column that nobody named it may be in progress. One of another kind of payment than
 * all others is as booked as they are, by the header or by a word that tells which way its money went.
 */
export function otherAtAnEnd(cells: readonly string[], name = ''): number | undefined {
  if (hasWord(folded(name), KIND) || cells.every(isCurrency)) return undefined
  const isWord = (cell = '') => /\p{L}{3}/u.test(cell)
  const [first, second, last] = [cells[0], cells[1], cells.at(-1)]
  if (cells.length < FEWEST_ALIKE || first === last || !isWord(second) || !isWord(first) || !isWord(last)) return undefined
  const other = first === second ? cells.length - 1 : 0
  if (tellsSide(cells[other] ?? '')) return undefined
  return cells.every((cell, n) => (n === other) === (cell !== second)) ? other : undefined
}

const isCurrency = (cell: string): boolean => /^[A-Z]{3}$/.test(cell) && digitsOf(cell) !== undefined
const tellsSide = (word: string): boolean => ['in', 'out'].includes(sideOfWord(word)) || sideTold(folded(word)) !== undefined

/** What a cell of the column of states says of its row: `yes` under `Pending?` is a row in progress. */
export function statusIn(grid: Grid, place: number, cell: string): Status {
  if (asksBooked(grid, place) && isAnswer(cell)) return hasWord(folded(cell), YES) ? 'settled' : 'pending'
  if (!asksPending(grid, place)) return statusOf(cell)
  return hasWord(folded(cell), YES) ? 'pending' : cell === '' || hasWord(folded(cell), NO) ? 'settled' : statusOf(cell)
}

/** The column whose few words tell the state of each row: by its header, else one in which every word is a known one. */
export function statusPlace(grid: Grid): number | undefined {
  const all = Array.from({ length: grid.width }, (_, place) => place)
  const words = new Map(all.map((place) => [place, distinct(grid, place)] as const))
  const of = (place: number): readonly string[] => words.get(place) ?? []
  // Alone a 1 is a number: of instalments that are left.
  const isNumber = (place: number) => of(place).length === 1 && /^\d$/.test(of(place)[0] ?? '')
  const asks = (place: number) => asksPending(grid, place) || asksBooked(grid, place)
  const asked = all.find((place) => asks(place) && of(place).length > 0 && of(place).every(isAnswer) && !isNumber(place))
  if (asked !== undefined) return asked
  const isStatus = (place: number) => of(place).length > 0 && of(place).every((word) => !dateCell(word) && !numberCell(word))
  const known = (place: number) => of(place).filter((word) => statusOf(word) !== 'unknown').length
  const named = all.filter((place) => rolesOf(grid.header?.[place] ?? '').has('status') && isStatus(place))
  // Under `Info` there may stand the numbers of payments.
  const isOfNumbers = (place: number) => of(place).every((word) => /\d{4}/.test(word))
  const byName = named.find((place) => known(place) > 0) ?? named.find((place) => !of(place).every((word) => word.length <= 2) && !isOfNumbers(place))
  if (byName !== undefined) return byName
  const every = all.filter(
    (place) => isStatus(place) && of(place).length <= 4 && known(place) === of(place).length && grid.rows.every((row) => row.cells[place] !== ''),
  )
  // A column that says of every row that it is done tells nothing, and may be of another thing.
  return every.find((place) => of(place).length > 1) ?? every.find((place) => of(place).every((word) => statusOf(word) === 'pending'))
}

function distinct(grid: Grid, place: number): readonly string[] {
  const words = new Set<string>()
  for (const row of grid.rows.slice(0, ROWS_SEEN)) {
    const cell = row.cells[place] ?? ''
    if (cell !== '') words.add(cell)
    if (words.size > MOST_WORDS) return []
  }
  return [...words]
}

const KIND = wordList(
  'type; kind; category; umsatzart; .art; kategorie; kategória; kategoria; kategori; betaalwijze; bewegungstyp; tipo; categoría; catégorie; categoria; nature; soort; rodzaj; typ; druh; típus; вид; тип; категория; türü; tür; işlem; 类型; 類型; 種別; 取引区分; 유형; loại; jenis',
)

/** The first row that a column of kinds calls a hold, or whose text begins with one: what is kept aside has not moved. */
export function holdsIn(grid: Grid, rows: readonly GridRow[]): readonly { readonly row: GridRow; readonly place: number }[] {
  return Array.from({ length: grid.width }, (_, place) => place).flatMap((place) => {
    const roles = rolesOf(grid.header?.[place] ?? '')
    const isKind = roles.has('direction') || roles.has('status') || hasWord(folded(grid.header?.[place] ?? ''), KIND)
    const row = rows.find(({ cells }) => (isKind && isHold(cells[place] ?? '')) || beginsWithHold(cells[place] ?? ''))
    return row ? [{ row, place }] : []
  })
}

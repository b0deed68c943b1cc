import { currenciesNamed } from './currency-names.ts'
import { dateCell } from './date-cell.ts'
import type { GridRow } from './grid.ts'
import { type Mark, minorOf, type NumberCell, numberCell } from './number-cell.ts'
import { folded, hasWord, wordList } from './words.ts'

/** What labels above, below and inside a table tell: opening and closing balance, totals, account and currency. */

const OPENING = wordList(`
  prethodno stanje; predhodno stanje; prejsnje stanje; staro stanje; pocetno stanje; solde de depart; opening; beginning balance; starting balance; start balance; brought forward; previous balance; initial; anfangssaldo; anfangsbestand; startsaldo; alter kontostand; alter saldo; solde initial; ancien solde; solde precedent; solde debut; saldo inicial; saldo anterior; saldo iniziale; saldo precedente
  beginsaldo; vorig saldo; saldo poczatkowe; pocatecni; počáteční; pociatocny; nyito; nyitó; sold initial; sold precedent; начальн; входящ; вхідн; початков; начално; açılış; acilis; devreden; önceki bakiye; başlangıç; inngående; ingående; indgående; alkusaldo; algsaldo; likutis pradziai; likutis pradžiai; likutispr; pradinis; sakuma; atlikums perioda sakuma; početno; pocetno; začetno; υπόλοιπο έναρξης; αρχικο υπολοιπο; προηγουμενο υπολοιπο; יתרת פתיחה; رصيد افتتاحي; الرصيد الافتتاحي; 期初; 上期; 初期残高; 繰越; 前残高; 기초; 이월; số dư đầu; saldo awal; baki awal; बाकी; başlangıç; başky galyndy`)
const CLOSING = wordList(`
  novo stanje; koncno stanje; konacno stanje; closing; ending balance; end balance; final balance; carried forward; new balance; endsaldo; schlusssaldo; endbestand; neuer kontostand; neuer saldo; solde final; nouveau solde; solde fin; saldo final; saldo actual; saldo finale; nuovo saldo; eindsaldo; nieuw saldo; saldo koncowe; saldo końcowe; konecny; konečný; koncovy; záró; zaro; sold final; конечн; исходящ; вихідн; кінцев; крайно; крайно салдо; kapanış; kapanis; dönem sonu; utgående; udgående; loppusaldo; lõppsaldo; loppsaldo; likutis pabaigai; likutispb; galutinis; atlikums beigas; beigu; završno; zavrsno; konačno; končno; νέο υπόλοιπο; τελικο υπολοιπο; יתרת סגירה; رصيد ختامي; الرصيد الختامي; 期末; 期末残高; 기말; số dư cuối; saldo akhir; baki akhir; ahyrky`)
/** Beside a word for a balance these say which one it is: `Solde en début de période`. */
const AT_START = wordList(
  `beginning; begin; .open; start; initial; previous; prior; .prev; brought; début; debut; depart; départ; avant; ancien; anterior; anterieur; antérieur; inicial; inicio; apertura; abertura; inizio; iniziale; iniz; precedente; anfang; beginn; .alter; vorher; vortrag; eröffnung; eroffnung; aanvang; vorig; oud; początk; poczatk; poprzedni; otwarcia; počát; pocat; předchoz; začát; zaciat; nyitó; nyito; kezdő; kezdo; előző; elozo; inițial; initial; anterior; început; inceput; начал; входящ; открыт; вхідн; початк; попередн; предход; почетн; претходн; početn; pocetn; prethodn; začetn; zacetn; başlangıç; baslangic; açılış; acilis; önceki; devir; devreden; inngående; ingående; indgående; primo; alku; edellinen; alg; pradž; pradz; sākum; sakum; έναρξης; αρχ; προηγουμ; פתיחה; קודמת; افتتاح; سابق; اول; 期初; 上期; 前期; 期首; 繰越; 前日; 기초; 전일; 이월; đầu; awal; mula; prarambh; प्रारंभ`,
)
const AT_END = wordList(
  `ending; .end; .close; closing; final; carried; fin; clôture; cloture; nouveau; cierre; fecho; encerramento; fine; finale; chiusura; nuovo; ende; .neuer; schluss; abschluss; eind; nieuw; koniec; końc; konc; zamknięc; konečn; konecn; koncov; záró; zaro; új; sfârșit; sfarsit; конечн; исходящ; закрыт; вихідн; кінц; краен; крајн; крајњ; нов; završn; zavrsn; krajnj; konačn; končn; koncn; kapanış; kapanis; .son; utgående; udgående; ultimo; loppu; lõpp; lopp; pabaig; beig; τελικ; νεο; סגירה; ختام; نهائي; 期末; 本期; 기말; cuối; akhir; tutup; अंतिम`,
)
const BALANCE_WORDS = `balance; .bal; saldo; solde; sold; .soldul; kontostand; guthaben; .stan; zůstatek; zustatek; zostatok; egyenleg; остаток; сальдо; залишок; салдо; баланс; стање; stanje; bakiye; saldot; jääk; jaak; likutis; atlikums; υπόλοιπο; υπολοιπο; יתרה; יתרת; رصيد; الرصيد; مانده; 余额; 餘額; 残高; 잔액; số dư; baki; qoldiq; qalıq; galyndy; қалдық; ნაშთი; մնացորդ; gjendja; staða; शेष; ยอดคงเหลือ`
const BALANCE = wordList(BALANCE_WORDS)
const NAMES_BALANCE = wordList(
  `${BALANCE_WORDS}; brought; carried; 繰越; 期初; 期末; 이월; likutis; üleminev; vortrag; übertrag; uebertrag; nachtrag; devir; devreden`,
)
/** What a row is that says nothing but this. */
const BARE_BALANCE = wordList(
  `=balance; =saldo; =solde; =sold; =kontostand; =saldo do dia; =saldo dia; =saldo diario; =saldo del dia; =saldo final do dia; =saldo total; =saldo atual; =saldo em conta; =account balance; =daily balance; =end of day balance; =tagessaldo; =solde du jour; =остаток; =сальдо; =салдо; =bakiye; =saldo giornaliero; =stan konta; =zůstatek; =egyenleg; =余额; =残高`,
)
const TOTAL = wordList(`
  .total; totals; subtotal; summe; gesamt; somme; totale; totaal; razem; suma; celkem; összesen; osszesen; итого; всего; разом; усього; общо; toplam; yekun; sum; summa; yhteensä; kokku; viso; kopā; ukupno; skupaj; σύνολο; συνολο; סהכ; סה כ; סך הכל; סך הכול; المجموع; إجمالي; 合计; 合計; 小计; 总计; 총계; 합계; tổng; jumlah; .celkovy; jemi`)
/** Sums that stand among the rows under a date as well: a whole text of one or two words. */
const TURNOVER = wordList(
  'turnover; total turnover; umsatzsumme; umsätze gesamt; apyvarta; apgrozijums; apgrozījums; käive; kaive; obroty; obrat; obraty; оборот; обороти; оборот за; forgalom; rulaj; cifra de negocios; total movimientos; totale movimenti; toplam hareket; omsetning; omsättning; omsætning; liikevaihto; promet',
)
const ACCOUNT = wordList(
  `iban; account; konto; kontonummer; compte; cuenta; conto; conta; rekening; rachunek; rachunku; účtu; uctu; számla; cont; счет; счёт; счету; рахунок; рахунку; сметка; hesap; tilinumero; sąskait; konts; račun; λογαριασμ; חשבון; حساب; 账号; 帐号; 账户; 口座; 계좌; tài khoản; hasap`,
)
const CURRENCY = wordList(
  `currency; 币 种; 幣 別; währung; waehrung; bewertet in; devise; moneda; divisa; valuta; waluta; měna; mena; deviza; devizanem; munt; valuutta; valuuta; valiuta; валюта; döviz; doviz; para birimi; moeda; νόμισμα; מטבע; عملة; 币种; 通貨; 통화; mata uang; wаlýuta`,
)

/** A number that a label names, with the place where it stands. */
export interface Labelled {
  readonly cell: NumberCell
  readonly line: number
  readonly label: string
  readonly value: string
  /** The same with the cells after it, where the delimiter may have parted the groups of one number. */
  readonly joined?: NumberCell
}

/** What the rows outside the table tell. */
export interface Labels {
  readonly opening: readonly Labelled[]
  readonly closing: readonly Labelled[]
  /** A balance above the table and one below it, of which no word says which is which; `isOrdered`: their days do, and `above` is the opening. */
  readonly pair?: { readonly above: Labelled; readonly below: Labelled; readonly isOrdered?: true }
  readonly account?: Omit<Labelled, 'cell'>
  readonly currency?: Omit<Labelled, 'cell'>
}

export type RowLabel = 'opening' | 'closing' | 'balance' | 'total' | 'turnover'

/** What a row inside the table is, by its words: a balance or a total and no line; undefined for lines. Under a date `initial` may be a payment's word: a balance must be named. */
export function rowLabel(cells: readonly string[], isDated: boolean): RowLabel | undefined {
  const texts = cells.filter((cell) => cell !== '' && !dateCell(cell) && !numberCell(cell))
  if (texts.length === 0) return undefined
  const has = (words: typeof TOTAL, most: number) => texts.some((text) => folded(text).split(' ').length <= most && hasWord(folded(text), words))
  // A date in the text is no word of it
  const short = texts.map(folded).filter((text) => text.split(' ').filter((word) => !/^\d+$/.test(word)).length <= 6)
  const end = short.map((text) => (!isDated || hasWord(text, NAMES_BALANCE) ? endOf(text) : undefined)).find((one) => one !== undefined)
  if (end) return end
  if (texts.some((text) => folded(text).split(' ').length <= 2 && hasWord(folded(text), TURNOVER))) return 'turnover'
  return has(TOTAL, 4) ? 'total' : undefined
}

/** Is a row nothing but a balance, by its only text? It may stand among lines, and a line may bear that text too. */
export function isBareBalance(cells: readonly string[]): boolean {
  // Asked of every line, and nearly always answered by this.
  if (!cells.some((cell) => isBare(cell) && WORDED.test(cell))) return false
  const texts = cells.filter((cell) => WORDED.test(cell) && !dateCell(cell) && !numberCell(cell))
  return texts.length === 1 && isBare(texts[0] ?? '')
}

const WORDED = /\p{L}{2}|^\p{L}(?: \p{L})+$/u

/** None of the words has a digit, and folding keeps digits. */
const isBare = (text: string): boolean => !/\d/.test(text) && hasWord(folded(text), BARE_BALANCE)

const BESIDE = wordList(
  `available; disponible; disponibile; disponível; of; the; at; on; as; per; at the; period; date; day; month; year; account; forward; de; del; della; du; des; der; die; das; den; des; am; zum; vom; von; konto; compte; cuenta; conto; conta; periode; période; periodo; período; au; le; la; al; el; em; en; do; da; på; til; fra; z; na; o; od; w; k; do; dni; на; за; по; с; дня; периода; период; счета; дату; от; до; дата; ve; itibariyle; hesap; dönem; tilin; r; e; i; a`,
)

/** Is the text of a row a balance's name and nothing else: `Opening balance at 01.03.2020`? */
export function isBareLabel(cells: readonly string[]): boolean {
  const names = [OPENING, CLOSING, AT_START, AT_END, NAMES_BALANCE, BESIDE]
  const isText = (cell: string) => /\p{L}{3}/u.test(cell) && !dateCell(cell) && !numberCell(cell) && !/^[A-Z]{3}$|\d{6}/.test(cell)
  const texts = cells.filter(isText).map(folded)
  const isBare = (text: string) => text.split(' ').every((word) => /^\d+$/.test(word) || names.some((list) => hasWord(word, list)))
  return texts.length === 1 && isBare(texts[0] ?? '') && !/\p{Script=Han}/u.test(texts[0] ?? '')
}

/** Which balance a folded text names: by its words, or by one for a balance and one for its end of the period. */
function endOf(text: string): 'opening' | 'closing' | undefined {
  if (hasWord(text, OPENING)) return 'opening'
  if (hasWord(text, CLOSING)) return 'closing'
  if (!hasWord(text, BALANCE)) return undefined
  const [starts, ends] = [hasWord(text, AT_START), hasWord(text, AT_END)]
  return starts === ends ? undefined : starts ? 'opening' : 'closing'
}

/** Reads the labels of the rows above and below a table. */
export function labelsOf(above: readonly GridRow[], below: readonly GridRow[] = []): Labels {
  const rows = [...above, ...below]
  const opening: Labelled[] = []
  const closing: Labelled[] = []
  const bare: { readonly above: Labelled[]; readonly below: Labelled[] } = { above: [], below: [] }
  let account: Labels['account']
  let currency: Labels['currency']
  rows.forEach((row, index) => {
    row.cells.forEach((text, place) => {
      const label = folded(text.replace(/[\d.,]+\s*\S{0,4}$/u, ''))
      if (label === '') return
      const end = endOf(label)
      if (end === 'opening') push(opening, rows, index, place, text)
      else if (end === 'closing') push(closing, rows, index, place, text)
      else if (hasWord(label, BALANCE) && label.split(' ').length <= MOST_WORDS) push(index < above.length ? bare.above : bare.below, rows, index, place, text)
      account ??= accountOf(row, place, text, label)
      currency ??= currencyOf(row, place, text, label)
    })
  })
  const pair = opening.length + closing.length === 0 ? (pairOf(bare.above, bare.below) ?? pairOfDays(above)) : sameWord(opening, closing, above)
  if (pair && opening.length + closing.length > 0) return { opening: [], closing: [], pair, ...(account ? { account } : {}), ...(currency ? { currency } : {}) }
  return { opening, closing, ...(pair ? { pair } : {}), ...(account ? { account } : {}), ...(currency ? { currency } : {}) }
}

const MOST_WORDS = 4

const pairOf = (above: readonly Labelled[], below: readonly Labelled[]): Labels['pair'] =>
  above.length === 1 && below.length === 1 && above[0] && below[0] ? { above: above[0], below: below[0] } : undefined

const AT_A_DAY = wordList(
  'available; disponible; disponibile; disponível; disponibil; доступно; доступный; доступні; verfügbar; verfugbar; dostępne; kullanılabilir; 可用',
)
const DAY = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/

/** One label twice, at two days: what the account had on the first of them, and on the last. */
function pairOfDays(above: readonly GridRow[]): Labels['pair'] {
  const found = above.flatMap((row, index) => {
    const text = row.cells[0] ?? ''
    const day = dateCell(DAY.exec(text)?.[0] ?? '')
    const label = folded(text.replace(DAY, ''))
    const list: Labelled[] = []
    if (day && (hasWord(label, BALANCE) || hasWord(label, AT_A_DAY))) push(list, above, index, 0, text)
    return list.map((labelled) => ({ labelled, label, day: day?.days.DMY ?? day?.days.YMD ?? '' }))
  })
  const [first, last] = [...found].sort((a, b) => (a.day < b.day ? -1 : 1))
  if (found.length !== 2 || !first || !last || first.label !== last.label || first.day === last.day) return undefined
  return { above: first.labelled, below: last.labelled, isOrdered: true }
}

/** One and the same word for the balance above and the one below, where letters are lost, tells neither end. */
function sameWord(opening: readonly Labelled[], closing: readonly Labelled[], above: readonly GridRow[]): Labels['pair'] {
  if (opening.length > 0 && closing.length > 0) return undefined
  const all = [...opening, ...closing]
  const isAbove = ({ line }: Labelled) => above.some((row) => row.line === line)
  return all.length === 2
    ? pairOf(
        all.filter(isAbove),
        all.filter((one) => !isAbove(one)),
      )
    : undefined
}

/** The number of a label: in its own cell, in the cells to its right, or below it. */
function push(list: Labelled[], rows: readonly GridRow[], index: number, place: number, label: string): void {
  const row = rows[index] as GridRow
  const inside = /[:\s]\s*([-+(]?[\d][\d.,'\u00a0 ]*\)?[^\d]*)$/u.exec(label)?.[1]
  const right = row.cells.slice(place + 1).filter((cell) => cell !== '')
  const below = rows[index + 1]?.cells[place] ?? ''
  const candidates: ReadonlyArray<readonly [string, number]> = [
    ...right
      .filter((cell) => !dateCell(cell))
      .slice(0, 1)
      .map((cell) => [cell, row.line] as const),
    ...(inside === undefined ? [] : [[inside.trim(), row.line] as const]),
    [below, rows[index + 1]?.line ?? row.line],
  ]
  for (const [value, line] of candidates) {
    const cell = value === '' || dateCell(value) ? undefined : numberCell(value)
    if (cell) {
      const joined = value === right[0] ? joinedCell(right) : undefined
      list.push({ cell, line, label, value, ...(joined ? { joined } : {}) })
      return
    }
  }
}

const GROUP = /^\d{2,3}(?:\.\d+)?$/

/** `2`, `18`, `309.60`: one number whose commas parted it. */
function joinedCell([first = '', ...more]: readonly string[]): NumberCell | undefined {
  const end = more.findIndex((cell) => !GROUP.test(cell))
  const groups = more.slice(0, end < 0 ? more.length : end)
  return groups.length > 0 && /^[-+]?\d{1,3}$/.test(first) ? numberCell([first, ...groups].join(',')) : undefined
}

function accountOf(row: GridRow, place: number, text: string, label: string): Labels['account'] {
  if (!hasWord(label, ACCOUNT) || label.split(' ').length > 6) return undefined
  const value = [...row.cells.slice(place + 1), text.split(/[:\s]+/).at(-1) ?? '']
    .map((cell) => cell.replace(/[\s'"-]/g, ''))
    .find((cell) => /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(cell))
  return value === undefined ? undefined : { line: row.line, label: text, value }
}

function currencyOf(row: GridRow, place: number, text: string, label: string): Labels['currency'] {
  if (!hasWord(label, CURRENCY) || label.split(' ').length > 6) return undefined
  const inside =
    text
      .split(/[:：\s[\]"]+/)
      .filter((word) => word !== '')
      .at(-1) ?? ''
  const value = [...row.cells.slice(place + 1), inside].find((cell) => currenciesNamed(cell) !== undefined)
  return value === undefined ? undefined : { line: row.line, label: text, value }
}

/** A label's amount in minor units: by its own sign or side, in whichever style it is written; undefined where it can't be an amount. */
export function labelledMinor(of: Labelled, mark: Mark, digits: number): readonly number[] {
  const marks: readonly Mark[] = mark === 'minor' || mark === 'whole' ? [mark, '.', ','] : mark === '.' ? ['.', ','] : [',', '.']
  const cells = [of.cell, ...(of.joined ? [of.joined] : [])]
  const values = cells.flatMap((cell) => marks.map((one) => minorOf(cell, one, digits))).filter((minor) => minor !== undefined)
  const isOut = of.cell.minus || of.cell.side === 'out'
  return [...new Set(values)].map((minor) => (isOut && minor !== 0 ? -minor : minor))
}

import { dateCell } from './date-cell.ts'
import type { GridRow } from './grid.ts'
import { type Mark, minorOf, type NumberCell, numberCell } from './number-cell.ts'
import { folded, hasWord, wordList } from './words.ts'

/** What labels above, below and inside a table tell: opening and closing balance, totals, account and currency. */

const OPENING = wordList(`
  opening; beginning balance; starting balance; start balance; brought forward; previous balance; initial; anfangssaldo; anfangsbestand; startsaldo; alter kontostand; alter saldo; solde initial; ancien solde; solde precedent; solde debut; saldo inicial; saldo anterior; saldo iniziale; saldo precedente
  beginsaldo; vorig saldo; saldo poczatkowe; pocatecni; počáteční; pociatocny; nyito; nyitó; sold initial; sold precedent; начальн; входящ; вхідн; початков; начално; açılış; acilis; devreden; önceki bakiye; başlangıç; inngående; ingående; indgående; alkusaldo; algsaldo; likutis pradziai; likutis pradžiai; likutispr; pradinis; sakuma; atlikums perioda sakuma; početno; pocetno; začetno; υπόλοιπο έναρξης; αρχικο υπολοιπο; προηγουμενο υπολοιπο; יתרת פתיחה; رصيد افتتاحي; الرصيد الافتتاحي; 期初; 上期; 初期残高; 繰越; 前残高; 기초; 이월; số dư đầu; saldo awal; baki awal; बाकी; başlangıç; başky galyndy`)
const CLOSING = wordList(`
  closing; ending balance; end balance; final balance; carried forward; new balance; endsaldo; schlusssaldo; endbestand; neuer kontostand; neuer saldo; solde final; nouveau solde; solde fin; saldo final; saldo actual; saldo finale; nuovo saldo; eindsaldo; nieuw saldo; saldo koncowe; saldo końcowe; konecny; konečný; koncovy; záró; zaro; sold final; конечн; исходящ; вихідн; кінцев; крайно; крайно салдо; kapanış; kapanis; dönem sonu; utgående; udgående; loppusaldo; lõppsaldo; loppsaldo; likutis pabaigai; likutispb; galutinis; atlikums beigas; beigu; završno; zavrsno; konačno; končno; νέο υπόλοιπο; τελικο υπολοιπο; יתרת סגירה; رصيد ختامي; الرصيد الختامي; 期末; 期末残高; 기말; số dư cuối; saldo akhir; baki akhir; ahyrky`)
const TOTAL = wordList(`
  .total; totals; subtotal; summe; gesamt; somme; totale; totaal; razem; suma; celkem; összesen; osszesen; итого; всего; разом; усього; общо; toplam; yekun; sum; summa; yhteensä; kokku; viso; kopā; ukupno; skupaj; σύνολο; συνολο; סהכ; סה כ; المجموع; إجمالي; 合计; 合計; 小计; 总计; 총계; 합계; tổng; jumlah; .celkovy; jemi`)
/** Sums that stand among the rows under a date as well: a whole text of one or two words. */
const TURNOVER = wordList(
  'turnover; total turnover; umsatzsumme; umsätze gesamt; apyvarta; apgrozijums; apgrozījums; käive; kaive; obroty; obrat; obraty; оборот; обороти; оборот за; forgalom; rulaj; cifra de negocios; total movimientos; totale movimenti; toplam hareket; omsetning; omsättning; omsætning; liikevaihto; promet',
)
const ACCOUNT = wordList(
  `iban; account; konto; kontonummer; compte; cuenta; conto; conta; rekening; rachunek; rachunku; účtu; uctu; számla; cont; счет; счёт; счету; рахунок; рахунку; сметка; hesap; tilinumero; sąskait; konts; račun; λογαριασμ; חשבון; حساب; 账号; 帐号; 账户; 口座; 계좌; tài khoản; hasap`,
)
const CURRENCY = wordList(
  `currency; währung; waehrung; bewertet in; devise; moneda; divisa; valuta; waluta; měna; mena; deviza; devizanem; munt; valuutta; valuuta; valiuta; валюта; döviz; doviz; para birimi; moeda; νόμισμα; מטבע; عملة; 币种; 通貨; 통화; mata uang; wаlýuta`,
)

/** A number that a label names, with the place where it stands. */
export interface Labelled {
  readonly cell: NumberCell
  readonly line: number
  readonly label: string
  readonly value: string
}

/** What the rows outside the table tell. */
export interface Labels {
  readonly opening: readonly Labelled[]
  readonly closing: readonly Labelled[]
  readonly account?: Omit<Labelled, 'cell'>
  readonly currency?: Omit<Labelled, 'cell'>
}

export type RowLabel = 'opening' | 'closing' | 'total' | 'turnover'

/** What a row inside the table is, by its words: a balance or a total and no line; undefined for lines. */
export function rowLabel(cells: readonly string[]): RowLabel | undefined {
  const texts = cells.filter((cell) => cell !== '' && !dateCell(cell) && !numberCell(cell))
  if (texts.length === 0) return undefined
  const has = (words: typeof TOTAL, most: number) => texts.some((text) => folded(text).split(' ').length <= most && hasWord(folded(text), words))
  if (has(OPENING, 6)) return 'opening'
  if (has(CLOSING, 6)) return 'closing'
  if (texts.some((text) => folded(text).split(' ').length <= 2 && hasWord(folded(text), TURNOVER))) return 'turnover'
  return has(TOTAL, 4) ? 'total' : undefined
}

/** Reads the labels of the rows above and below a table. */
export function labelsOf(rows: readonly GridRow[]): Labels {
  const opening: Labelled[] = []
  const closing: Labelled[] = []
  let account: Labels['account']
  let currency: Labels['currency']
  rows.forEach((row, index) => {
    row.cells.forEach((text, place) => {
      const label = folded(text.replace(/[\d.,]+\s*\S{0,4}$/u, ''))
      if (label === '') return
      if (hasWord(label, OPENING)) push(opening, rows, index, place, text)
      else if (hasWord(label, CLOSING)) push(closing, rows, index, place, text)
      account ??= accountOf(row, place, text, label)
      currency ??= currencyOf(row, place, text, label)
    })
  })
  return { opening, closing, ...(account ? { account } : {}), ...(currency ? { currency } : {}) }
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
      list.push({ cell, line, label, value })
      return
    }
  }
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
  const value = [...row.cells.slice(place + 1), text.split(/[:\s]+/).at(-1) ?? ''].find((cell) => /^[A-Z]{3}$/.test(cell))
  return value === undefined ? undefined : { line: row.line, label: text, value }
}

/** A label's amount in minor units: by its own sign or side, in whichever style it is written; undefined where it can't be an amount. */
export function labelledMinor(of: Labelled, mark: Mark, digits: number): readonly number[] {
  const marks: readonly Mark[] = mark === 'minor' || mark === 'whole' ? [mark, '.', ','] : mark === '.' ? ['.', ','] : [',', '.']
  const values = marks.map((one) => minorOf(of.cell, one, digits)).filter((minor) => minor !== undefined)
  const isOut = of.cell.minus || of.cell.side === 'out'
  return [...new Set(values)].map((minor) => (isOut && minor !== 0 ? -minor : minor))
}

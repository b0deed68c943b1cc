import { remembered } from '../../../remembered.ts'
import type { Grid } from '../table/grid.ts'
import { sideTold, type ToldSide } from '../words/told-sides.ts'
import { folded, hasWord, wordList } from '../words/words.ts'
import type { Lines } from './lines.ts'

/** What texts tell of the direction of money where no arithmetic does. */

const CARD = wordList(
  `card; kreditkarte; karten; carte; tarjeta; carta di credito; cartao; cartão; creditcard; karta; karty; kártya; card; карт; kart; kort; kortti; kaart; kortelė; karte; kartica; καρτ; כרטיס; بطاقة; 信用卡; カード; 카드; 가맹점; 할부; 승인번호; 利用店; ご利用先; 利用金額; 加盟店; appears on your statement; visas på ditt kontoutdrag; =visa; visa card; visa debit; visa credit; mastercard; amex; american express; purchase; merchant; mcc; billing; commerçant; comercio; estabelecimento; esercente; händler; cuotas; .parcela; date d achat; fecha de compra; data da compra; kaufdatum; data acquisto; data zakupu`,
)
const OF_ACCOUNT = wordList(
  `iban; balance; saldo; account; konto; kontonummer; girokonto; compte; cuenta; conto; conta; rekening; rachun; účtu; uctu; účet; számla; cont; счет; счёт; рахун; сметк; hesap; tili; tilinumero; sąskait; konts; račun; λογαριασμ; חשבון; حساب; 账户; 账号; 户; 口座; 通帳; 계좌; tài khoản; counterparty; payee; bic; swift; beneficiary; remittance; verwendungszweck; mededeling; transfer; überweisung; virement; przelew; přev; перевод; havale; eft`,
)
/** Payments have these, and purchases by card do not. */
const ONLY_OF_ACCOUNT = wordList(
  `iban; bic; swift; sepa; end to end; .e2e; mandate; mandat; creditor id; gläubiger; glaubiger; incassant; remittance; verwendungszweck; mededeling; communication; counterparty; tegenpartij; tegenrekening; gegenkonto; auftraggeber; zahlungspflichtig; beneficiary; begünstigt; begunstigt; beneficiario; bénéficiaire; beneficiar; ordinante; ordenante; odbiorc; nadawc; kontrahent; protiúčet; protiúčtu; protistran; variabilní; variabilný; ellenoldal; kedvezményezett; partner neve; контрагент; получател; плательщик; назначение платежа; призначення; одержувач; платник; наредител; основание; примаоца; primatelj; primalac; platitelj; mottaker; mottagar; modtager; saaja; maksaja; gavėj; mokėtoj; saņēmēj; maksātāj; δικαιουχ; εντολε; karşı hesap; alıcı; havale; .eft; מוטב; المستفيد; 对方户名; 对方账号; 对方账户; 対手; 振込依頼人; 거래처; người thụ hưởng; penerima; pengirim; .ifsc; .utr`,
)

/** Exports of a bookkeeping have these, and statements of a bank do not. */
const OF_LEDGER = wordList(
  `general ledger; journal entry; journal entries; journal id; gl account; gl code; chart of accounts; two column; line description; voucher type; offset account; vch type; vch no; nominal code; .n c; posting key; company code; ledger account; amount in lc; amount in local currency; pstng date; in hw; in hauswährung; .hwähr; belegart; buchungskreis; buchungsschlüssel; kostenstelle; аналитика дт; аналитика кт; оборотно сальдовая; sachkonto; buchungsjournal; grand livre; code journal; libro mayor; libro diario; partitario; mastrino; konto księgowe; yevmiye; muavin; grootboek; hlavní kniha; předkontace; főkönyvi; cartea mare; 勘定科目; 会计科目; 對方科目; 对方科目; 科目名称; 科目代码; 계정과목; fiş türü; .cari; asiento; .tercero; libellé ecriture; libellé écriture; belegfeld; kontoblatt; субконто; карточка счета; выводимые данные; dekretacja`,
)

/** Signs that are a word or half of one: two of them are a text. */
const IS_TEXT = /\p{L}{3}|[\p{sc=Han}\p{sc=Hangul}\p{sc=Kana}]{2}/u

/** Texts of a file come again and again; so many are remembered while it is gone through. */
const MOST_TEXTS = 1000

/** Lines whose texts tell a direction, and by which words: those that agree with the amounts, and those that are the other way round. */
export interface Told {
  readonly lines: number
  /** Of these the lines that more than a bare word for a payment tells. */
  readonly sure: number
  /** The words of those lines, by their way. */
  readonly out: ReadonlySet<string>
  readonly into: ReadonlySet<string>
}

/** Where texts tell a direction: what of it agrees with the amounts, and what speaks against them. */
export function directionsTold(lines: Lines, amounts: readonly number[]): { readonly agree: Told; readonly oppose: Told } {
  const none = () => ({ lines: 0, sure: 0, out: new Set<string>(), into: new Set<string>() })
  const told = { agree: none(), oppose: none() }
  sidesTold(lines).forEach((side, n) => {
    const isOut = (amounts[n] ?? 0) < 0
    // Who pays wages has them among what went out.
    if (side === undefined || (side.isWeak && !side.isOut && isOut)) return
    const of = side.isOut === isOut ? told.agree : told.oppose
    of.lines += 1
    if (side.isWeak) return
    of.sure += 1
    of[side.isOut ? 'out' : 'into'].add(side.word)
  })
  return told
}

/** What the texts of each line tell of its direction. */
export function sidesTold(lines: Lines): ReadonlyArray<ToldSide | undefined> {
  const sideOf = remembered(MOST_TEXTS, (text) => sideTold(folded(text)))
  // What every row says tells no row from another; and of two words that stand on all rows, of which one says nothing, the other may mean anything.
  const isSilent = (words: readonly string[]) => words.length < 2 || (words.length === 2 && words.some((word) => sideOf(word) === undefined))
  const always = new Set(lines.columns.flatMap(({ place, cells }) => (cells.length > 1 && isSilent(fewWords(cells)) ? [place] : [])))
  return lines.rows.map((row) => sideOf(row.cells.filter((cell, place) => !always.has(place) && IS_TEXT.test(cell)).join(' ')))
}

/** Does the text of a row say that money went out, and that of no other of the first rows? */
export function saysOut({ rows }: Lines, at: number): boolean {
  const isOut = (n: number) => sideTold(folded(rows[n]?.cells.filter((cell) => IS_TEXT.test(cell)).join(' ') ?? ''))?.isOut === true
  return isOut(at) && ![...rows.slice(0, FEW_ROWS).keys()].some((n) => n !== at && isOut(n))
}

const FEW_ROWS = 50

/** The distinct texts of a column that is filled on every row; more than two are given as three. */
function fewWords(cells: readonly string[]): readonly string[] {
  const words = new Set<string>()
  for (const cell of cells) {
    words.add(cell)
    if (words.size > 2) break
  }
  return words.has('') ? ['', '', ''] : [...words]
}

const around = (grid: Grid): string => folded([...(grid.header ?? []), ...grid.above.flatMap(({ cells }) => cells)].join(' '))

export const speaksOfCard = (grid: Grid): boolean => hasWord(around(grid), CARD)
export const speaksOfAccount = (grid: Grid): boolean => hasWord(around(grid), OF_ACCOUNT)
export const speaksOfLedger = (grid: Grid): boolean => hasWord(around(grid), OF_LEDGER)
export const hasWhatOnlyAccountsHave = (grid: Grid): boolean => hasWord(around(grid), ONLY_OF_ACCOUNT)

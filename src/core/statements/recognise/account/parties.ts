import { remembered } from '../../../remembered.ts'
import { isSameAccount } from '../../same-account.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import type { Column } from '../columns/columns.ts'
import type { Flag } from '../columns/flags.ts'
import type { GridRow } from '../table/grid.ts'
import { folded, hasWord, wordList } from '../words/words.ts'
import { isAccountNumber } from './own-account.ts'

/** Exports with columns for both parties: who pays, and who is paid. The owner of the account is the one or the other, by the direction of the money. */

const PAYER = wordList(
  `payer; sender; remitter; debtor; originator; ordering; .from; auftraggeber; zahlungspflichtiger; absender; zahler; donneur d ordre; debiteur; émetteur; ordenante; ordinante; remitente; pagador; mittente; opdrachtgever; betaler; nadawca; płatnik; zleceniodawca; odesílatel; plátce; feladó; fizető; megbízó; plătitor; ordonator; плательщик; отправитель; платник; відправник; наредител; налогодавац; uplatitelj; platitelj; nalogodavac; gönderen; ödeyen; avsender; avsändare; betalare; afsender; lähettäjä; maksja; maksaja nimi; mokėtojas; maksātājs; εντολέας; משלם; המשלם; المرسل; الدافع; 付款人; 付款方; 付款; 振込依頼人; 보낸분; người gửi; pengirim`,
)
const PAYEE = wordList(
  `payee; recipient; beneficiary; receiver; creditor; .to; empfänger; empfaenger; begünstigter; zahlungsempfänger; bénéficiaire; destinataire; beneficiario; destinatario; favorecido; begunstigde; ontvanger; odbiorca; beneficjent; příjemce; prijemca; kedvezményezett; címzett; beneficiar; получатель; одержувач; отримувач; получател; прималац; primatelj; prejemnik; alıcı; mottaker; mottagare; modtager; saaja; gavėjas; saņēmējs; δικαιούχος; מוטב; المستفيد; 收款人; 收款方; 收款; 受取人; 받는분; người thụ hưởng; người nhận; penerima`,
)

interface Side {
  readonly names: readonly Column[]
  readonly accounts: readonly Column[]
}

export interface Parties {
  readonly payer: Side
  readonly payee: Side
  readonly places: ReadonlySet<number>
}

/** The columns of both parties; undefined where one of them has none. */
export function partiesOf(columns: readonly Column[]): Parties | undefined {
  const sideOf = (words: typeof PAYER, others: typeof PAYER): readonly Column[] =>
    columns.filter(({ name }) => hasWord(folded(name), words) && !hasWord(folded(name), others))
  const [payers, payees] = [sideOf(PAYER, PAYEE), sideOf(PAYEE, PAYER)]
  if (payers.length === 0 || payees.length === 0) return undefined
  const side = (of: readonly Column[]): Side => ({ names: of.filter(holdsNames), accounts: of.filter(holdsAccounts) })
  const [payer, payee] = [side(payers), side(payees)]
  const both = (payer.names.length > 0 && payee.names.length > 0) || (payer.accounts.length > 0 && payee.accounts.length > 0)
  if (!both) return undefined
  return { payer, payee, places: new Set([payer, payee].flatMap(({ names, accounts }) => [...names, ...accounts].map(({ place }) => place))) }
}

const filledOf = ({ cells }: Column): readonly string[] => cells.filter((cell) => !isEmptyCell(cell))

/** Is every cell that is filled the number of an account? */
export const holdsAccounts = (column: Column): boolean => column.filled > 0 && filledOf(column).every(isAccountNumber)

const holdsNames = (column: Column): boolean => {
  const filled = filledOf(column)
  return !holdsAccounts(column) && filled.filter((cell) => /\p{L}{2}/u.test(cell)).length * 2 > filled.length
}

/** The other party of a row: who is paid by money out, who pays money in; turned round where that one's account is our own. */
export function otherParty(of: Parties, row: GridRow, minor: number, accounts: readonly string[]): { readonly name: string; readonly account: string } {
  const cell = (columns: readonly Column[]): string => columns.map(({ place }) => row.cells[place] ?? '').find((text) => !isEmptyCell(text)) ?? ''
  const [expected, opposite] = minor < 0 ? [of.payee, of.payer] : [of.payer, of.payee]
  const isOurs = (side: Side): boolean => accounts.some((own) => isSameAccount(cell(side.accounts), own))
  const other = isOurs(expected) && !isOurs(opposite) ? opposite : expected
  return { name: cell(other.names), account: cell(other.accounts) }
}

/** The sides by our own account: out where it is the payer's, in where it is the payee's. Undefined where some row names it on both sides or on none. */
export function ownSides(columns: readonly Column[], accounts: readonly string[]): Flag | undefined {
  if (accounts.length === 0) return undefined
  const [payer, ...otherPayers] = columns.filter((column) => isOf(column, PAYER, PAYEE))
  const [payee, ...otherPayees] = columns.filter((column) => isOf(column, PAYEE, PAYER))
  if (!payer || !payee || otherPayers.length + otherPayees.length > 0 || payer.cells.length === 0) return undefined
  const isOurs = remembered(MOST_ACCOUNTS, (cell: string): boolean => isAccountNumber(cell) && accounts.some((own) => isSameAccount(cell, own)))
  const sides = new Map<string, 'in' | 'out'>()
  for (const [n, cell] of payer.cells.entries()) {
    if (isOurs(cell) === isOurs(payee.cells[n] ?? '')) return undefined
    sides.set(cell, isOurs(cell) ? 'out' : 'in')
  }
  return { column: payer, sides, parties: [payer.place, payee.place] }
}

const MOST_ACCOUNTS = 2_000

/** A column of accounts of the one party. */
const isOf = (column: Column, words: typeof PAYER, others: typeof PAYER): boolean =>
  hasWord(folded(column.name), words) && !hasWord(folded(column.name), others) && column.cells.some(isAccountNumber)

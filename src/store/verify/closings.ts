import { bankAccountById } from '../bank-accounts.ts'
import type { Read } from '../read.ts'
import { ledgerOn } from '../reconciliations.ts'
import { statementBalance } from '../statements.ts'
import type { Faults } from './faults.ts'

interface Told {
  readonly row: number
  readonly account: number
  readonly asOf: string
  readonly ledger: number
  readonly bank: number
  readonly seq: number
}

const TOLD = `SELECT c.id AS row, c.bank_account AS account, c.as_of AS asOf, c.ledger_balance AS ledger, c.statement_balance AS bank, d.seq FROM (
    SELECT id, event_seq AS seq FROM closing UNION ALL SELECT subject, event_seq FROM step WHERE noun = 'closing' AND to_state = 'approved') d
  CROSS JOIN closing c ON c.id = d.id ORDER BY c.id, d.seq`

/** A closing tells what books and bank came to on its day, as known when it was drawn up and when it was approved; and its approval left no difference between them. */
export function judgeClosings(read: Read, faults: Faults): void {
  const drawnUp = new Set<number>()
  for (const { row, account, asOf, ledger, bank, seq } of read.all<Told>(TOLD)) {
    const of = bankAccountById(read, account)
    const where = { table: 'closing', row, seq }
    const wrong = (words: string) => faults.add('tie_broken', `Closing ${row} ${words} (minor units).`, where)
    if (!of) continue
    const [books, says] = [ledgerOn(read, of, asOf, seq - 1), statementBalance(read, of, asOf, seq)]
    if (books !== ledger) wrong(`tells that the books came to ${ledger} on ${asOf}; they came to ${books}`)
    if (says !== bank) wrong(`tells that the bank said ${bank} of ${asOf}; its statements say ${says}`)
    const left = ledgerOn(read, of, asOf, seq)
    if (drawnUp.has(row) && left !== bank) wrong(`was approved with ${left} in the books of ${asOf} and ${bank} at the bank`)
    drawnUp.add(row)
  }
}

import type { Attack } from './attack.ts'
import type { AttackBook } from './attack-book.ts'
import type { Forger } from './forger.ts'

type Value = readonly [table: string, row: number, column: string]

/** Attacks by erasures: an admin, who has no say about money, makes unseen what others rest on. */
export const ERASURE_ATTACKS: readonly Attack[] = [
  {
    name: 'an erasure of no student, which takes a person’s sign-in away',
    by: ['seal_erased'],
    attack: (f, of) => erases(f, of, undefined, [['person', of.people.auditor, 'lookups']]),
  },
  {
    name: 'an erasure that takes the account of another student’s payee along',
    by: ['seal_erased'],
    attack: (f, of) => erases(f, of, of.applications.refused, [['payee', payeeOf(f, of.payouts.settled), 'personal']]),
  },
  {
    name: 'an erasure that takes what was checked in another case along',
    by: ['seal_erased'],
    attack: (f, of) =>
      erases(f, of, of.applications.refused, [
        ['check_result', f.value('SELECT max(id) FROM check_result WHERE application = ?', of.applications.half), 'personal'],
      ]),
  },
  {
    name: 'an erasure that takes the book’s other persons along',
    by: ['seal_erased'],
    attack: (f, of) => erases(f, of, of.applications.refused, [['person', of.people.releaser, 'personal']]),
  },
  {
    name: 'two students erased in one event',
    by: ['seal_erased'],
    attack: (f, of) => erases(f, of, of.applications.refused, [['student', studentOf(f, of.applications.checked), 'wrapped']]),
  },
  {
    name: 'a student erased whose money is on its way',
    by: ['seal_erased'],
    attack: (f, of) => erases(f, of, f.value('SELECT g.application FROM payout p JOIN grant g ON g.id = p.grant WHERE p.id = ?', of.payouts.onItsWay)),
  },
]

const studentOf = (f: Forger, application: number): number => f.value('SELECT student FROM application WHERE id = ?', application)
const payeeOf = (f: Forger, payout: number): number => f.value('SELECT payee FROM payout WHERE id = ?', payout)

/** Erases the student of a case, and what is named beside. Of a case without money, and with nothing beside, lawful. */
export function erases(f: Forger, of: AttackBook, application: number | undefined, beside: readonly Value[] = []): void {
  f.event('erased', of.people.admin)
  const own: readonly Value[] = application === undefined ? [] : [['student', studentOf(f, application), 'wrapped']]
  for (const [table, row, column] of [...own, ...beside]) {
    f.row('blanked', { table_name: table, row_id: row, column_name: column })
    f.run(`UPDATE "${table}" SET ${column} = NULL WHERE id = ?`, row)
  }
  f.seal()
}

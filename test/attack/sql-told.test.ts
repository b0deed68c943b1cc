import { describe, expect, it } from 'vitest'
import { type AttackBook, attackBook, opened } from './sql/attack-book.ts'
import type { Forger } from './sql/forger.ts'
import { drawUp, repay, TOLD_ATTACKS, version } from './sql/told-attacks.ts'
import { underAttack } from './sql/under-attack.ts'

const book = underAttack(attackBook, opened)

describe('what is told beside a decision', () => {
  for (const attack of TOLD_ATTACKS) it(attack.name, () => book.refuses(attack))

  it('is lawful as it stands (the control)', () =>
    book.tries((f, of) => {
      drawUp(f, of)
      version(f, of)
      repay(f, of, of.payouts.settled)
      const money = (amount: string) => ({ amount, currency: 'TRY' })
      const told = { criteria: [], secondApprovalAbove: money('2000.00'), capPerStudent: money('9000.00'), capPerMonth: money('500.50'), coolingOffHours: 0 }
      version(f, of, { policy: JSON.stringify(told), second_approval_above: 200_000, cap_per_student: 900_000, cap_per_month: 50_050, cooling_off_hours: 0 })
    }))
})

/** The approval of a closing of account B that parks its open lines, and these beside them. */
function closes(f: Forger, of: AttackBook, beside: ReadonlyArray<readonly [bank: string, line: number, minor: number]> = [], keeps = true): void {
  const { debit, receipt, bare } = of.lines
  const row = f.value('SELECT coalesce(max(id), 0) + 1 FROM closing')
  drawUp(f, of)
  f.event('closing_approved', of.people.releaser)
  const open = f.db
    .prepare(`SELECT l.id, l.amount FROM statement_line l JOIN state s ON s.noun = 'line' AND s.subject = l.id AND s.state = 'open' WHERE l.bank_account = ?`)
    .all(of.account) as { id: number; amount: number }[]
  expect(open.map(({ id }) => id)).toEqual(expect.arrayContaining([debit, receipt, bare]))
  for (const [bank, line, minor] of [...open.map(({ id, amount }) => ['B', id, amount] as const), ...beside]) {
    const [kind, parked] = minor < 0 ? ['unidentified_payment', 'assets:unidentified-payments'] : ['unidentified_receipt', 'liabilities:unidentified-receipts']
    const entry = f.entry(kind ?? '', of.fund, [
      [`assets:bank:${bank}`, 0, minor, line],
      [parked ?? '', line, -minor],
    ])
    if (keeps) f.row('parking', { closing: row, line, entry })
  }
  f.step('closing', row, 'drawn_up', 'approved')
  f.seal()
}

describe('what the file lets through and verify names', () => {
  const ofThese = (words: readonly string[]) => words.filter((said) => /^(Parking|Entry|Closing|Match) \d+ (is|was|books)/.test(said))

  it('a closing that parks a line of another account, or keeps nothing of what it parks (the control does both right)', () => {
    book.tries((f, of, said) => {
      closes(f, of)
      expect(ofThese(said())).toEqual([])
    })
    book.tries((f, of, said) => {
      closes(f, of, [['C', of.lines.elsewhere, -300_000]])
      expect(ofThese(said())).toEqual([expect.stringMatching(/^Parking \d+ is of no line of the days and the account/)])
    })
    book.tries((f, of, said) => {
      closes(f, of, [], false)
      expect(ofThese(said())[0]).toMatch(/^Entry \d+ was booked by the approval of a closing, and parks no line/)
    })
  })

  it('a closing of days that are closed already', () =>
    book.tries((f, of, said) => {
      closes(f, of)
      const again = f.value('SELECT max(id) + 1 FROM closing')
      drawUp(f, of)
      f.event('closing_approved', of.people.releaser)
      f.step('closing', again, 'drawn_up', 'approved')
      f.seal()
      expect(ofThese(said())).toEqual([`Closing ${again} was approved of days to which its account was closed already.`])
    }))

  it('a repayment of one payout that is booked to another grant', () =>
    book.tries((f, of, said) => {
      const grant = f.value('SELECT grant FROM payout WHERE id = ?', of.payouts.onItsWay)
      f.event('match_made', of.people.finance)
      const match = f.row('match', { bank_account: of.account, kind: 'repayment', by: 'person', rules: 1, features: '[]' })
      f.row('match_line', { match, line: of.lines.receipt })
      f.row('match_payout', { match, payout: of.payouts.settled })
      f.step('line', of.lines.receipt, 'open', 'matched')
      const entry = f.entry('repayment', of.fund, [
        ['assets:bank:B', 0, 4_200, of.lines.receipt],
        ['expenses:assistance', grant, -4_200],
        ['budget:spent', grant, -4_200],
        ['budget:available', 0, 4_200],
      ])
      f.row('match_entry', { match, entry })
      f.seal()
      expect(ofThese(said())).toEqual([`Match ${match} books what was repaid to a grant of which it names no payout.`])
    }))
})

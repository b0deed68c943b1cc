import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../src/core/time/dates.ts'
import { openList, openSums } from '../../src/queries/reports/open-list.ts'
import { type BankAccount, bankAccountsAfter } from '../../src/store/bank-accounts.ts'
import { type Fund, fundBalance, fundsAfter, fundTotal } from '../../src/store/funds.ts'
import { head, trialBalance } from '../../src/store/ledger.ts'
import { countUnproposed, unproposedLines } from '../../src/store/match-desk.ts'
import { countBreaks } from '../../src/store/match-lists.ts'
import { breakSums, payableSums } from '../../src/store/money-figures.ts'
import type { Read } from '../../src/store/read.ts'
import { axesOf } from '../../src/store/reports/axes.ts'
import { countLines, linesIn, statementBalance, statementBalanceShown } from '../../src/store/statements.ts'
import { dueInstalments } from '../../src/store/work.ts'
import { everyTable } from '../support/every-table.ts'
import type { World } from '../support/full-book.ts'

const ALL = { after: 0, most: 1000 }
const WEEK_AGO = 7
const MONTH_AGO = 30

let w: World
beforeAll(async () => {
  w = await everyTable()
})
afterAll(() => w.book.close())

const asked = <T>(ask: (read: Read) => T): T => w.book.read(ask)
const ofEach = <T>(ask: (read: Read, account: BankAccount) => T): T[] => asked((read) => bankAccountsAfter(read, ALL).map((account) => ask(read, account)))
const ofEachFund = <T>(ask: (read: Read, fund: Fund) => T): T[] => asked((read) => fundsAfter(read, ALL).map((fund) => ask(read, fund)))

/** What pages show by sums that the book keeps is what its facts come to, in a book in which everything happened. */
describe('what a page sums up', () => {
  it('is how many lines of an account are open and matched, and what they come to', () => {
    const kept = ofEach((read, { id }) => ['open', 'matched'].map((state) => [countLines(read, id, state), linesIn(read, id, state)]))
    const counted = ofEach((read, { id }) =>
      ['open', 'matched'].map((state) => {
        const of = read.one<{ count: number; amount: number }>(
          `SELECT count(*) AS count, coalesce(sum(l.amount), 0) AS amount FROM statement_line l CROSS JOIN statement t ON t.id = l.id / 4194304 CROSS JOIN state s ON s.noun = 'line' AND s.subject = l.id AND s.state = ?
           WHERE l.bank_account = ?`,
          state,
          id,
        )
        return [of?.count, of]
      }),
    )
    expect(kept).toEqual(counted)
    expect(kept.flat().filter(([count]) => count !== 0).length).toBeGreaterThan(3)
  })

  it('is what the bank says of an account on any day', () => {
    const days = Array.from({ length: 90 }, (_, n) => addDays('2020-10-01', n))
    expect(ofEach((read, account) => days.map((day) => statementBalanceShown(read, account, day)))).toEqual(
      ofEach((read, account) => days.map((day) => statementBalance(read, account, day))),
    )
  })

  it('is how many lines nothing is proposed for', () => {
    expect(ofEach((read, { id }) => countUnproposed(read, id))).toEqual(ofEach((read, { id }) => unproposedLines(read, id, ALL).length))
  })

  it('is what a fund has on an account, and the trial balance', () => {
    const codes = [
      'budget:appropriated',
      'budget:available',
      'budget:committed',
      'budget:spent',
      'budget:overspent',
      'budget:set-aside',
      'income:contributions',
    ]
    const told = ofEachFund((read, fund) => codes.map((code) => fundTotal(read, fund, code)))
    expect(told).toEqual(ofEachFund((read, fund) => codes.map((code) => fundBalance(read, fund, code))))
    expect(told.flat().filter((minor) => minor !== 0).length).toBeGreaterThan(5)
    const [now, posted] = asked((read) => [
      trialBalance(read, '9999-12-31', head(read).seq),
      read.all(
        `SELECT a.layer, a.code AS account, f.code AS fund, a.currency, sum(p.amount) AS balance FROM posting p CROSS JOIN account a ON a.id = p.account CROSS JOIN fund f ON f.id = p.fund
         GROUP BY a.id, f.id ORDER BY a.layer, a.code, f.code, a.currency`,
      ),
    ])
    expect(now).toEqual(posted)
  })

  it('is what is open on an account, by age, of every fund and of one', () => {
    const accounts = asked((read) =>
      read.column<string>("SELECT DISTINCT code FROM account WHERE subject_kind <> 'none' AND (code GLOB 'assets:*' OR code GLOB 'liabilities:*')"),
    )
    for (const account of accounts) {
      for (const fund of [undefined, ...ofEachFund((_, { id }) => id)]) {
        const [kept, listed] = asked((read) => {
          const axes = axesOf(read, undefined, undefined)
          return [openSums(read, account, 1, axes, fund), openList(read, account, 1, axes, { fund, after: 0 }).sums]
        })
        expect(kept, `${account} ${fund}`).toEqual(listed)
      }
    }
    expect(asked((read) => accounts.filter((account) => openSums(read, account, 1, axesOf(read, undefined, undefined)).length > 0)).length).toBeGreaterThan(3)
  })

  it('is what is to pay under each programme, and that it is due', () => {
    const [kept, counted, due, isDue] = asked((read) => [
      payableSums(read),
      read.all(
        `SELECT m.code AS programme, q.currency, f.currency AS fundCurrency, i.due_on <= ? AS isDue, count(*) AS count, sum(w.amount - w.taken) AS minor
         FROM state s CROSS JOIN grant g ON g.id = s.subject CROSS JOIN instalment i ON i.grant = g.id CROSS JOIN instalment_money w ON w.instalment = i.id AND w.taken < w.amount
           CROSS JOIN grant_payee y ON y.grant = g.id CROSS JOIN payee q ON q.id = y.payee CROSS JOIN fund f ON f.id = g.fund CROSS JOIN programme m ON m.id = g.programme
         WHERE s.noun = 'grant' AND s.state IN ('approved', 'paying') GROUP BY m.code, q.currency, f.currency, isDue ORDER BY m.code, q.currency, isDue DESC`,
        read.today,
      ),
      dueInstalments(read, 1000).length,
      payableSums(read).reduce((sum, of) => sum + (of.isDue === 1 ? of.count : 0), 0),
    ])
    expect(kept).toEqual(counted)
    expect(kept.length).toBeGreaterThan(0)
    expect(due).toBe(isDue)
  })

  it('is how many breaks stand, by kind and age, and by account', () => {
    for (const complaints of [true, false]) {
      const [sums, counts, facts] = asked((read) => [
        breakSums(read, { week: addDays(read.today, -WEEK_AGO), month: addDays(read.today, -MONTH_AGO) }, complaints),
        countBreaks(read, complaints),
        read.all<{ kind: string; state: string; code: string | null; at: string }>(
          `SELECT b.kind, s.state, k.code, e.at FROM state s CROSS JOIN break b ON b.id = s.subject CROSS JOIN event e ON e.seq = b.event_seq LEFT JOIN bank_account k ON k.id = b.bank_account
           WHERE s.noun = 'break' AND s.state <> 'resolved'`,
        ),
      ])
      const standing = facts.filter(({ kind }) => complaints || kind !== 'complaint')
      const today = asked((read) => read.today)
      const ofKind = (kind: string, from: string, to: string) => standing.filter((of) => of.kind === kind && of.at >= from && of.at < to).length
      for (const { kind, count, week, month, older, since } of sums) {
        const [aWeek, aMonth] = [addDays(today, -WEEK_AGO), addDays(today, -MONTH_AGO)]
        expect([count, week, month, older]).toEqual([ofKind(kind, '', '9'), ofKind(kind, aWeek, '9'), ofKind(kind, aMonth, aWeek), ofKind(kind, '', aMonth)])
        expect(since).toBe(standing.flatMap((of) => (of.kind === kind ? [of.at.slice(0, 10)] : [])).sort()[0])
      }
      expect(sums.reduce((sum, { count }) => sum + count, 0)).toBe(standing.length)
      for (const { kind, state, bankAccount, count } of counts)
        expect(count).toBe(standing.filter((of) => of.kind === kind && of.state === state && of.code === bankAccount).length)
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(standing.length)
      expect(standing.length).toBeGreaterThan(0)
    }
  })
})

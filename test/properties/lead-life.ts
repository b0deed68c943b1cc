import { expect } from 'vitest'
import { daysBetween } from '../../src/core/time/dates.ts'
import { trialBalanceView } from '../../src/queries/ledger.ts'
import { reconciliationStatementView } from '../../src/queries/reconciliation-statement.ts'
import { bankAccountByCode } from '../../src/store/bank-accounts.ts'
import type { Read } from '../../src/store/read.ts'
import { Life } from './life.ts'
import { aside } from './life-aside.ts'
import { confirm, matchByHand, reconcile } from './life-banks.ts'
import { answerBreak } from './life-breaks.ts'
import { decide } from './life-cases.ts'
import { close } from './life-closings.ts'
import { closeFund, reduce, setAside } from './life-funds.ts'
import { cancelGrant, changePayee, hold } from './life-grants.ts'
import { bankBooks, bankPays } from './life-lines.ts'
import { FUNDS } from './life-nouns.ts'
import { approve, type Draw, pick, prepare, promise, release } from './life-payouts.ts'
import { PLOT_STEPS, unfolded } from './life-plots.ts'
import { reverse } from './life-undo.ts'
import { takeBack, tellBank } from './life-ways.ts'
import { ACCOUNTS, type Json, type LifeWorld, minorOf } from './life-world.ts'
import { BY_SUBJECT, type Model } from './model.ts'

type Step = (life: Life, draw: Draw, waiting: Json[]) => Promise<void> | void

/** The steps of a life; the more places one has, the more often it is taken. */
const STEPS: Readonly<Record<string, readonly [times: number, step: Step]>> = {
  promise: [2, promise],
  approve: [3, (life, draw, waiting) => approve(life, waiting, draw)],
  prepare: [5, prepare],
  release: [1, release],
  takeBack: [2, takeBack],
  tellBank: [2, tellBank],
  decide: [2, (life, draw, waiting) => decide(life, waiting, draw)],
  aside: [2, aside],
  hold: [2, hold],
  cancelGrant: [1, cancelGrant],
  setAside: [1, setAside],
  reduce: [1, reduce],
  closeFund: [1, closeFund],
  close: [2, close],
  changePayee: [1, changePayee],
  bankPays: [7, bankPays],
  bankBooks: [6, bankBooks],
  reconcile: [7, reconcile],
  matchByHand: [6, matchByHand],
  confirm: [2, confirm],
  reverse: [3, reverse],
  answerBreak: [6, answerBreak],
  repeat: [1, repeat],
  daysPass: [2, (life, [x]) => life.world.daysPass(1 + (x % 5))],
}
/** Plots become several steps: a life of many is still one of the steps that were drawn. */
const PLOTS: readonly string[] = ['plotMissing', 'plotMissing', 'plotEnd', 'plotPaidAgain']
export const STEP_NAMES: readonly string[] = [...Object.entries(STEPS).flatMap(([name, [times]]) => Array.from({ length: times }, () => name)), ...PLOTS]

/** A key is answered so long. */
const KEY_DAYS = 30

/** A POST that was answered is sent again: the same answer, whatever came after, and nothing happens. */
async function repeat(life: Life, [x]: Draw): Promise<void> {
  const earlier = pick(life.sent, x)
  if (!earlier) return
  const before = headOf(life)
  const { who, path, body, key, answer, day } = earlier
  if (daysBetween(day, life.world.today) > KEY_DAYS) return
  // Of a student who is blocked meanwhile a repeat tells no personal member
  expect(impersonal(await life.world.ask(who, 'POST', path, body, key)), `the repeat of ${path}`).toEqual(impersonal(answer))
  expect(headOf(life)).toBe(before)
}

const PERSONAL = new Set(['payee', 'counterparty', 'counterpartyAccount', 'narrative', 'blocked'])

/** An answer without its personal members. */
function impersonal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(impersonal)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([name, of]) => (PERSONAL.has(name) ? [] : [[name, impersonal(of)]])))
}

const headOf = (life: Life): number => life.world.book.read((read) => read.value<number>('SELECT max(seq) FROM event') ?? 0)

/** Most lives begin with money, approved cases and a batch on its way; the first draw says how much of that. */
const prologue = (steps: readonly (readonly [string, Draw])[]): readonly (readonly [string, Draw])[] => {
  const [x, y, z] = steps[0]?.[1] ?? [0, 0, 0]
  const begin = [
    ['promise', [0, y, z]],
    ['promise', [2, z, y]],
    ['promise', [3, 0, y]],
    ['approve', [2, 0, 0]],
    ['approve', [2, 0, 0]],
    ['approve', [x, 0, 0]],
    ['prepare', [1, 0, 0]],
    ['prepare', [x % 2 === 0 ? 7 : 3, 0, y]],
  ] as const
  return x % 7 === 6 ? steps : [...begin, ...steps]
}

/** One life from its first promise; after every step the books are the model's. */
export async function leadLife(
  world: LifeWorld,
  applications: readonly Json[],
  steps: readonly (readonly [name: string, draw: Draw])[],
  tally: Map<string, number>,
  weaken: (model: Model) => void = () => undefined,
): Promise<void> {
  const life = new Life(world, tally)
  weaken(life.model)
  const waiting = [...applications]
  const all = unfolded(prologue(steps))
  for (const [n, [name, draw]] of all.entries()) {
    await (STEPS[name]?.[1] ?? PLOT_STEPS[name])?.(life, draw, waiting)
    life.count(`step ${name}`)
    agree(life)
    if (n === Math.floor(all.length / 2)) await verified(life)
  }
  await end(life)
}

/** What a fund tells of its budget. */
const FIGURES = ['appropriated', 'available', 'committed', 'spent', 'overspent', 'setAside']

const nameOf = (account: string): string => (account.startsWith('budget:') ? account.replace('budget:', 'b:') : account.slice(account.indexOf(':') + 1))

/** What the books hold of each grant, payout, contribution, claim and transfer. */
function bySubject(read: Read): Record<string, number> {
  const rows = read.all<{ fund: string; account: string; subject: number; currency: string; minor: number }>(
    `SELECT f.code AS fund, a.code AS account, b.subject, a.currency, b.amount AS minor FROM balance b CROSS JOIN account a ON a.id = b.account CROSS JOIN fund f ON f.id = b.fund
     WHERE b.amount <> 0 AND b.subject <> 0`,
  )
  const told = rows.filter(({ account }) => BY_SUBJECT.includes(nameOf(account)))
  return Object.fromEntries(told.map((r) => [`${r.fund} ${nameOf(r.account)} ${r.subject} ${r.currency}`, r.minor]))
}

function agree(life: Life): void {
  life.world.book.read((read) => {
    const told = trialBalanceView(read, undefined, undefined)
    const sums = new Map<string, number>()
    for (const row of told.rows) sums.set(`${row.layer} ${row.currency}`, (sums.get(`${row.layer} ${row.currency}`) ?? 0) + minorOf(row.balance))
    expect([...sums].filter(([, minor]) => minor !== 0)).toEqual([])
    const rows = told.rows
      .map((row) => [`${row.fund} ${nameOf(row.account)} ${row.currency}`, minorOf(row.balance)] as const)
      .filter(([, minor]) => minor !== 0)
    expect(Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1)))).toEqual(life.model.trialBalance())
    expect(bySubject(read)).toEqual(life.model.bySubject())
    for (const code of ACCOUNTS) {
      const account = bankAccountByCode(read, code)
      if (account) expect(reconciliationStatementView(read, account, read.today).difference.amount).toBe('0.00')
    }
    const states = read.all<{ id: number; state: string }>("SELECT subject AS id, state FROM state WHERE noun = 'payout' ORDER BY subject")
    expect(states.map((s) => `${s.id} ${s.state}`)).toEqual(life.payouts.map((p) => `${p.id} ${p.state}`))
    const matched = read.all<{ id: number }>("SELECT subject AS id FROM state WHERE noun = 'line' AND state = 'matched' ORDER BY subject")
    expect(new Set(matched.map((l) => String(l.id)))).toEqual(new Set(life.lines.filter((l) => l.matched).map((l) => l.id)))
    if (life.told.at(-1)?.seq !== told.head.seq) life.told.push({ seq: told.head.seq, rows: told.rows })
  })
}

async function verified(life: Life): Promise<void> {
  const verification = await life.world.get('/verification', 'auditor')
  expect(verification.faults).toEqual([])
  expect(verification.ok).toBe(true)
}

/** The books prove themselves, the funds tell the model's figures, and each earlier state reads as it read then. */
async function end(life: Life): Promise<void> {
  await verified(life)
  for (const fund of Object.values(FUNDS)) {
    const told = await life.world.get(`/funds/${fund.code}`)
    const figure = (name: string) => minorOf(told[name])
    expect(FIGURES.map(figure), fund.code).toEqual(
      FIGURES.map(
        (name) =>
          Math.abs(life.model.of(fund, `b:${name === 'setAside' ? 'set-aside' : name}`)) *
          (name === 'spent' ? Math.sign(life.model.of(fund, 'b:spent')) || 1 : 1),
      ),
    )
    expect(figure('available')).toBeGreaterThanOrEqual(0)
    const of = (account: string) => life.model.of(fund, account)
    expect(figure('appropriated')).toBe(0 - of('contributions') - of('interest'))
    expect(figure('committed') + figure('spent')).toBe(of('assistance') + of('bank-charges') + of('losses') + of('fx-difference'))
    expect(figure('committed')).toBe(0 - of('grants-payable') - of('payouts-in-transit'))
  }
  for (const { seq, rows } of life.told) expect((await life.world.get(`/ledger/trial-balance?knownAt=${seq}`, 'auditor')).rows).toEqual(rows)
}

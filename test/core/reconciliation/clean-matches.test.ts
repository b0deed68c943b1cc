import { describe, expect, it } from 'vitest'
import { nameTokens } from '../../../src/core/names/tokens.ts'
import { accountsShown } from '../../../src/core/reconciliation/accounts-shown.ts'
import { type Evidence, evidenceIn } from '../../../src/core/reconciliation/clean-evidence.ts'
import { agreesCleanly, CLEAN_FEATURES, firstDayOf, fitsCleanly } from '../../../src/core/reconciliation/clean-matches.ts'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import type { MatchPlan } from '../../../src/core/reconciliation/plan.ts'
import type { LineSeen, PayoutSeen, ReconciliationWorld } from '../../../src/core/reconciliation/seen.ts'
import { daysBetween } from '../../../src/core/time/dates.ts'
import { matchingBook } from '../../bench/matching/book.ts'
import { line, payout, type WorldSaid, worldOf } from './world.ts'

/** What a line shows, and how many lines show each reference. */
function shownBy(lines: readonly LineSeen[]) {
  const shown = new Map(lines.map((one) => [one.id, evidenceIn(one)]))
  const count = new Map<string, number>()
  for (const { references } of shown.values()) for (const reference of references) count.set(reference, (count.get(reference) ?? 0) + 1)
  return { shown, count }
}

/** The payouts that the pass settles, each with its line: what the store finds by keyed hashes, with the texts themselves. */
function cleanOf(said: WorldSaid): ReadonlyMap<PayoutSeen, LineSeen> {
  const { shown, count } = shownBy(said.lines)
  const byReference = new Map(said.payouts.map((one) => [one.reference, one]))
  const own = new Set(said.ownAccounts ?? [])
  const accounts = new Set(said.payouts.map(({ payeeAccount }) => payeeAccount))
  const undone = new Set((said.undone ?? []).map(([of]) => of))
  const clean = new Map<PayoutSeen, LineSeen>()
  for (const one of said.lines) {
    const evidence = shown.get(one.id) as Evidence
    const [reference = ''] = evidence.references
    const to = byReference.get(reference)
    if (one.minor > 0 || !evidence.plain || !to || to.state !== 'instructed' || to.inOneRow || count.get(reference) !== 1) continue
    if (said.breaks?.has(one.id) || undone.has(one.id) || !fitsCleanly(one, { minor: to.minor, firstDay: firstDayOf(to.releasedOn) })) continue
    const marks = new Set([...(to.payeeAccount === undefined ? [] : [to.payeeAccount]), ...nameTokens(to.payeeName)])
    const texts = [...evidence.accounts, ...evidence.words]
    const seen = { isOwn: (mark: number) => own.has(texts[mark] ?? ''), isPayees: (mark: number) => marks.has(texts[mark] ?? '') }
    const isSomebodys = (number: string) => !own.has(number) && number !== to.payeeAccount && accounts.has(number)
    if (agreesCleanly(seen, { accounts: evidence.accounts.length, count: texts.length }) && !evidence.numbers.some(isSomebodys)) clean.set(to, one)
  }
  return clean
}

/** The world that the engine sees after the pass: counts and totals are those from before it. */
function worldAfter(said: WorldSaid, clean: ReadonlyMap<PayoutSeen, LineSeen>): ReconciliationWorld {
  const before = worldOf(said)
  const gone = new Set([...clean.values()].map(({ id }) => id))
  const settled = (one: PayoutSeen): PayoutSeen => {
    const by = clean.get(one)
    return by ? { ...one, state: 'settled', settledByLine: { line: by.id, bookedOn: by.bookedOn, byReference: true } } : one
  }
  const after = worldOf({ ...said, lines: said.lines.filter(({ id }) => !gone.has(id)), payouts: said.payouts.map(settled) })
  const days = new Map<number, number>()
  for (const [to, by] of clean) {
    const late = daysBetween(to.releasedOn, by.bookedOn)
    days.set(late, (days.get(late) ?? 0) + 1)
  }
  return {
    ...after,
    settledBefore: days,
    countOfAmount: before.countOfAmount,
    batchesByTotal: (minor) => before.batchesByTotal(minor).flatMap(({ reference }) => after.batchByReference(reference) ?? []),
  }
}

const planOf = (to: PayoutSeen, by: LineSeen): MatchPlan => ({
  kind: 'settlement',
  lines: [by.id],
  payouts: [to.id],
  contributions: [],
  features: CLEAN_FEATURES,
})

const inOrder = (matches: readonly MatchPlan[]) => [...matches].sort((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0))

/** The pass and then the engine come to what the engine alone comes to. Gives what share of the settlements the pass made. */
function expectSame(said: WorldSaid, words: string): { readonly clean: number; readonly all: number } {
  const clean = cleanOf(said)
  const alone = reconcile(worldOf(said))
  const after = reconcile(worldAfter(said, clean))
  const passed = [...clean].map(([to, by]) => planOf(to, by))
  expect(inOrder([...passed, ...after.matches]), words).toEqual(inOrder(alone.matches))
  expect(after.proposals, words).toEqual(alone.proposals)
  expect(after.breaks, words).toEqual(alone.breaks)
  expect([after.kept, after.boundsReached], words).toEqual([alone.kept, alone.boundsReached])
  return { clean: clean.size, all: alone.matches.filter(({ kind }) => kind === 'settlement').length }
}

describe('clean lines before the engine', () => {
  it.each([
    [240, 30, 1],
    [2000, 3, 900],
  ])('come to the same as the engine alone: worlds of %i payouts', (count, worlds, first) => {
    let [clean, all] = [0, 0]
    for (let seed = first; seed < first + worlds; seed++) {
      const { said } = matchingBook(count, seed)
      // Some were undone before, some are in a person's hands
      const undone = said.lines.filter(({ id }) => id % 41 === seed % 41).map(({ id }, n) => [id, said.payouts[n]?.id ?? 0] as const)
      const breaks = new Map(said.lines.filter(({ id }) => id % 43 === seed % 43).map(({ id }) => [id, { kind: 'unknown_debit', state: 'open' as const }]))
      const came = expectSame({ ...said, undone, breaks }, `seed ${seed}`)
      clean += came.clean
      all += came.all
    }
    // In worlds of every noise few are so clean; in a bank's year most are
    expect(clean).toBeGreaterThan(all / 6)
    expect(clean).toBeLessThan(all)
  })

  const [to, other] = [payout(1), { ...payout(2), payee: 'another' }]
  const abroad = { ...payout(3), payee: 'abroad', payeeAccount: '428586253338' }
  const paid = (narrative: string, over: Partial<LineSeen> = {}) => line(1, -to.minor, narrative, over)
  const isClean = (lines: readonly LineSeen[], over: Partial<WorldSaid> = {}) => {
    const said = { lines, payouts: [to, other, abroad], ...over }
    expectSame(said, 'the engine')
    return cleanOf(said).size > 0
  }

  it.each([
    ['its reference alone', [paid(to.reference)]],
    ['its reference in small letters, glued to a number', [paid(`eft12${to.reference.toLowerCase()}`)]],
    ['its reference twice', [paid(to.reference, { endToEndId: to.reference })]],
    ["the payee's account and name", [paid(to.reference, { counterpartyAccount: to.payeeAccount ?? '', counterparty: to.payeeName.toUpperCase() })]],
    ["the payee's account in the text", [paid(`${to.reference} ${to.payeeAccount}`)]],
    ['a long number beside it', [paid(`${to.reference} 1234567890123456`)]],
    ["a name that shares a word with the payee's", [paid(to.reference, { counterparty: `Bank ${to.payeeName.split(' ')[0]}` })]],
    ['a day before the date of the release', [paid(to.reference, { bookedOn: '2020-11-01' })]],
  ] as const)('are those that show %s', (_, lines) => {
    expect(isClean(lines)).toBe(true)
  })

  it.each([
    ['no reference', [paid('EFT')]],
    ['it folded alone', [paid(to.reference.replace(/^TO/, 'T0'))]],
    ['it in two pieces', [paid(`${to.reference.slice(0, 7)} ${to.reference.slice(7)}`)]],
    ['another one too', [paid(`${to.reference} ${other.reference}`)]],
    ["its batch's too", [paid(`${to.reference} ${to.batchReference}`)]],
    ['it on two lines', [paid(to.reference), line(2, -to.minor, to.reference)]],
    ['it on a line that came back', [paid(to.reference), line(2, to.minor, to.reference)]],
    ['it in the column of the name on another line', [paid(to.reference), line(2, -100, 'EFT', { counterparty: to.reference })]],
    ['another amount', [line(1, -to.minor - 100, to.reference)]],
    ['two days before the date of the release', [paid(to.reference, { bookedOn: '2020-10-31' })]],
    ["another's account", [paid(to.reference, { counterpartyAccount: other.payeeAccount ?? '' })]],
    ["another's account in the text", [paid(`${to.reference} TR330006100519786457841326`)]],
    ["the payee's account masked", [paid(to.reference, { counterpartyAccount: `TR33****${to.payeeAccount?.slice(-4)}` })]],
    ['a masked account in the text', [paid(`${to.reference} ****${to.payeeAccount?.slice(-4)}`)]],
    ["another's account that is a long number alone", [paid(`${to.reference} 428586253338`)]],
    ["another's name", [paid(to.reference, { counterparty: other.payeeName })]],
  ] as const)('are not those that show %s', (_, lines) => {
    expect(isClean(lines)).toBe(false)
  })

  it('are not those of payouts that leave as one row, came back, or were decided before', () => {
    const lines = [paid(to.reference)]
    expect(isClean(lines, { payouts: [{ ...to, inOneRow: true }, other] })).toBe(false)
    for (const state of ['rejected', 'settled', 'returned'] as const) expect(isClean(lines, { payouts: [{ ...to, state }, other] })).toBe(false)
    expect(isClean(lines, { undone: [[1, 1]] })).toBe(false)
    expect(isClean(lines, { breaks: new Map([[1, { kind: 'unknown_debit', state: 'open' }]]) })).toBe(false)
  })

  it('show every account that the engine sees in them beside long numbers', () => {
    const { said } = matchingBook(2000, 77)
    for (const one of said.lines) {
      const shown = accountsShown(one, []).filter(({ bare }) => !bare)
      const { accounts, plain } = evidenceIn(one)
      expect(accounts, one.narrative).toEqual([...new Set(shown.map(({ tail }) => tail))])
      if (shown.some(({ masked }) => masked)) expect(plain).toBe(false)
    }
  })
})

import type Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../../src/store/database.ts'
import { Sqlite } from '../../src/store/sqlite.ts'

/** The states that the API names. */
const STATES: Readonly<Record<string, readonly string[]>> = {
  application: ['received', 'checking', 'information_needed', 'recommended', 'approved', 'refused', 'withdrawn'],
  grant: ['approved', 'paying', 'paid', 'cancelled'],
  payout: ['prepared', 'instructed', 'settled', 'returned', 'rejected', 'cancelled'],
  batch: ['prepared', 'released', 'cancelled', 'stopped'],
  line: ['open', 'matched'],
  match: ['confirmed', 'reversed'],
  break: ['open', 'waiting', 'claimed', 'resolved'],
  hold: ['standing', 'ended'],
  fund: ['open', 'closed'],
  message: ['open', 'answered'],
  closing: ['drawn_up', 'replaced', 'approved'],
  period: ['drawn_up', 'replaced', 'approved'],
}

interface Step {
  readonly event_kind: string
  readonly noun: string
  readonly from_state: string
  readonly to_state: string
}

let db: Database.Database
let steps: readonly Step[]
const first = () => new Map(db.prepare('SELECT noun, state FROM first_state').raw().all() as [string, string][])
const ends = () => new Set((db.prepare('SELECT noun, state FROM end_state').raw().all() as [string, string][]).map((pair) => pair.join(' ')))
const nouns = () => Object.keys(STATES).filter((noun) => first().has(noun))

beforeAll(() => {
  db = new Sqlite(':memory:')
  migrate(db)
  steps = db.prepare('SELECT * FROM transition').all() as Step[]
})

describe('the graph of states', () => {
  it('has every noun of the API', () => {
    expect(Object.keys(STATES).filter((noun) => !first().has(noun))).toEqual([])
    expect([...first().keys()].filter((noun) => !(noun in STATES))).toEqual([])
  })

  it('has no state that the API does not name', () => {
    const known = (noun: string, state: string) => STATES[noun]?.includes(state)
    expect(steps.filter((s) => !known(s.noun, s.from_state) || !known(s.noun, s.to_state))).toEqual([])
    expect([...first()].filter(([noun, state]) => !known(noun, state))).toEqual([])
    expect([...ends()].filter((pair) => !known(pair.split(' ')[0] ?? '', pair.split(' ')[1] ?? ''))).toEqual([])
  })

  it('reaches every state from the first one', () => {
    const unreached = nouns().flatMap((noun) => {
      const reached = new Set([first().get(noun) ?? ''])
      for (let grown = true; grown; ) {
        const more = steps.filter((s) => s.noun === noun && reached.has(s.from_state) && !reached.has(s.to_state))
        for (const s of more) reached.add(s.to_state)
        grown = more.length > 0
      }
      return (STATES[noun] ?? []).filter((state) => !reached.has(state)).map((state) => `${noun} ${state}`)
    })
    expect(unreached).toEqual([])
  })

  it('leaves every state that is no end, by an event that somebody may make', () => {
    const stuck = nouns().flatMap((noun) =>
      (STATES[noun] ?? [])
        .filter((state) => {
          const out = steps.filter((s) => s.noun === noun && s.from_state === state)
          const permitted = out.some((s) => db.prepare('SELECT 1 FROM permit WHERE event_kind = ?').get(s.event_kind) !== undefined)
          return !permitted && !ends().has(`${noun} ${state}`)
        })
        .map((state) => `${noun} ${state}`),
    )
    expect(stuck).toEqual([])
  })

  it('reaches an end from every state', () => {
    const lost = nouns().flatMap((noun) => {
      const good = new Set((STATES[noun] ?? []).filter((state) => ends().has(`${noun} ${state}`)))
      for (let grown = true; grown; ) {
        const more = steps.filter((s) => s.noun === noun && good.has(s.to_state) && !good.has(s.from_state))
        for (const s of more) good.add(s.from_state)
        grown = more.length > 0
      }
      return (STATES[noun] ?? []).filter((state) => !good.has(state)).map((state) => `${noun} ${state}`)
    })
    expect(lost).toEqual([])
  })

  it('waits in each state for a named role: application, payout, batch, break and hold', () => {
    const roles = (noun: string, state: string) =>
      db
        .prepare('SELECT DISTINCT p.role FROM transition t JOIN permit p ON p.event_kind = t.event_kind WHERE t.noun = ? AND t.from_state = ? ORDER BY 1')
        .pluck()
        .all(noun, state)
    expect(roles('application', 'received')).toContain('case_officer')
    expect(roles('application', 'information_needed')).toContain('case_officer')
    expect(roles('application', 'recommended')).toContain('approver')
    expect(roles('payout', 'prepared')).toContain('releaser')
    expect(roles('payout', 'instructed')).toContain('finance')
    expect(roles('batch', 'prepared')).toEqual(expect.arrayContaining(['finance', 'releaser']))
    for (const state of ['open', 'waiting', 'claimed']) expect(roles('break', state)).toContain('finance')
    expect(roles('break', 'claimed')).toContain('approver')
    expect(roles('hold', 'standing')).toContain('approver')
  })

  it('lets an approver give up what a break of any kind claims, and nobody else', () => {
    const kinds = (action: string) => db.prepare('SELECT kind FROM break_action WHERE action = ? ORDER BY kind').pluck().all(action)
    expect(kinds('write_off')).toEqual(kinds('claim_back'))
    expect(db.prepare("SELECT DISTINCT role FROM break_action WHERE action = 'write_off'").pluck().all()).toEqual(['approver'])
  })

  it('takes no step from a state to itself', () => {
    expect(steps.filter((s) => s.from_state === s.to_state)).toEqual([])
  })
})

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { exportBooks } from '../../src/queries/exports/books.ts'
import { trialBalanceView } from '../../src/queries/ledger.ts'
import { fullBook, type World } from '../support/full-book.ts'
import { exported, fileOf, has, run } from './tools.ts'

interface EventLine {
  readonly seq: number
  prev: string
  hash: string
  body: string
  postings: number[][]
}

let world: World
let text: string

beforeAll(async () => {
  world = await fullBook()
  text = exported(world.book, 'chain')
})

const verifier = (chain: string, ...args: string[]) => run('python3', 'tools/independent-verifier.py', fileOf(chain, 'chain'), ...args)

/** The export with one of its lines changed; `again`: every hash after it is made anew. */
function tampered(change: (event: EventLine) => void, which: (event: EventLine) => boolean, again: boolean): string {
  let prev = '00'.repeat(32)
  const [first = '', ...lines] = text.trimEnd().split('\n')
  const last = JSON.parse(lines.pop() ?? '') as { head: { hash: string } }
  const events = lines.map((line) => JSON.parse(line) as EventLine)
  const found = events.find(which)
  if (!found) throw new Error('there is no such event')
  change(found)
  for (const event of again ? events : []) {
    event.prev = prev
    event.hash = createHash('sha256').update(Buffer.from(prev, 'hex')).update(`\n${event.body}`).digest('hex')
    prev = event.hash
  }
  if (again) last.head.hash = prev
  return `${[first, ...events.map((event) => JSON.stringify(event)), JSON.stringify(last)].join('\n')}\n`
}

const withPostings = (event: EventLine) => event.postings.length > 3
const sealAnew = (event: EventLine) => {
  const body = JSON.parse(event.body) as { postings: { digest: string } }
  body.postings.digest = createHash('sha256').update(event.postings.map((row) => `${JSON.stringify(row)}\n`).join('')).digest('hex')
  event.body = JSON.stringify(body)
}

describe.skipIf(!has('python3'))('the independent verifier of an exported chain', () => {
  it('has fewer than 150 lines and imports nothing but the standard library', () => {
    const source = readFileSync('tools/independent-verifier.py', 'utf8')
    expect(source.trimEnd().split('\n').length).toBeLessThan(150)
    expect([...source.matchAll(/^(?:import|from) (\w+)/gm)].map(([, name]) => name)).toEqual(['argparse', 'collections', 'hashlib', 'json', 'sys'])
  })

  it('agrees on every hash, digest and balance, and comes to our trial balance', () => {
    const { status, out, err } = verifier(text, '--json')
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const ours = world.book.read((read) => trialBalanceView(read, undefined, undefined))
    const said = JSON.parse(out) as { head: object; trialBalance: string[][] }
    expect(said.head).toEqual(ours.head)
    expect(said.trialBalance.sort()).toEqual(ours.rows.map((row) => [row.account, row.fund, row.currency, row.balance.amount]).sort())
    expect(verifier(text, '--head', String(ours.head.seq), ours.head.hash).status).toBe(0)
  })

  it.each<[string, () => string, RegExp]>([
    ['an amount changed', () => tampered((e) => void (e.postings[0]?.splice(6, 1, 7)), withPostings, false), /not those that were sealed/],
    ['an amount changed, its digest and all hashes made anew', () => tampered((e) => void (e.postings[0]?.splice(6, 1, 7), sealAnew(e)), withPostings, true), /is out by|tells other postings/],
    ['two amounts changed so that they balance, all made anew', () => tampered((e) => (e.postings.slice(0, 2).forEach((row) => row.splice(6, 1, Number(row[6]) * 2)), sealAnew(e)), withPostings, true), /tells other postings/],
    ['a posting removed', () => tampered((e) => void e.postings.pop(), withPostings, false), /tells \d+ postings and has/],
    ['a body changed', () => tampered((e) => void (e.body = e.body.replace('"actor":', '"actor":1')), withPostings, false), /hash of event/],
    ['a hash changed', () => tampered((e) => void (e.hash = '00'.repeat(32)), () => true, false), /hash of event 1 /],
    ['an event removed', () => text.split('\n').toSpliced(5, 1).join('\n'), /after event 4 comes event 6/],
    ['the end cut off', () => text.split('\n').slice(0, 9).join('\n'), /cut off/],
    ['the trial balance changed', () => text.replace('"250.00"', '"251.00"'), /trial balance/],
    ['an account told as another', () => text.replace('"income:contributions"', '"income:interest"'), /tells other postings|tells other sums/],
    ['digits told as others', () => text.replace('"USD":2', '"USD":3'), /tells other/],
  ])('finds %s', (_said, tamper, words) => {
    const { status, err } = verifier(tamper())
    expect(status).toBe(1)
    expect(err).toMatch(words)
  })

  it('finds another head than the one that was kept', () => {
    expect(verifier(text, '--head', '33', '00'.repeat(32)).err).toMatch(/not the one that was asked for/)
  })
})

describe('export chain', () => {
  it('is never of a part', () => {
    expect(exportBooks(world.book, 'chain', { fund: 'EMERGENCY' }, () => {})).toMatchObject({ ok: false, problem: { code: 'invalid_input' } })
  })
})

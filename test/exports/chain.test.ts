import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { exportBooks } from '../../src/queries/exports/books.ts'
import { trialBalanceView } from '../../src/queries/ledger.ts'
import { fullBook, type World } from '../support/full-book.ts'
import { exported, fileOf, has, run } from './tools.ts'

interface EventLine {
  readonly seq: number
  readonly prev: string
  readonly hash: string
  readonly body: string
  readonly postings: readonly (readonly number[])[]
}

let world: World
let text: string

beforeAll(async () => {
  world = await fullBook()
  text = exported(world.book, 'chain')
})

const verifier = (chain: string, ...args: string[]) => run('python3', 'tools/independent-verifier.py', fileOf(chain, 'chain'), ...args)

/** The export with its events changed; `again`: every hash is made anew over what then stands. */
function tampered(change: (event: EventLine) => EventLine, again: boolean): string {
  const [first = '', ...lines] = text.trimEnd().split('\n')
  const last = JSON.parse(lines.pop() ?? '') as { head: { hash: string } }
  let prev = '00'.repeat(32)
  const events = lines.map((line) => {
    const event = change(JSON.parse(line) as EventLine)
    if (!again) return event
    const chained = { ...event, prev, hash: createHash('sha256').update(Buffer.from(prev, 'hex')).update(`\n${event.body}`).digest('hex') }
    prev = chained.hash
    return chained
  })
  const end = again ? { ...last, head: { ...last.head, hash: prev } } : last
  const told = [first, ...events.map((event) => JSON.stringify(event)), JSON.stringify(end)].join('\n')
  expect(`${told}\n`).not.toBe(text)
  return `${told}\n`
}

type Change = (event: EventLine) => EventLine

/** Changes every event that has more than three postings. */
const inPostings =
  (...changes: readonly Change[]): Change =>
  (event) =>
    event.postings.length > 3 ? changes.reduce((changed, change) => change(changed), event) : event

const withAmounts = (event: EventLine, amount: (minor: number, index: number) => number): EventLine => ({
  ...event,
  postings: event.postings.map((row, index) => row.with(6, amount(row[6] ?? 0, index))),
})
const otherAmount: Change = (event) => withAmounts(event, (minor, index) => (index === 0 ? minor + 7 : minor))
const doubled: Change = (event) => withAmounts(event, (minor) => 2 * minor)

const sealAnew: Change = (event) => {
  const body = JSON.parse(event.body) as { postings: { digest: string } }
  const digest = createHash('sha256')
    .update(event.postings.map((row) => `${JSON.stringify(row)}\n`).join(''))
    .digest('hex')
  return { ...event, body: JSON.stringify({ ...body, postings: { ...body.postings, digest } }) }
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
    ['an amount changed', () => tampered(inPostings(otherAmount), false), /not those that were sealed/],
    ['an amount changed, its digest and all hashes made anew', () => tampered(inPostings(otherAmount, sealAnew), true), /is out by|tells other postings/],
    ['two amounts changed so that they balance, all made anew', () => tampered(inPostings(doubled, sealAnew), true), /tells other postings/],
    [
      'a posting removed',
      () =>
        tampered(
          inPostings((e) => ({ ...e, postings: e.postings.slice(1) })),
          false,
        ),
      /tells \d+ postings and has/,
    ],
    [
      'a body changed',
      () =>
        tampered(
          inPostings((e) => ({ ...e, body: e.body.replace('"actor":', '"actor":1') })),
          false,
        ),
      /hash of event/,
    ],
    ['a hash changed', () => tampered((e) => (e.seq === 1 ? { ...e, hash: '00'.repeat(32) } : e), false), /hash of event 1 /],
    ['an event removed', () => text.split('\n').toSpliced(5, 1).join('\n'), /after event 4 comes event 6/],
    ['the end cut off', () => text.split('\n').slice(0, 9).join('\n'), /cut off/],
    ['the trial balance changed', () => text.replace(/"(\d+)\.(\d\d)"\](?!.*"\d+\.\d\d"\])/, '"$11.$2"]'), /trial balance/],
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

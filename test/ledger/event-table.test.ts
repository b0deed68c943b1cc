import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROWS, type Row } from './event-table.ts'
import { type Posted, RowsWorld } from './rows-world.ts'

/** Every row of the ledger's table of events, driven by its command: in the fund's currency and in another, and undone where it can be. */

const NAMES: Readonly<Record<string, string>> = {
  bank: 'assets:bank',
  opening: 'equity:opening',
  contributions: 'income:contributions',
  interest: 'income:interest',
  assistance: 'expenses:assistance',
}
const LAYERS = [
  ['assets', ['contributions-receivable', 'unidentified-payments', 'claims', 'transfers-in-transit']],
  ['liabilities', ['unidentified-receipts', 'grants-payable', 'payouts-in-transit', 'donor-refunds']],
  ['expenses', ['bank-charges', 'fx-difference', 'losses']],
  ['budget', ['appropriated', 'available', 'set-aside', 'committed', 'spent', 'overspent']],
] as const

const fullName = (name: string): string => NAMES[name] ?? `${LAYERS.find(([, names]) => (names as readonly string[]).includes(name))?.[0]}:${name}`

/** `a, b / c · d / e` → the sides that it names. */
const sidesOf = (text: string): string[] =>
  text
    .split('·')
    .flatMap((layer) =>
      layer.split('/').flatMap((names, side) =>
        names
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '')
          .map((name) => `${fullName(name)} ${side === 0 ? 'Dr' : 'Cr'}`),
      ),
    )
    .sort()

function byKind(entries: readonly Posted[]): Record<string, string[]> {
  const kinds: Record<string, string[]> = {}
  for (const { kind, side } of entries) kinds[kind] = [...new Set([...(kinds[kind] ?? []), side])].sort()
  return kinds
}

const due = ({ posts, row }: Row, account: 'D' | 'E'): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(posts)
      // A fund with one currency alone has no rate difference
      .filter(([kind]) => !(row.startsWith('rate difference') && kind === 'rate_difference' && account === 'D'))
      .map(([kind, text]) => [kind, sidesOf(text)]),
  )

for (const account of ['D', 'E'] as const)
  describe(account === 'D' ? "in the fund's currency" : "in another currency than the fund's", () => {
    let w: RowsWorld
    beforeEach(async () => {
      w = new RowsWorld(account)
      await w.begin()
    })
    afterEach(() => w.close())

    it.each(ROWS.map((row) => [row.row, row] as const))('%s', async (_name, row) => {
      const ready = await row.before?.(w)
      const before = { head: w.head(), balances: await w.balances() }
      const made = await row.drive(w, ready)
      const { entries, hasPosition } = await w.postingsSince(before.head)
      expect(byKind(entries)).toEqual(due(row, account))
      if (!row.noBank && !/exchange|currency bought|transfer|unidentified|sent back|explained/.test(row.row)) expect(hasPosition).toBe(account === 'E')
      const after = await w.balances()
      if (row.undone) {
        await w.post('finance', `/matches/${made.id}/reversal`, { reason: 'a mistake' })
        const turned = (await w.postingsSince(before.head)).entries.filter(({ reverses }) => reverses)
        expect(turned.length).toBeGreaterThan(0)
        expect(await w.balances()).toEqual(before.balances)
      }
      expect(after).not.toEqual(before.balances)
    })
  })

it('leaves no kind of entry of the book out', async () => {
  const w = new RowsWorld('D')
  const kinds = w.book.read((read) => read.all<{ kind: string }>('SELECT DISTINCT entry_kind AS kind FROM posting_rule')).map(({ kind }) => kind)
  w.close()
  const driven = new Set(ROWS.flatMap(({ posts }) => Object.keys(posts)))
  // What no row has: budget that follows from another entry, an opening that the closing of a fund carries over, what is taken back of a loss, a refund or a cancellation, and a claim that falls away
  expect(kinds.filter((kind) => !driven.has(kind)).sort()).toEqual([
    'cancellation_reversed',
    'loss_taken_back',
    'opening_carried',
    'overspent',
    'overspent_cleared',
    'paid_once',
    'refund_returned',
  ])
})

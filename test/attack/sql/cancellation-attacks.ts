import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BankWorld } from '../../commands/bank-world.ts'
import type { Attack } from './attack.ts'
import type { Forger } from './forger.ts'

/** A book in which a payout of 3,000 was settled by a line of 2,990, and the rest cancelled since. By commands. Numbers are ids. */
export interface ShortBook {
  readonly file: string
  readonly people: { readonly finance: number; readonly approver: number }
  readonly fund: number
  readonly grant: number
  readonly instalment: number
  readonly payout: number
  readonly match: number
  readonly line: number
  /** Cancelled whole before any payment. */
  readonly ended: { readonly grant: number; readonly instalment: number }
  close(): void
}

const [ORDERED, LEFT] = [300_000, 299_000]
const SHORT = ORDERED - LEFT

export async function shortBook(): Promise<ShortBook> {
  const w = new BankWorld()
  await w.found()
  w.contribution()
  const [of, ended] = [await w.approved(), await w.approved()]
  const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [of.grant.id], dueBy: '2021-12-31' })
  await w.release(batch)
  w.book_(-LEFT, `EFT ${batch.payouts[0].reference}`)
  await w.reconcile()
  const [short] = await w.breaks()
  await w.post('finance', `/breaks/${short?.id}/resolution`, { action: 'settle_with_difference', difference: 'payable', note: 'the bank kept it' })
  for (const { grant } of [of, ended]) await w.post('approver', `/grants/${grant.id}/cancellation`, { reason: 'the student went home' })
  const folder = mkdtempSync(join(tmpdir(), 'tideover-short-'))
  const file = join(folder, 'book.db')
  const book = w.book.read((read): Omit<ShortBook, 'file' | 'close'> => {
    const instalment = (grant: number) => read.value<number>('SELECT id FROM instalment WHERE grant = ?', grant) ?? 0
    const actor = (kind: string) => read.value<number>('SELECT actor FROM event WHERE kind = ? LIMIT 1', kind) ?? 0
    const match = read.value<number>('SELECT max(match) FROM match_payout') ?? 0
    return {
      fund: read.value<number>("SELECT id FROM fund WHERE code = 'F'") ?? 0,
      people: { finance: actor('batch_prepared'), approver: actor('grant_cancelled') },
      grant: Number(of.grant.id),
      instalment: instalment(Number(of.grant.id)),
      payout: Number(batch.payouts[0].id),
      match,
      line: read.value<number>('SELECT line FROM match_line WHERE match = ?', match) ?? 0,
      ended: { grant: Number(ended.grant.id), instalment: instalment(Number(ended.grant.id)) },
    }
  })
  w.book.copyTo(file)
  w.close()
  return { ...book, file, close: () => rmSync(folder, { recursive: true, force: true }) }
}

interface Reversed {
  readonly kind?: string
  readonly actor?: number
  /** Is the match undone? */
  readonly undone?: boolean
  /** What of which cancellation is reversed: by its row, and by its entry. */
  readonly row?: number | null
  readonly booked?: number | null
  readonly of?: { readonly grant: number; readonly instalment: number }
}

function reverses(
  f: Forger,
  of: ShortBook,
  { kind = 'match_reversed', actor = of.people.finance, undone = true, row = SHORT, booked = SHORT, of: what = of }: Reversed = {},
): void {
  f.event(kind, actor)
  if (row !== null) f.row('cancellation', { grant: what.grant, instalment: what.instalment, amount: -row })
  if (booked !== null)
    f.entry('cancellation_reversed', of.fund, [
      ['expenses:assistance', what.grant, booked],
      ['liabilities:grants-payable', what.grant, -booked],
      ['budget:committed', what.grant, booked],
      ['budget:available', 0, -booked],
    ])
  if (undone) {
    f.entry(
      'reversal',
      of.fund,
      [
        ['liabilities:payouts-in-transit', of.payout, -ORDERED],
        ['assets:bank:B', 0, LEFT, of.line],
        ['liabilities:grants-payable', of.grant, SHORT],
        ['budget:spent', of.grant, -LEFT],
        ['budget:committed', of.grant, LEFT],
      ],
      { reverses: f.value('SELECT entry FROM match_entry WHERE match = ?', of.match) },
    )
    f.step('match', of.match, 'confirmed', 'reversed')
    f.step('line', of.line, 'matched', 'open')
    f.step('payout', of.payout, 'settled', 'instructed')
    f.step('grant', of.grant, 'paid', 'paying')
    f.step('break', f.value('SELECT id FROM break WHERE line = ?', of.line), 'resolved', 'open')
  }
  f.seal()
}

export const lawfulReversal = (f: Forger, of: ShortBook): void => reverses(f, of)

export const CANCELLATION_ATTACKS: readonly Attack<ShortBook>[] = [
  {
    name: 'a cancelled shortfall that is owed again while its settlement stands',
    by: ['seal_cancellations_reversed'],
    attack: (f, of) => reverses(f, of, { undone: false }),
  },
  {
    name: 'a cancelled grant that is owed again under cover of an undo',
    by: ['seal_cancellations_reversed', 'seal_limits'],
    attack: (f, of) => reverses(f, of, { of: of.ended, row: ORDERED, booked: ORDERED }),
  },
  {
    name: 'more owed again than fell short',
    by: ['cancellation_rules', 'seal_cancellations_reversed'],
    attack: (f, of) => reverses(f, of, { row: 2 * SHORT, booked: 2 * SHORT }),
  },
  {
    name: 'less owed again than is on its way',
    by: ['seal_cancellations_reversed', 'seal_payable'],
    attack: (f, of) => reverses(f, of, { row: SHORT / 2, booked: SHORT / 2 }),
  },
  { name: 'a reversed cancellation that books another sum', by: ['seal_cancellations_reversed'], attack: (f, of) => reverses(f, of, { booked: 2 * SHORT }) },
  { name: 'a reversed cancellation in a row alone', by: ['seal_cancellations_reversed', 'seal_limits'], attack: (f, of) => reverses(f, of, { booked: null }) },
  { name: 'a reversed cancellation in an entry alone', by: ['seal_cancellations_reversed'], attack: (f, of) => reverses(f, of, { row: null }) },
  {
    name: 'an undo after which a payout is on its way that is cancelled in part',
    by: ['seal_limits', 'seal_payable'],
    attack: (f, of) => reverses(f, of, { row: null, booked: null }),
  },
  {
    name: 'a cancellation reversed by who cancels',
    by: ['cancellation_rules', 'entry_rules', 'seal_cancellations'],
    attack: (f, of) => reverses(f, of, { kind: 'grant_cancelled', actor: of.people.approver, undone: false }),
  },
  {
    name: 'something cancelled by an undo',
    by: ['cancellation_rules'],
    attack: (f, of) => reverses(f, of, { row: -SHORT, booked: null, undone: false }),
  },
]

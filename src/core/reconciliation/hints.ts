import { accountAgreement } from './accounts-shown.ts'
import type { LineRead } from './line-read.ts'
import { nameAgreement } from './names-shown.ts'
import type { Feature } from './plan.ts'
import { damagedOf, isTimely, lookedAt, type Run } from './run.ts'
import type { PayoutSeen } from './seen.ts'
import { payoutsAtAccounts } from './settle-by-account.ts'
import { accountDiffers } from './shown-elsewhere.ts'

/** A payout that a line resembles, though it is not open or has another amount, and why. */
export interface Hint {
  readonly payout: PayoutSeen
  readonly features: readonly Feature[]
}

/** By a reference one slip off, then by the account; a debit without either by the name of one whom a payout of this amount left for already. */
export function hintOf(run: Run, read: LineRead): Hint | undefined {
  const damaged = damagedOf(run, read)[0]
  const near = damaged?.damage === 'reference_one_edit' ? run.world.payoutByReference(damaged.reference) : undefined
  if (near) return hint(run, read, near, 'reference_one_edit')
  const [latest] = payoutsAtAccounts(run, read)
    .payouts.filter(({ releasedOn }) => releasedOn <= read.line.bookedOn)
    .sort((a, b) => (a.releasedOn < b.releasedOn ? 1 : -1))
  if (latest) return hint(run, read, latest, 'account')
  const named = read.line.minor < 0 ? leftForTheNamed(run, read) : []
  return named[0] && named.length === 1 ? hint(run, read, named[0], 'name') : undefined
}

/** Where more payouts of one amount were on their way, nobody is looked for by a name: a word is borne by too many of them. */
const MOST_OF_AMOUNT = 100_000

/** Payouts of this amount that left within the days of this line, before it or in this run, for somebody whom it names. */
function leftForTheNamed(run: Run, read: LineRead): readonly PayoutSeen[] {
  const { line, accounts } = read
  if (run.world.countOfAmount(-line.minor, 'instructed') > MOST_OF_AMOUNT) return []
  // A name agrees within one text: a word of each together is nobody
  const texts = [line.counterparty ?? '', line.narrative].filter((text) => text !== '')
  const left = texts.flatMap((text) =>
    (['settled', 'instructed'] as const).flatMap((state) => lookedAt(run, run.named({ text, minor: -line.minor, state, words: 'two' }, false))),
  )
  return [...new Map(left.map((payout) => [payout.id, payout])).values()].filter((payout) => {
    const account = accountAgreement(accounts, payout.payeeAccount)
    if (payout.state !== 'settled' && !run.settledBy.has(payout.id)) return false
    return account !== 'differs' && account !== 'doubtful' && isTimely(run, line, payout) && nameAgreement(line, payout.payeeName) === 'name'
  })
}

function hint(run: Run, read: LineRead, payout: PayoutSeen, by: 'reference_one_edit' | 'account' | 'name'): Hint {
  const state = run.settledBy.has(payout.id) ? 'settled' : payout.state
  return {
    payout,
    features: [
      { feature: by },
      { feature: `payout_${state}` },
      { feature: 'amount_expected', minor: payout.minor },
      ...(accountDiffers(read, payout) ? [{ feature: 'account_differs' as const }] : []),
    ],
  }
}

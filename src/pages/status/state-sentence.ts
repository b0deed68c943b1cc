import type { CaseShown } from '../../queries/status-case.ts'
import type { Words } from '../i18n/en.ts'
import { neededOf, type ShownReason } from '../i18n/states.ts'

const NO_MONEY = { amount: '', currency: '' }

/** What the instalment of the status was ordered or paid as, else what it is to be. */
export function sentOf(of: CaseShown) {
  const one = of.instalments.find(({ nth }) => nth === (of.instalment ?? 1))
  return one?.ordered?.amount ?? one?.amount ?? of.amount
}

/** The state of a case in one sentence. */
export function stateSentence({ states }: Words, of: CaseShown): string {
  const isTold = (reason: string | undefined): reason is ShownReason => reason !== undefined && Object.hasOwn(states.reasons, reason)
  return states.state[of.status]({
    since: of.since,
    amount: of.amount ?? NO_MONEY,
    sent: sentOf(of) ?? NO_MONEY,
    needed: neededOf(of.needed),
    agent: of.agent,
    payeeEnding: of.payeeEnding,
    reason: isTold(of.reason) ? of.reason : undefined,
  })
}

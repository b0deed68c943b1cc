import type { CasePage, CaseShown } from '../../queries/status-case.ts'
import type { Words } from '../i18n/en.ts'
import { type CameBack, type EndReason, neededOf } from '../i18n/states.ts'

const NO_MONEY = { amount: '', currency: '' }

/** What the instalment of the status was ordered or paid as, else what it is to be. */
export function sentOf(of: CaseShown) {
  const one = of.instalments.find(({ nth }) => nth === (of.instalment ?? 1))
  return one?.ordered?.amount ?? one?.amount ?? of.amount
}

/** The state of a case in one sentence. */
export function stateSentence({ states }: Words, of: CaseShown & Partial<Pick<CasePage, 'facts'>>): string {
  const isEnd = (reason: string | undefined): reason is EndReason => reason !== undefined && Object.hasOwn(states.reasons, reason)
  const isBack = (reason: string | undefined): reason is CameBack => reason !== undefined && Object.hasOwn(states.cameBack, reason)
  return states.state[of.status]({
    since: of.since,
    amount: of.amount ?? NO_MONEY,
    sent: sentOf(of) ?? NO_MONEY,
    needed: neededOf(of.needed),
    agent: of.agent,
    payeeEnding: of.payeeEnding,
    reason: isEnd(of.reason) ? of.reason : undefined,
    cameBack: isBack(of.reason) ? of.reason : undefined,
    isInstitutions: of.facts?.isInstitutions === true,
  })
}

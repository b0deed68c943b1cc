import { done } from '../core/result.ts'
import { AsPerson, bankRoutes } from './as-person.ts'
import { needed, type Verb, withBook } from './verb.ts'

interface Reconciled {
  readonly auto: number
  readonly proposed: number
  readonly breaks: number
  readonly openLines: number
  readonly boundsReached: number
}

export const reconcile: Verb = {
  name: 'reconcile',
  usage: 'reconcile --account CODE',
  summary: '(finance) match the open lines of an account',
  options: { account: { type: 'string' } },
  run: (machine, given) => {
    const account = needed(given, 'account')
    return withBook(machine, async (book) => {
      const ran = await new AsPerson(machine, book, bankRoutes).post<Reconciled>(`/bank-accounts/${encodeURIComponent(account)}/reconciliation`, {})
      if (!ran.ok) return ran
      const { auto, proposed, breaks, openLines, boundsReached } = ran.value
      const bounds = boundsReached === 0 ? '' : `; ${boundsReached} times more payouts were alike than are looked at`
      return done({ json: ran.value, text: `${account}: ${auto} matched, ${proposed} proposed, ${breaks} breaks, ${openLines} lines left open${bounds}` })
    })
  },
}

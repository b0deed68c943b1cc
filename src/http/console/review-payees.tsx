import type { z } from 'zod'
import type { GrantAlone, ListOf, PayeeSeen, ProgrammeSeen } from '../../pages/console/cases/case-shapes.ts'
import { type HoldListed, HoldsView } from '../../pages/console/review/holds.tsx'
import { PayeesView, PayeeView } from '../../pages/console/review/payees.tsx'
import { FRAME } from '../../pages/console/words/frame.ts'
import { REVIEW } from '../../pages/console/words/review.ts'
import { type CoolingPayeeSeen, payeeChangeByPath, payeesCooling, payeesWaiting, type WaitingPayeeSeen } from '../../queries/work-payees.ts'
import { outdated } from './review-case.tsx'
import type { Posted, Screen, Taken } from './screen.ts'

const APPROVER = ['approver'] as const
const HOLDERS = ['approver', 'finance', 'releaser'] as const

type Paging = z.output<typeof payeesWaiting.filters>

const payeesScreen: Screen = {
  path: '/payees',
  who: APPROVER,
  show: async ({ desk, query }) => {
    const paging = payeesWaiting.filters.safeParse(query['cursor'] === undefined ? {} : { cursor: query['cursor'] })
    const waiting = desk.ask<ListOf<WaitingPayeeSeen>, Paging>(payeesWaiting, paging.success ? paging.data : { limit: 50 })
    const cooling = desk.ask<{ readonly items: readonly CoolingPayeeSeen[] }, Record<string, never>>(payeesCooling, {})
    if (!waiting.ok) return waiting
    if (!cooling.ok) return cooling
    const { items, nextCursor } = waiting.value
    const body = (
      <PayeesView language={desk.language} waiting={items} nextCursor={nextCursor} isFirst={query['cursor'] === undefined} cooling={cooling.value.items} />
    )
    return { title: REVIEW[desk.language].payeesTitle, body }
  },
}

interface ChangeSeen {
  readonly payeeNow: PayeeSeen | null
  readonly isReaders: boolean
  readonly isApprovers: boolean
}

const payeeScreen: Screen = {
  path: '/payees/{id}',
  who: APPROVER,
  show: async ({ desk, params, of }) => {
    const id = params['id'] ?? ''
    const grant = await desk.get<GrantAlone>(`/grants/${encodeURIComponent(id)}`)
    if (!grant.ok) return grant
    const change = desk.ask<ChangeSeen, Record<string, never>>(payeeChangeByPath, {}, { id })
    if (!change.ok) return change
    return {
      title: REVIEW[desk.language].payeeTitle(grant.value.caseNumber),
      body: <PayeeView language={desk.language} of={of} grant={grant.value} {...change.value} />,
    }
  },
  forms: {
    approve: {
      who: APPROVER,
      take: async ({ desk, params, typed, key }) => {
        const done = await desk.post(`/grants/${params['id'] ?? ''}/payee-approval`, { expected: { digest: typed.one['digest'] ?? '' } }, key)
        return done.ok ? { to: '/payees', note: 'payee_approved' } : { problem: outdated(desk, done.problem) }
      },
    },
    end: {
      who: APPROVER,
      take: async ({ desk, params, typed, key }) => {
        const done = await desk.post(`/grants/${params['id'] ?? ''}/cooling-off-end`, { reason: typed.one['reason'] ?? '' }, key)
        return done.ok ? { to: '/payees', note: 'cooling_off_ended' } : done
      },
    },
  },
}

interface GrantOfCase {
  readonly caseNumber: string
  readonly grant: { readonly id: string } | null
}

/** By the case's number: a releaser has no page of the case, and holds its grant all the same. */
async function holdGrant({ desk, typed, key }: Posted): Promise<Taken> {
  const { caseNumber = '', reason = '' } = typed.one
  const found = await desk.get<ListOf<GrantOfCase>>(`/applications?q=${encodeURIComponent(caseNumber)}`)
  if (!found.ok) return found
  const grant = found.value.items.find((one) => one.caseNumber === caseNumber)?.grant
  if (!grant) {
    const words = REVIEW[desk.language].noGrant(caseNumber)
    return { problem: { status: 422, code: 'invalid_input', detail: words, members: {}, errors: [{ pointer: '/caseNumber', reason: words }] } }
  }
  const done = await desk.post(`/grants/${grant.id}/holds`, { reason }, key)
  return done.ok ? { to: '/review/holds', note: 'hold_set' } : done
}

const holdsScreen: Screen = {
  path: '/review/holds',
  who: HOLDERS,
  show: async ({ desk, query, of }) => {
    const state = query['state'] === 'ended' ? 'ended' : 'standing'
    const params = new URLSearchParams({ state, ...(query['cursor'] === undefined ? {} : { cursor: query['cursor'] }) })
    const holds = await desk.get<ListOf<HoldListed>>(`/holds?${params}`)
    const programmes = await desk.get<ListOf<ProgrammeSeen>>('/programmes?limit=200')
    if (!holds.ok) return holds
    if (!programmes.ok) return programmes
    const body = (
      <HoldsView
        language={desk.language}
        of={of}
        holds={holds.value}
        state={state}
        isFirst={query['cursor'] === undefined}
        programmes={programmes.value.items}
        seesCases={desk.is('approver', 'finance')}
      />
    )
    return { title: REVIEW[desk.language].holdsTitle, body }
  },
  forms: {
    hold: {
      who: HOLDERS,
      take: async ({ desk, typed, key }) => {
        const { programme = '', reason = '' } = typed.one
        const choose = FRAME[desk.language].choose
        if (programme === '')
          return { problem: { status: 422, code: 'invalid_input', detail: choose, members: {}, errors: [{ pointer: '/programme', reason: choose }] } }
        const done = await desk.post(`/programmes/${encodeURIComponent(programme)}/holds`, { reason }, key)
        return done.ok ? { to: '/review/holds', note: 'hold_set' } : done
      },
    },
    'hold-grant': { who: HOLDERS, take: holdGrant },
    lift: {
      who: HOLDERS,
      take: async ({ desk, typed, key }) => {
        const done = await desk.post(`/holds/${encodeURIComponent(typed.one['hold'] || '0')}/lifting`, { reason: typed.one['reason'] ?? '' }, key)
        return done.ok ? { to: '/review/holds', note: 'hold_lifted' } : done
      },
    },
  },
}

export const payeeScreens: readonly Screen[] = [payeesScreen, payeeScreen, holdsScreen]

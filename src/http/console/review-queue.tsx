import type { z } from 'zod'
import type { ListOf, ProgrammeSeen } from '../../pages/console/cases/case-shapes.ts'
import { QueueView, TickedView, TogetherView, tickOf } from '../../pages/console/review/queue.tsx'
import { FRAME } from '../../pages/console/words/frame.ts'
import { REVIEW } from '../../pages/console/words/review.ts'
import type { NextCase } from '../../queries/work-next.ts'
import { nextReview } from '../../queries/work-next.ts'
import { type QueuedCase, reviewQueue } from '../../queries/work-review.ts'
import { onTo } from './cases-list.tsx'
import type { Desk, Refusal } from './desk.ts'
import { sumOf } from './review-sums.ts'
import type { Posted, Screen, Taken } from './screen.ts'

const APPROVER = ['approver'] as const
const MOST_TOGETHER = 200

type Filters = z.output<typeof reviewQueue.filters>

const queue = (desk: Desk, filters: Filters) => desk.ask<ListOf<QueuedCase>, Filters>(reviewQueue, filters)

const queueScreen: Screen = {
  path: '/review',
  who: APPROVER,
  show: async ({ desk, query }) => {
    const filters = reviewQueue.filters.safeParse(query['cursor'] === undefined ? {} : { cursor: query['cursor'] })
    const cases = queue(desk, filters.success ? filters.data : { limit: 50 })
    const programmes = await desk.get<ListOf<ProgrammeSeen>>('/programmes?limit=200')
    if (!cases.ok) return cases
    if (!programmes.ok) return programmes
    const body = (
      <QueueView
        language={desk.language}
        cases={cases.value.items}
        programmes={programmes.value.items}
        nextCursor={cases.value.nextCursor}
        isFirst={query['cursor'] === undefined}
      />
    )
    return { title: REVIEW[desk.language].title, body }
  },
}

const nextScreen: Screen = {
  path: '/review/next',
  who: APPROVER,
  show: async ({ desk, query }) => {
    const next = desk.ask<NextCase, { after?: string | undefined }>(nextReview, { after: query['after'] })
    if (!next.ok) return next
    if (next.value.id !== null) return onTo(`/review/${next.value.id}`)
    const words = REVIEW[desk.language]
    const body = (
      <>
        <h1>{words.next}</h1>
        <p>{words.noneLeft}</p>
        <p>
          <a href="/work">{FRAME[desk.language].start}</a>
        </p>
      </>
    )
    return { title: words.next, body }
  },
}

const clearCases = (desk: Desk, programme: string) => queue(desk, { programme, only: 'clear', limit: MOST_TOGETHER })

const refused = (detail: string, status = 422): { readonly problem: Refusal } => ({
  problem: { status, code: 'invalid_input', detail, members: {}, errors: [{ pointer: '/case', reason: detail }] },
})

/** Shows what was ticked once more; what changed since it was shown is not among it, and nothing is then. */
async function takeCheck({ desk, typed, of }: Posted): Promise<Taken> {
  const words = REVIEW[desk.language]
  const { programme = '' } = typed.one
  const ticked = new Set(typed.all['case'] ?? [])
  if (ticked.size === 0) return refused(words.noneTicked)
  const clear = clearCases(desk, programme)
  if (!clear.ok) return clear
  const cases = clear.value.items.filter((one) => ticked.has(tickOf(one)))
  const total = sumOf(cases.flatMap(({ money }) => (money === null ? [] : [money])))
  if (cases.length !== ticked.size || total === undefined) return refused(words.changed, 409)
  const body = <TickedView language={desk.language} of={of} programme={programme} cases={cases} total={total} />
  return { shown: { title: words.checkTitle, body } }
}

async function takeApproval({ desk, typed, key }: Posted): Promise<Taken> {
  const { programme = '', count = '', total = '', currency = '', items = '' } = typed.one
  const asked = items.split('\n').map((line) => {
    const [application = '', digest = ''] = line.trim().split(' ')
    return { application, digest }
  })
  const body = { expected: { count: Number(count) || 0, total: { amount: total, currency } }, items: asked }
  const done = await desk.post(`/programmes/${encodeURIComponent(programme)}/approvals`, body, key)
  if (done.ok) return { to: '/review', note: 'approved_together' }
  return done.problem.code === 'approval_outdated' ? refused(REVIEW[desk.language].changed, 409) : done
}

const togetherScreen: Screen = {
  path: '/review/together',
  who: APPROVER,
  show: async ({ desk, query, of }) => {
    const code = of.fault?.typed['programme']?.[0] ?? query['programme'] ?? ''
    const programme = await desk.get<ProgrammeSeen>(`/programmes/${encodeURIComponent(code)}`)
    if (!programme.ok) return programme
    const cases = clearCases(desk, code)
    if (!cases.ok) return cases
    return {
      title: REVIEW[desk.language].together,
      body: <TogetherView language={desk.language} of={of} programme={programme.value} cases={cases.value.items} />,
    }
  },
  forms: { check: { who: APPROVER, take: takeCheck }, approve: { who: APPROVER, take: takeApproval } },
}

/** Before the screen of one case: their addresses are no case's. */
export const queueScreens: readonly Screen[] = [queueScreen, nextScreen, togetherScreen]

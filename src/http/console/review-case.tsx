import type { MoneyText } from '../../core/money/money.ts'
import type { DocumentSeen, ListOf, ProgrammeSeen, WholeCase } from '../../pages/console/cases/case-shapes.ts'
import { ReviewPage } from '../../pages/console/review/review-page.tsx'
import { REVIEW } from '../../pages/console/words/review.ts'
import { type QueuedCase, reviewByPath } from '../../queries/work-review.ts'
import { similarCases } from './cases-case.tsx'
import { type Desk, type Refusal, toldAs } from './desk.ts'
import { without } from './review-sums.ts'
import type { Asked, Posted, Screen, Shown, Taken } from './screen.ts'

const APPROVER = ['approver'] as const

interface FundSeen {
  readonly name: string
  readonly available: MoneyText
}

async function show({ desk, params, of }: Asked): Promise<Shown> {
  const id = params['id'] ?? ''
  const queued = desk.ask<QueuedCase, Record<string, never>>(reviewByPath, {}, { id })
  if (!queued.ok) return queued
  const found = await desk.get<WholeCase>(`/applications/${encodeURIComponent(id)}`)
  if (!found.ok) return found
  const programme = await desk.get<ProgrammeSeen>(`/programmes/${encodeURIComponent(found.value.programme)}`)
  if (!programme.ok) return programme
  const fund = await desk.get<FundSeen>(`/funds/${encodeURIComponent(programme.value.fund)}`)
  if (!fund.ok) return fund
  const documents = await desk.get<ListOf<DocumentSeen>>(`/applications/${found.value.id}/documents`)
  if (!documents.ok) return documents
  const { money } = queued.value
  const { name, available } = fund.value
  const body = (
    <ReviewPage
      language={desk.language}
      of={of}
      case={found.value}
      queued={queued.value}
      programme={programme.value}
      budget={{ fund: name, now: available, after: money === null ? undefined : without(available, money) }}
      similar={await similarCases(desk, found.value)}
      documents={documents.value.items}
    />
  )
  return { title: REVIEW[desk.language].reviewTitle(found.value.caseNumber), body }
}

/** What was seen is not what there is: said in a person's words. */
export const outdated = (desk: Desk, problem: Refusal): Refusal =>
  problem.code === 'approval_outdated' ? toldAs(problem, REVIEW[desk.language].changed) : problem

const path = ({ params }: Posted, end: string): string => `/applications/${encodeURIComponent(params['id'] ?? '')}/${end}`

async function takeApproval(posted: Posted): Promise<Taken> {
  const { desk, typed, key, params } = posted
  const { amount = '', currency = '', digest = '' } = typed.one
  const done = await desk.post<{ readonly state: string }>(path(posted, 'approval'), { expected: { money: { amount, currency }, digest } }, key)
  if (!done.ok) return { problem: outdated(desk, done.problem) }
  return { to: `/review/next?after=${params['id'] ?? ''}`, note: done.value.state === 'approved' ? 'approved' : 'first_approval' }
}

async function takeRefusal(posted: Posted): Promise<Taken> {
  const { desk, typed, key } = posted
  const done = await desk.post(path(posted, 'refusal'), { reason: typed.one['reason'] ?? '', note: typed.one['note'] ?? '' }, key)
  return done.ok ? { to: '/review', note: 'refused' } : done
}

async function takeQuestion(posted: Posted): Promise<Taken> {
  const { desk, typed, key } = posted
  const done = await desk.post(path(posted, 'reopening'), { reason: typed.one['reason'] ?? '' }, key)
  return done.ok ? { to: '/review', note: 'reopened' } : done
}

export const reviewScreens: readonly Screen[] = [
  {
    path: '/review/{id}',
    who: APPROVER,
    show,
    forms: {
      approve: { who: APPROVER, take: takeApproval },
      refuse: { who: APPROVER, take: takeRefusal },
      'ask-back': { who: APPROVER, take: takeQuestion },
    },
  },
]

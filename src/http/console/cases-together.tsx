import type { ProgrammeSeen } from '../../pages/console/cases/case-shapes.ts'
import { clearTick, TogetherPage, ToRecommendPage } from '../../pages/console/cases/together-page.tsx'
import { CASE_LIST } from '../../pages/console/words/cases.ts'
import { recommendTogether, type TogetherSeen } from '../../queries/work-recommend.ts'
import type { Desk, Refusal } from './desk.ts'
import { sumOf } from './review-sums.ts'
import type { Posted, Screen, Taken } from './screen.ts'

const OFFICER = ['case_officer'] as const

const seenOf = (desk: Desk, programme: string) => desk.ask<TogetherSeen, { programme: string }>(recommendTogether, { programme })

const addressOf = (programme: string): string => `/cases/together?programme=${encodeURIComponent(programme)}`

const refused = (detail: string, status: number, pointer = '/case'): { readonly problem: Refusal } => ({
  problem: { status, code: 'invalid_input', detail, members: {}, errors: [{ pointer, reason: detail }] },
})

async function takeRun({ desk, typed, key }: Posted): Promise<Taken> {
  const { programme = '' } = typed.one
  const done = await desk.post(`/programmes/${encodeURIComponent(programme)}/automatic-checks`, {}, key)
  return done.ok ? { to: addressOf(programme), note: 'checks_run' } : done
}

/** The clear cases that were ticked; none where one of them is no longer as it was seen. */
function ticked({ desk, typed }: Posted, ticks: readonly string[]) {
  const words = CASE_LIST[desk.language]
  if (ticks.length === 0) return refused(words.noneTicked, 422)
  const seen = seenOf(desk, typed.one['programme'] ?? '')
  if (!seen.ok) return seen
  const cases = seen.value.clear.filter((one) => ticks.includes(clearTick(one)))
  const total = sumOf(cases.map(({ money }) => money))
  return cases.length !== new Set(ticks).size || total === undefined ? refused(words.changedCases, 409) : { cases, total }
}

async function takeCheck(posted: Posted): Promise<Taken> {
  const { desk, typed, of } = posted
  const found = ticked(posted, typed.all['case'] ?? [])
  if ('problem' in found) return found
  const { note = '' } = typed.one
  if (note === '') return refused(CASE_LIST[desk.language].noNote, 422, '/note')
  const body = <ToRecommendPage language={desk.language} of={of} programme={typed.one['programme'] ?? ''} note={note} {...found} />
  return { shown: { title: CASE_LIST[desk.language].checkTitle, body } }
}

/** Amounts and digests go along, so that nothing else is recommended than was seen. */
async function takeRecommendation({ desk, typed, key }: Posted): Promise<Taken> {
  const { programme = '', items = '', note = '' } = typed.one
  const asked = items.split('\n').map((line) => {
    const [application = '', amount = '', currency = '', digest = ''] = line.trim().split(' ')
    return { application, money: { amount, currency }, digest }
  })
  const done = await desk.post(`/programmes/${encodeURIComponent(programme)}/recommendations`, { items: asked, note }, key)
  if (done.ok) return { to: addressOf(programme), note: 'recommended_together' }
  return done.problem.code === 'approval_outdated' ? refused(CASE_LIST[desk.language].changedCases, 409) : done
}

/** Before the screens of one case: its address is no case's. */
export const togetherScreens: readonly Screen[] = [
  {
    path: '/cases/together',
    who: OFFICER,
    show: async ({ desk, query, of }) => {
      const code = of.fault?.typed['programme']?.[0] ?? query['programme'] ?? ''
      const programme = await desk.get<ProgrammeSeen>(`/programmes/${encodeURIComponent(code)}`)
      if (!programme.ok) return programme
      const seen = seenOf(desk, code)
      if (!seen.ok) return seen
      const body = <TogetherPage language={desk.language} of={of} programme={programme.value} seen={seen.value} />
      return { title: CASE_LIST[desk.language].together, body }
    },
    forms: {
      run: { who: OFFICER, take: takeRun },
      check: { who: OFFICER, take: takeCheck },
      recommend: { who: OFFICER, take: takeRecommendation },
    },
  },
]

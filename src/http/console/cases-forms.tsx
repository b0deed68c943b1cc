import type { ListedCase } from '../../pages/console/cases/case-shapes.ts'
import { CodePage, DisclosedPage } from '../../pages/console/cases/once-pages.tsx'
import { CASES } from '../../pages/console/words/cases.ts'
import type { Note } from '../../pages/console/words/notes.ts'
import { changesIn, given, instalmentsIn, notTaken, payeeIn } from './cases-typed.ts'
import type { Form, Posted, Taken } from './screen.ts'

const OFFICER = ['case_officer'] as const
const HOLDERS = ['approver', 'finance', 'releaser'] as const

type Body = (posted: Posted) => object

const back = ({ params }: Posted): string => `/cases/${params['id'] ?? ''}`

/** Posts to an address of the case, and comes back to its page. */
async function post(posted: Posted, path: string, body: object, note: Note, place = ''): Promise<Taken> {
  const done = await posted.desk.post(path, body, posted.key)
  return done.ok ? { to: `${back(posted)}${place}`, note } : done
}

const onCase =
  (end: string, body: Body, note: Note) =>
  (posted: Posted): Promise<Taken> =>
    post(posted, `/applications/${posted.params['id'] ?? ''}/${end}`, body(posted), note)

/** Posts to an address of the case's grant. */
const onGrant =
  (end: string, body: Body, note: Note) =>
  async (posted: Posted): Promise<Taken> => {
    const found = await posted.desk.get<ListedCase>(`/applications/${posted.params['id'] ?? ''}`)
    if (!found.ok) return found
    return post(posted, `/grants/${found.value.grant?.id ?? '0'}/${end}`, body(posted), note)
  }

const check: Body = ({ typed: { one } }) => {
  const evidence = one['document'] || one['evidenceSha256']?.toLowerCase()
  return {
    criterion: one['criterion'] ?? '',
    outcome: one['outcome'] ?? '',
    note: one['note'] ?? '',
    ...(evidence ? { evidenceSha256: evidence } : {}),
  }
}

/** Something else that is needed is nothing without words for it. */
const ask: Body = ({ typed: { one, all } }) => ({
  items: all['items'] ?? [],
  dueDate: one['dueDate'] ?? '',
  ...(all['items']?.includes('other') ? { message: one['message'] ?? '' } : given(one, ['message'])),
})

async function takeRecommendation(posted: Posted): Promise<Taken> {
  const { desk, typed, params, key } = posted
  const { one } = typed
  const instalments = instalmentsIn(desk.language, one['instalments'] ?? '', one['currency'] ?? '')
  if (!instalments.ok) return instalments
  const amount = one['money-amount'] ?? ''
  const done = await desk.post(
    `/applications/${params['id'] ?? ''}/recommendation`,
    {
      ...given(one, ['outcome', 'reason']),
      note: one['note'] ?? '',
      ...(one['digest'] ? { expected: { digest: one['digest'] } } : {}),
      ...(amount === '' ? {} : { money: { amount, currency: one['currency'] ?? '' } }),
      ...(instalments.value.length === 0 ? {} : { instalments: instalments.value }),
    },
    key,
  )
  return done.ok ? { to: back(posted), note: 'recommended' } : { problem: notTaken(done.problem) }
}

async function takeCorrection(posted: Posted): Promise<Taken> {
  const { typed, desk, params, key } = posted
  const { one } = typed
  const body = {
    changes: changesIn(one),
    source: one['source'] ?? '',
    note: one['note'] ?? '',
    ...(one['answersRequest'] === 'yes' ? { answersRequest: true } : {}),
  }
  const done = await desk.post(`/applications/${params['id'] ?? ''}/corrections`, body, key)
  return done.ok ? { to: back(posted), note: 'corrected' } : done
}

async function takeDocument(posted: Posted): Promise<Taken> {
  const { typed, desk, params, key } = posted
  const form = new FormData()
  form.set('kind', typed.one['kind'] ?? '')
  const { file } = typed.files
  if (file) form.set('file', file)
  const done = await desk.postForm(`/applications/${params['id'] ?? ''}/documents`, form, key)
  return done.ok ? { to: `${back(posted)}#documents`, note: 'document_added' } : done
}

async function takeReply(posted: Posted): Promise<Taken> {
  const { typed, desk, key } = posted
  const done = await desk.post(`/messages/${typed.one['message'] ?? '0'}/reply`, { text: typed.one['text'] ?? '' }, key)
  return done.ok ? { to: back(posted), note: 'answered' } : done
}

/** The code is told in this answer alone, and so the page is shown at once. */
async function takeCode(posted: Posted): Promise<Taken> {
  const { desk, typed, params, key } = posted
  const body = { recognisedBy: typed.one['recognisedBy'] ?? '', note: typed.one['note'] ?? '' }
  const done = await desk.post<{ readonly code: string | null }>(`/applications/${params['id'] ?? ''}/code`, body, key)
  if (!done.ok) return done
  const words = CASES[desk.language]
  return { shown: { title: words.codeTitle, body: <CodePage language={desk.language} code={done.value.code} back={back(posted)} /> } }
}

/** What an auditor opens is shown once. */
async function takeDisclosure(posted: Posted): Promise<Taken> {
  const { desk, typed, params, key } = posted
  const done = await desk.post<ListedCase>(`/applications/${params['id'] ?? ''}/disclosure`, { reason: typed.one['reason'] ?? '' }, key)
  if (!done.ok) return done
  const words = CASES[desk.language]
  return { shown: { title: words.discloseTitle, body: <DisclosedPage language={desk.language} of={done.value} back={back(posted)} /> } }
}

const reason: Body = ({ typed: { one } }) => ({ reason: one['reason'] ?? '' })
const noted: Body = ({ typed: { one } }) => ({ note: one['note'] ?? '' })

const cancellation: Body = ({ typed: { one } }) => ({ reason: one['reason'] ?? '', reasonTold: one['reasonTold'] ?? '' })

/** What can be done on the page of a case. */
export const caseForms: Readonly<Record<string, Form>> = {
  'run-checks': { who: OFFICER, take: onCase('automatic-checks', () => ({}), 'checks_run') },
  check: { who: OFFICER, take: onCase('checks', check, 'check_recorded') },
  ask: { who: OFFICER, take: onCase('information-request', ask, 'student_asked') },
  correct: { who: OFFICER, take: takeCorrection },
  recommend: { who: OFFICER, take: takeRecommendation },
  document: { who: OFFICER, take: takeDocument },
  reply: { who: ['case_officer', 'finance', 'auditor'], take: takeReply },
  same: { who: OFFICER, take: onCase('same-person', ({ typed: { one } }) => ({ as: one['as'] ?? '', note: one['note'] ?? '' }), 'same_person') },
  withdraw: { who: OFFICER, take: onCase('withdrawal', noted, 'withdrawn') },
  reopen: { who: ['case_officer', 'approver'], take: onCase('reopening', reason, 'reopened') },
  code: { who: OFFICER, take: takeCode },
  disclose: { who: ['auditor'], take: takeDisclosure },
  payee: {
    who: OFFICER,
    take: onGrant(
      'payee',
      ({ typed: { one } }) => ({ payee: payeeIn(one, 'payee-'), reason: one['reason'] ?? '', recognisedBy: one['recognisedBy'] ?? '' }),
      'payee_recorded',
    ),
  },
  hold: { who: HOLDERS, take: onGrant('holds', reason, 'hold_set') },
  lift: { who: HOLDERS, take: (posted) => post(posted, `/holds/${posted.typed.one['hold'] ?? '0'}/lifting`, reason(posted), 'hold_lifted') },
  cancel: { who: ['approver'], take: onGrant('cancellation', cancellation, 'grant_cancelled') },
}

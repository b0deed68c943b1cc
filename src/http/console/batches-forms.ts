import type { Said } from '../../core/said/say.ts'
import { BATCHES } from '../../pages/console/words/batches.ts'
import type { Note } from '../../pages/console/words/notes.ts'
import { reasonIn } from '../../pages/console/words/said.ts'
import type { Refusal } from './desk.ts'
import { given } from './money-asked.ts'
import type { Form, Posted, Taken } from './screen.ts'

/** One act on the batch of the address, and back to it. */
async function act({ desk, params, key }: Posted, what: string, body: object, note: Note): Promise<Taken> {
  const id = encodeURIComponent(params['id'] ?? '')
  const made = await desk.post(`/payout-batches/${id}/${what}`, body, key)
  return made.ok ? { to: `/batches/${id}`, note } : made
}

/** Places of the bank's file, each where the form's field leads. */
function placesOf(posted: Posted, problem: Refusal): Refusal {
  const problems = problem.members['problems']
  if (!Array.isArray(problems)) return problem
  const told = problems as ReadonlyArray<{ readonly line: number; readonly value: string | null; readonly reason: string; readonly said?: Said }>
  const { language } = posted.desk
  const words = (place: (typeof told)[number]) => BATCHES[language].reportProblem(String(place.line), place.value ?? '', reasonIn(language, place))
  return { ...problem, errors: told.map((place) => ({ pointer: '/file', reason: words(place) })) }
}

const report: Form = {
  who: ['finance'],
  take: async (posted) => {
    const { desk, params, typed, key } = posted
    const id = encodeURIComponent(params['id'] ?? '')
    const file = typed.files['file'] ?? new Blob([])
    const made = await desk.postFile(`/payout-batches/${id}/bank-report`, file, key, 'application/xml')
    return made.ok ? { to: `/batches/${id}`, note: 'report_taken' } : { problem: placesOf(posted, made.problem) }
  },
}

export const batchForms: Readonly<Record<string, Form>> = {
  cancel: { who: ['finance'], take: (posted) => act(posted, 'cancellation', {}, 'batch_cancelled') },
  'hand-over': { who: ['finance'], take: (posted) => act(posted, 'hand-over', given(posted.typed.one, 'bankReference'), 'batch_handed_over') },
  'bank-report': report,
  stop: { who: ['releaser'], take: (posted) => act(posted, 'stop', { reason: posted.typed.one['reason'] ?? '' }, 'batch_stopped') },
}

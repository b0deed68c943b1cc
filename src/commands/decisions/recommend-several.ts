import { z } from 'zod'
import { notFound } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { money } from '../../input/shapes.ts'
import { recommendedBy } from '../../store/decisions.ts'
import { type Programme, programmeByCode } from '../../store/programmes.ts'
import type { Read } from '../../store/read.ts'
import type { Write } from '../../store/write.ts'
import { note } from '../applications/application-body.ts'
import { inState } from '../applications/open-case.ts'
import { command } from '../command.ts'
import { mayRecommend } from './deciders.ts'
import { caseOf, clearCase, decideAll, itemsOf } from './in-one-act.ts'
import { decideRecommendation, type Recommending } from './recommend.ts'

/**
 * Recommends up to 200 clear cases of a programme to be approved, all or nothing. Refuses not_found, erased, same_person, already_decided, wrong_state,
 * not_clear, approval_outdated (of an item with the digest that was seen), and what a recommendation by itself refuses; `errors` points at the items.
 */
export const recommendSeveral = command({
  kind: 'recommended',
  summary: 'Recommend up to 200 clear cases in one act',
  makes: true,
  body: z.strictObject({
    items: itemsOf(z.strictObject({ application: z.string().max(20), money: money.optional(), digest: z.string().max(64).optional() })),
    note,
  }),
  refuses: [
    'erased',
    'same_person',
    'currency_differs',
    'date_invalid',
    'already_decided',
    'wrong_state',
    'checks_not_passed',
    'not_clear',
    'caps_exceeded',
    'amount_not_allowed',
    'payee_invalid',
    'approval_outdated',
  ],
  decide: (read, { params, body, actor }) => {
    const programme = programmeByCode(read, params['code'] ?? '')
    if (!programme) return notFound(say.noProgramme, params['code'])
    const decided = decideAll(body.items, (item) =>
      decideOne(
        read,
        programme,
        item.application,
        { outcome: 'approve', money: item.money, note: body.note, ...(item.digest === undefined ? {} : { expected: { digest: item.digest } }) },
        actor,
      ),
    )
    if (!decided.ok) return decided
    return done((tx) => {
      for (const write of decided.value) write(tx)
    })
  },
  answer: (read, seq) => ({ items: recommendedBy(read, seq).map(({ application }) => ({ application: String(application), state: 'recommended' })) }),
})

function decideOne(read: Read, programme: Programme, id: string, asked: Recommending, actor: number): Result<(tx: Write) => void> {
  const opened = caseOf(read, programme, id)
  if (!opened.ok) return opened
  const person = mayRecommend(read, opened.value.of.id, actor)
  if (!person.ok) return person
  const state = inState(opened.value.of, ['received', 'checking'], say.recommendedFromChecking)
  if (!state.ok) return state
  const clear = clearCase(read, opened.value, opened.value.policy)
  return clear.ok ? decideRecommendation(read, opened.value, asked, actor) : clear
}

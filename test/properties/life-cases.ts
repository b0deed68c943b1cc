import type { Life } from './life.ts'
import { FUNDS } from './life-nouns.ts'
import { type Draw, granted, isEnough, pick } from './life-payouts.ts'
import { CASES, type Json, SECOND_ABOVE, text } from './life-world.ts'

const minorOfCase = (of: Json): number => (CASES[Number(of.id) - 1]?.parts ?? []).reduce((sum: number, part) => sum + part, 0)

/** Cases before their grant: approved together, reopened, refused and reviewed, or withdrawn. */
export async function decide(life: Life, waiting: Json[], [x, y, z]: Draw): Promise<void> {
  if (y % 3 === 0) return approveTogether(life, waiting, x)
  const of = pick(
    waiting.filter((one) => minorOfCase(one) <= SECOND_ABOVE),
    x,
  )
  if (!of) return
  if (y % 12 === 11) {
    const other = [...life.payees.values()][0]?.caseNumber
    // Withdrawn at the student's wish, or because it is the person of another case
    if (z % 2 === 1 && other !== undefined) await life.post(true, 'officer', `/applications/${of.id}/same-person`, { as: other, note: 'the same passport' })
    else await life.post(true, 'officer', `/applications/${of.id}/withdrawal`, { note: 'the student flew home' })
    await life.post(false, 'approver', `/applications/${of.id}/approval`, { expected: of.expected })
    waiting.splice(waiting.indexOf(of), 1)
    return
  }
  // Whoever refused does not decide the review
  if (y % 3 === 1) await life.post(!life.refusedCases.has(of.id), 'approver2', `/applications/${of.id}/refusal`, { reason: 'documents_missing', note: 'no' })
  if (y % 3 === 1) life.refusedCases.add(of.id)
  await life.post(true, 'approver', `/applications/${of.id}/reopening`, { reason: `again ${z}` })
  await life.post(true, 'officer', `/applications/${of.id}/recommendation`, recommendation(life, of))
  await life.post(false, 'approver', `/applications/${of.id}/approval`, { expected: { ...of.expected, digest: '0'.repeat(64) } })
  waiting[waiting.indexOf(of)] = await life.world.get(`/applications/${of.id}`, 'approver')
}

function recommendation(life: Life, of: Json): object {
  const told = CASES[Number(of.id) - 1]
  const currency = FUNDS[told?.fund ?? 'F'].currency
  const instalments = (told?.parts ?? []).map((minor) => ({ dueOn: life.world.today, money: text(minor, currency) }))
  return { money: text(minorOfCase(of), currency), instalments, note: 'looked at again' }
}

/** Several of one programme in one act: all, or none. */
async function approveTogether(life: Life, waiting: Json[], x: number): Promise<void> {
  const fund = x % 4 === 3 ? FUNDS.E : FUNDS.F
  const of = waiting.filter((one) => CASES[Number(one.id) - 1]?.fund === fund.code && minorOfCase(one) <= SECOND_ABOVE).slice(0, 1 + (x % 3))
  if (of.length === 0) return
  const total = of.reduce((sum, one) => sum + minorOfCase(one), 0)
  const isSeen = x % 5 < 4
  const body = {
    expected: { count: of.length + (isSeen ? 0 : 1), total: text(total, fund.currency) },
    items: of.map((one) => ({ application: one.id, digest: one.expected.digest })),
  }
  const answer = await life.post(isSeen && isEnough(life, fund, total), 'approver', `/programmes/${fund.code}/approvals`, body)
  for (const item of (answer?.items ?? []) as Json[]) {
    const one = of.find(({ id }) => id === item.application)
    if (!one) throw new Error('an approval is of a case that was named')
    waiting.splice(waiting.indexOf(one), 1)
    granted(life, one, String(item.grant.id))
  }
}

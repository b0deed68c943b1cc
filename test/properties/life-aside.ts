import { expect } from 'vitest'
import { block, unblock } from '../../src/commands/erase/block.ts'
import type { Life } from './life.ts'
import { type Draw, pick } from './life-payouts.ts'
import type { Json } from './life-world.ts'

/** What moves no money: a programme's new version, settings sent again, a code; and a student who is hidden, of whom nothing is paid meanwhile. */
export async function aside(life: Life, [x, y]: Draw, waiting: Json[]): Promise<void> {
  if (y % 5 > 2) return hide(life, x)
  if (y % 5 === 0) {
    const settings = await life.world.get('/settings', 'admin')
    await life.world.must('admin', '/settings', { feeSchedules: settings.feeSchedules }, 'PUT')
  } else if (y % 5 === 1) {
    const { code, policy } = await life.world.get(`/programmes/${pick(['F', 'E', 'G'], x)}`, 'admin')
    await life.world.must('admin', `/programmes/${code}`, { name: `Again ${x}`, policy }, 'PUT')
    // A decision names the version under which it was seen
    for (const [n, { id }] of waiting.entries()) waiting[n] = await life.world.get(`/applications/${id}`, 'approver')
  } else {
    const of = pick(waiting, x)
    if (of) await life.post(true, 'officer', `/applications/${of.id}/code`, { recognisedBy: 'passport', note: 'the slip was lost' })
  }
}

/** Refused while a payout of the student is under way. */
function hide(life: Life, x: number): void {
  const [grant, payee] = pick([...life.payees], x) ?? []
  if (grant === undefined || !payee) return
  const isHidden = life.hidden.has(grant)
  const isUnderWay = life.payouts.some((p) => p.instalment.grant === grant && (p.state === 'prepared' || p.state === 'instructed'))
  const actor = life.world.book.read((read) => read.value<number>("SELECT min(person) FROM role_grant WHERE role = 'admin'")) ?? 0
  const asked = { caseNumber: payee.caseNumber, reason: 'a threat', actor }
  const done = isHidden ? unblock(life.world.book, asked) : block(life.world.book, asked)
  expect(done.ok, `${isHidden ? 'showing' : 'hiding'} ${payee.caseNumber}: ${JSON.stringify(done)}`).toBe(isHidden || !isUnderWay)
  if (!done.ok) return
  life.count(isHidden ? 'shown again' : 'hidden')
  if (isHidden) life.hidden.delete(grant)
  else life.hidden.add(grant)
}

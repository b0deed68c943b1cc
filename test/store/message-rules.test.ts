import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done } from '../../src/core/result.ts'
import { addMessage as add, addReply } from '../../src/store/messages.ts'
import { studentKey } from '../../src/store/notes.ts'
import { STUDENT } from '../../src/store/people.ts'
import { breaks } from '../../src/store/schema/banks.ts'
import { addSlip } from '../../src/store/slips.ts'
import { addCode } from '../../src/store/students.ts'
import type { Write } from '../../src/store/write.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { type Json, student } from '../commands/cases-world.ts'

/** What the database itself refuses of messages, replies, their breaks and slips, whoever writes. */
describe('the rules of messages in the database', () => {
  const w = new BankWorld()
  let of: Json
  let officer: number
  let auditor: number
  let key: { id: number; key: Uint8Array }
  const ids: Record<string, number> = {}

  const forge = (kind: string, actor: number, write: (tx: Write) => void): string => {
    try {
      const acted = w.book.act({ kind, actor, key: randomUUID(), request: '', status: 200 }, () => done(write))
      return acted.ok ? 'taken' : acted.problem.code
    } catch (thrown) {
      return thrown instanceof Error ? thrown.message : String(thrown)
    }
  }
  const personOf = (role: string): number =>
    w.book.read((read) => read.value<number>('SELECT person FROM role_grant WHERE role = ? ORDER BY id LIMIT 1', role)) ?? 0

  beforeAll(async () => {
    await w.found()
    of = await w.apply()
    const say = (about: string) =>
      w.call('auditor', 'POST', '/status/message', {
        code: of.code,
        birthYear: Number(student(w.n).student.birthDate.slice(0, 4)),
        caseNumber: of.caseNumber,
        about,
        message: about,
      })
    await say('person')
    await say('other')
    officer = personOf('case_officer')
    auditor = personOf('auditor')
    const read = w.book.read((r) => ({
      key: studentKey(r, 1),
      complaint: r.value<number>("SELECT id FROM message WHERE about = 'person'"),
      other: r.value<number>("SELECT id FROM message WHERE about = 'other'"),
      broken: r.value<number>("SELECT id FROM break WHERE kind = 'complaint'"),
      code: r.value<number>('SELECT max(id) FROM student_code'),
    }))
    key = { id: 1, key: read.key ?? new Uint8Array(32) }
    Object.assign(ids, read)
  })
  afterAll(() => w.close())

  const idOf = (name: string): number => ids[name] ?? -1
  const says = (tx: Write, more: object) => add(tx, key, { application: Number(of.id), kind: 'message', about: 'other', told: { text: 'x' }, ...more })

  it('refuse a message that names no break of its kind, or no payout of its case', () => {
    expect(forge('message_received', STUDENT, (tx) => says(tx, { about: 'person' }))).toContain('CHECK')
    expect(forge('message_received', STUDENT, (tx) => says(tx, { about: 'person', break: idOf('broken') }))).toContain('message: of no break of its kind')
    expect(forge('message_received', STUDENT, (tx) => says(tx, { kind: 'received', about: undefined, received: 'all', payout: 99 }))).toContain(
      'message: of no payout',
    )
    expect(forge('message_received', officer, (tx) => says(tx, {}))).not.toBe('taken')
    expect(forge('checks_run', officer, (tx) => says(tx, {}))).toContain('its kind does not write')
  })

  it('refuse a break of a student by another event, and any other break by a student', () => {
    const row = (kind: string) => (tx: Write) => void tx.fact(breaks, { kind, features: '[]' })
    expect(forge('break_resolved', personOf('finance'), row('complaint'))).toContain('break: a student alone')
    expect(forge('message_received', STUDENT, row('unknown_debit'))).toContain('break: a student alone')
  })

  it('refuse a reply by a role that does not answer it, and an answer without a reply', () => {
    const replies = (message: number) => (tx: Write) => {
      addReply(tx, key, { message, text: 'x' })
      tx.step('message', message, 'open', 'answered')
    }
    expect(forge('message_answered', officer, replies(idOf('complaint')))).toContain('reply: its actor has no role')
    expect(forge('message_answered', auditor, replies(idOf('other')))).toContain('reply: its actor has no role')
    expect(forge('message_answered', auditor, replies(idOf('complaint')))).toContain('seal: a reply without')
    expect(forge('message_answered', officer, (tx) => void addReply(tx, key, { message: idOf('other'), text: 'x' }))).toContain('seal: a reply without')
    expect(forge('message_answered', officer, (tx) => tx.step('message', idOf('other'), 'open', 'answered'))).toContain(
      'step: a message is answered by its reply',
    )
    expect(forge('break_resolved', personOf('finance'), (tx) => tx.step('break', idOf('broken'), 'open', 'resolved'))).toContain(
      'step: a reply ends its own complaint',
    )
    expect(forge('message_answered', officer, (tx) => tx.step('break', idOf('broken'), 'open', 'resolved'))).toContain('step: a reply ends its own complaint')
    expect(forge('message_answered', officer, replies(idOf('other')))).toBe('taken')
    expect(forge('message_answered', officer, replies(idOf('other')))).not.toBe('taken')
  })

  it('refuse a slip that went out, and one of a later code', () => {
    const slip = (code: number) => (tx: Write) => void addSlip(tx, code)
    expect(forge('slips_made', officer, slip(idOf('code')))).toBe('taken')
    expect(forge('slips_made', officer, slip(idOf('code')))).toContain('slip: exists')
    expect(forge('application_received', officer, (tx) => addCode(tx, 1, 2))).toBe('taken')
    expect(forge('slips_made', officer, slip(idOf('code') + 1))).toContain('slip: not the code')
  })

  it('leave books that verify', async () => {
    expect(await w.get('/verification', 'auditor')).toMatchObject({ ok: true, faults: [] })
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done } from '../../src/core/result.ts'
import { addDocument } from '../../src/store/documents.ts'
import { addMessage } from '../../src/store/messages.ts'
import { studentKey } from '../../src/store/notes.ts'
import { STUDENT } from '../../src/store/people.ts'
import { document } from '../../src/store/schema/messages.ts'
import type { Write } from '../../src/store/write.ts'
import { type Json, World } from '../commands/cases-world.ts'

/** What the database itself refuses of documents that students send, whoever writes. */
describe('the rules of students’ documents in the database', () => {
  const w = new World()
  let of: Json
  let other: Json
  let key: { id: number; key: Uint8Array }

  const forge = (write: (tx: Write) => void, kind = 'message_received', actor = STUDENT): string => {
    try {
      const acted = w.book.act({ kind, actor, key: randomUUID(), request: '', status: 200 }, () => done(write))
      return acted.ok ? 'taken' : acted.problem.code
    } catch (thrown) {
      return thrown instanceof Error ? thrown.message : String(thrown)
    }
  }
  beforeAll(async () => {
    await w.found()
    of = await w.apply()
    other = await w.apply()
    await w.post('officer', `/applications/${of.id}/information-request`, { items: ['residence'], dueDate: '2020-11-20' })
    key = { id: 1, key: w.book.read((read) => studentKey(read, 1)) ?? new Uint8Array(32) }
  })
  afterAll(() => w.close())

  const answer = (tx: Write, more: object = {}) => addMessage(tx, key, { application: Number(of.id), kind: 'answer', told: { text: 'x' }, ...more })
  const file = (tx: Write, more: object = {}) =>
    addDocument(tx, key, {
      application: Number(of.id),
      kind: 'residence',
      mediaType: 'application/pdf',
      sha256: randomUUID(),
      bytes: new Uint8Array(4),
      ...more,
    })

  it('refuse one without an answer of its case in the same event', () => {
    expect(forge((tx) => void file(tx))).toContain('document: a student sends it with an answer')
    expect(forge((tx) => void [addMessage(tx, key, { application: Number(of.id), kind: 'message', about: 'other', told: {} }), file(tx)])).toContain(
      'with an answer',
    )
    expect(forge((tx) => void [answer(tx, { application: Number(other.id) }), file(tx)])).toContain('with an answer')
  })

  it('refuse one of a kind that is not asked for, or of a case of which nothing is asked', () => {
    expect(forge((tx) => void [answer(tx), file(tx, { kind: 'passport' })])).toContain('document: nothing of its kind')
    expect(forge((tx) => void [answer(tx, { application: Number(other.id) }), file(tx, { application: Number(other.id) })])).toContain('nothing of its kind')
  })

  it('refuse one that is too large, and one by another event', () => {
    const large = (tx: Write) =>
      tx.fact(document, {
        application: Number(of.id),
        kind: 'residence',
        mediaType: 'x',
        sizeBytes: 10 * 1024 * 1024 + 1,
        sha256: 'x',
        personal: Buffer.alloc(1),
      })
    expect(forge((tx) => void [answer(tx), large(tx)])).toContain('document: a student sends 10 MiB at most')
    expect(forge((tx) => void file(tx), 'message_answered')).not.toBe('taken')
  })

  it('take what holds them', async () => {
    expect(forge((tx) => void [answer(tx), file(tx)])).toBe('taken')
    expect(await w.get('/verification', 'auditor')).toMatchObject({ ok: true, faults: [] })
  })
})

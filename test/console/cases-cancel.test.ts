import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { World } from '../commands/cases-world.ts'
import { ConsoleWorld, plain } from './console-world.ts'

describe('cancelling a grant', () => {
  const w = new World()
  const c = new ConsoleWorld(w.book)
  beforeAll(() => w.found())
  afterAll(() => {
    c.close()
    w.close()
  })

  it.each(['en', 'ru'])('asks what the student is to read as the reason, beside what the book keeps: %s', async (language) => {
    const v = await c.enter('approver@example.org')
    v.language = language
    const of = await w.approved()
    const at = `/cases/${of.id}`
    const page = await v.get(at)
    expect(plain(page)).toContain(language === 'en' ? 'What the student reads as the reason' : 'Какую причину увидит студент')
    const without = await v.send(page, `${at}/cancel`, { reason: 'she is at home' })
    expect([without.status, without.text.includes('href="#cancel-reasonTold"')]).toEqual([422, true])
    expect(without.text).toContain('>she is at home</textarea>')
    await v.follow(without, `${at}/cancel`, { reason: 'she is at home', reasonTold: 'student_wish' })
    expect((await w.read(of)).grant.state).toBe('cancelled')
  })
})

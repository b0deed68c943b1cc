import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listBeside } from '../../src/commands/erase/list-beside.ts'
import { createToken } from '../../src/commands/people.ts'
import { Book } from '../../src/store/book.ts'
import { type Known, oneGrant } from '../support/one-grant.ts'
import { CliFolder } from './support.ts'

describe('erasures', () => {
  const at = new CliFolder()
  let world: Awaited<ReturnType<typeof oneGrant>>
  let cases: readonly [Known, Known]
  let env: Record<string, string>
  const before = at.file('before.db')

  /** Erasable values of the students, as the file of the first copy has them. */
  let sealed: readonly Buffer[]

  const erase = (of: Known) => at.run(['erase', '--case', of.caseNumber, '--reason', 'asked'], env)
  const restore = (copy: string, db: string, more: Record<string, string> = {}) => at.run(['restore', copy, '--db', at.file(db), '--json'], { ...env, ...more })
  const found = (db: string) => {
    const book = Book.open(at.file(db), Date.now, world.master)
    const erased = book.read((read) => read.all<{ id: number }>('SELECT id FROM student WHERE wrapped IS NULL ORDER BY id').map(({ id }) => id))
    book.close()
    return erased
  }

  beforeAll(async () => {
    world = await oneGrant()
    cases = [world.received, world.granted]
    writeFileSync(at.keyFile, world.master.toString('hex'))
    const token = createToken(world.book, { email: 'admin@example.org', scope: [] })
    if (!token.ok) throw new Error(token.problem.detail)
    env = { TIDEOVER_DB: world.file, TIDEOVER_TOKEN: token.value.token }
    sealed = world.book.read((read) =>
      read.all<{ of: Buffer }>('SELECT wrapped AS of FROM student UNION ALL SELECT personal FROM student_version').map(({ of }) => of),
    )
    expect((await at.run(['backup', '--out', before], env)).status).toBe(0)
    expect(existsSync(listBeside(before))).toBe(false)
    await world.ask('approver', 'POST', `/grants/${((await world.ask('approver', 'GET', `/applications/${cases[1].id}`))['grant'] as Known).id}/cancellation`, {
      reason: 'asked',
    })
    for (const of of cases) expect((await erase(of)).status).toBe(0)
  })
  afterAll(() => at.remove())

  it('are listed beside the book and beside every copy, with nothing of a person', async () => {
    const lines = readFileSync(listBeside(world.file), 'utf8').trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as Known).caseNumber)).toEqual(cases.map(({ caseNumber }) => caseNumber))
    expect(Object.keys(JSON.parse(lines[0] ?? '') as object)).toEqual(['book', 'student', 'made', 'caseNumber', 'erasedAt'])
    expect((await at.run(['backup', '--out', at.file('after.db')], env)).status).toBe(0)
    expect(readFileSync(listBeside(at.file('after.db')), 'utf8')).toBe(readFileSync(listBeside(world.file), 'utf8'))
  })

  it('are repeated on a copy from before, but where its money is open: that one is named until it is done', async () => {
    copyFileSync(listBeside(world.file), listBeside(before))
    const { status, out } = await restore(before, 'restored.db')
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ ok: true, repeated: [cases[0].caseNumber], notRepeated: [{ caseNumber: cases[1].caseNumber }] })
    expect(found('restored.db')).toEqual([1])
    const bytes = readFileSync(at.file('restored.db'))
    expect(sealed.map((value) => bytes.includes(value))).toEqual([false, true, false, true])
    expect((await at.run(['verify', '--db', at.file('restored.db')], env)).status).toBe(0)
    const { warnings } = (await at.json(['doctor', '--db', at.file('restored.db')], env)) as { warnings: string[] }
    expect(warnings.filter((words) => words.includes('was erased on')).map((words) => words.includes(cases[1].caseNumber))).toEqual([true])
    expect(readFileSync(listBeside(at.file('restored.db')), 'utf8')).toBe(readFileSync(listBeside(world.file), 'utf8'))
  })

  it('are not repeated where no list names them (the control), nor on another book', async () => {
    copyFileSync(before, at.file('alone.db'))
    expect((await restore(at.file('alone.db'), 'without.db')).status).toBe(0)
    expect(found('without.db')).toEqual([])
    const other = readFileSync(listBeside(world.file), 'utf8').replaceAll(/"book":"[0-9a-f]{64}"/g, `"book":"${'0'.repeat(64)}"`)
    writeFileSync(listBeside(at.file('alone.db')), other)
    expect((await restore(at.file('alone.db'), 'other.db')).status).toBe(0)
    expect(found('other.db')).toEqual([])
  })

  it('keep a copy from being restored without the key, or beside a list that can’t be read', async () => {
    const without = await restore(before, 'keyless.db', { TIDEOVER_KEY_FILE: at.file('none.key') })
    expect([without.status, existsSync(at.file('keyless.db'))]).toEqual([1, false])
    expect(without.err).toContain('master key')
    writeFileSync(listBeside(before), 'no list')
    const unread = await restore(before, 'unread.db')
    expect([unread.status, existsSync(at.file('unread.db'))]).toEqual([1, false])
    expect(unread.err).toContain('no list of erasures')
    expect(readdirSync(at.path).filter((name) => name.includes('restoring'))).toEqual([])
  })
})

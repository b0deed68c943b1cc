import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SignInFile } from '../../src/store/sign-in-file.ts'
import { CliFolder } from './support.ts'

describe('keeping a book', () => {
  const at = new CliFolder()
  const copy = join(at.path, 'copy.db')
  beforeAll(async () => {
    await at.json(['init'])
    await at.json(['user', 'add', '--email', 'f@example.org', '--name', 'Finance', '--roles', 'finance'])
  })
  afterAll(() => at.remove())

  it('copies the book without its key, and never over a file', async () => {
    expect(await at.json(['backup', '--out', copy])).toMatchObject({ path: copy, keyIncluded: false })
    expect(statSync(copy).mode & 0o777).toBe(0o600)
    const key = readFileSync(at.keyFile, 'utf8').trim()
    expect(readFileSync(copy).includes(Buffer.from(key, 'hex'))).toBe(false)
    expect((await at.run(['backup', '--out', copy])).status).toBe(1)
  })

  it('keeps beside the book when it was copied, and says that it never was', async () => {
    const other = join(at.path, 'other.db')
    const warned = async () => ((await at.json(['doctor', '--db', other])) as { warnings: string[] }).warnings.join('\n')
    expect((await at.run(['restore', copy, '--db', other])).status).toBe(0)
    expect(await warned()).toContain('No copy of the book was made here')
    const made = await at.json(['backup', '--out', join(at.path, 'of-other.db'), '--db', other])
    expect(JSON.parse(readFileSync(`${other}.copied`, 'utf8'))).toMatchObject({ name: 'of-other.db', seq: (made as { seq: number }).seq })
    expect(statSync(`${other}.copied`).mode & 0o777).toBe(0o600)
    expect(await warned()).not.toContain('copy of the book')
    writeFileSync(`${other}.copied`, JSON.stringify({ at: '2020-01-01T00:00:00.000Z', seq: 1, bytes: 1, name: 'old.db' }))
    expect(await warned()).toMatch(/The last copy of the book is \d{4} days old/)
  })

  it('restores a copy only once it is verified, and never over a book', async () => {
    expect((await at.run(['restore', copy])).err).toContain('exists')
    const restored = join(at.path, 'restored.db')
    const before = new SignInFile(`${restored}.auth`)
    before.startSession('somebody', { person: 3, credential: 1, startedAt: 1, seenAt: 1, provenAt: 1, proof: Buffer.alloc(32) })
    before.close()
    expect((await at.run(['restore', copy, '--db', restored])).status).toBe(0)
    const after = new SignInFile(`${restored}.auth`)
    expect(after.session('somebody'), 'nobody stays signed in').toBeUndefined()
    after.close()
    expect((await at.run(['verify', '--db', restored])).status).toBe(0)
    const bytes = readFileSync(copy)
    const at_ = bytes.indexOf('user_added')
    bytes.write('user_addex', at_)
    const damaged = join(at.path, 'damaged.db')
    writeFileSync(damaged, bytes)
    const refused = join(at.path, 'refused.db')
    const answer = await at.run(['restore', damaged, '--db', refused])
    expect([answer.status, existsSync(refused), existsSync(`${refused}.restoring`)]).toEqual([1, false, false])
    expect(answer.err).toContain('Not restored')
  })

  it('rotates the master key: the old one opens the book no more, the books verify, and names stay readable', async () => {
    const old = readFileSync(at.keyFile, 'utf8')
    await at.json(['key', 'rotate'])
    expect(readFileSync(at.keyFile, 'utf8')).not.toBe(old)
    expect(statSync(at.keyFile).mode & 0o777).toBe(0o600)
    expect(await at.json(['verify'])).toMatchObject({ ok: true, marks: 'checked' })
    expect(JSON.stringify(await at.json(['user', 'list']))).toContain('f@example.org')
    const key = readFileSync(at.keyFile, 'utf8')
    writeFileSync(at.keyFile, old)
    expect((await at.run(['user', 'list'])).err).toContain('not the one of this book')
    writeFileSync(at.keyFile, key)
  })

  it('tells what is not as it should be: key beside the book, steps that nobody can do', async () => {
    const { warnings } = (await at.json(['doctor'])) as { warnings: string[] }
    expect(warnings.join('\n')).toContain('same folder')
    expect(warnings.join('\n')).toContain('Nobody could approve')
  })
})

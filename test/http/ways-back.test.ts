import { afterAll, describe, expect, it } from 'vitest'
import { ownAddress } from '../../src/http/own-address.ts'
import { World } from '../commands/cases-world.ts'
import { ConsoleWorld } from '../console/console-world.ts'

/** What a browser, or something before it, could take for another site's address. */
const ELSEWHERE = [
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '/\u0000/evil.example',
  '/\u0085/evil.example',
  '/ /evil.example',
  '/.//evil.example',
  '/cases/../..//evil.example',
  '/%2e//evil.example',
  'https://evil.example/work',
  'javascript:alert(1)',
  ' /work',
  'work',
  '',
  `/${'a'.repeat(5000)}`,
]
const OURS = [
  ['/cases?state=received&programme=P', '/cases?state=received&programme=P'],
  ['/cases/12', '/cases/12'],
  ['/cases?find=Ab-_9', '/cases?find=Ab-_9'],
  ['/status', '/status'],
  ['/work#main', '/work'],
  ['/x?a=%0d%0a', '/x?a=%0d%0a'],
] as const

describe('a way back', () => {
  const w = new World()
  const c = new ConsoleWorld(w.book)
  afterAll(() => {
    c.close()
    w.close()
  })

  it.each(ELSEWHERE.map((back) => [back.slice(0, 40), back]))('does not lead to %j', async (_, back) => {
    expect(ownAddress(back)).toBeUndefined()
    const v = await c.enter('admin@example.org')
    const chosen = await v.get(`/console-language?to=en&back=${encodeURIComponent(back)}`)
    expect([chosen.status, chosen.to]).toEqual([303, '/work'])
    for (const page of ['/prove', '/sign-in']) expect((await v.get(`${page}?to=${encodeURIComponent(back)}`)).text, page).toContain('name="to" value="/work"')
    const student = await v.get(`/language/tk?back=${encodeURIComponent(back)}`)
    expect([student.status, student.to]).toEqual([303, '/status'])
    c.now += 60_000
  })

  it.each(OURS)('leads to %j', async (back, to) => {
    expect(ownAddress(back)).toBe(to)
    const chosen = await c.visitor().get(`/console-language?to=ru&back=${encodeURIComponent(back)}`)
    expect([chosen.status, chosen.to]).toEqual([303, to])
  })

  it('tells whoever sends a broken or empty choice of the language nothing but the way on', async () => {
    for (const query of ['', '?to=xx', '?back=%0d%0aSet-Cookie:%20a=b', '?to=en&back=%E0%A4%A'])
      expect((await c.visitor().get(`/console-language${query}`)).status, query).toBe(303)
  })
})

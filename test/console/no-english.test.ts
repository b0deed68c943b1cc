import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SCREENS } from '../../src/http/console/screens.ts'
import type { World } from '../support/full-book.ts'
import { crawl, formsOn, type Reached } from '../support/injection-crawl.ts'
import { EVERYBODY, wholeBook } from '../support/whole-book.ts'
import { ConsoleWorld, type Visitor } from './console-world.ts'

/** Words in a row, of Latin letters. */
const LATIN = /[A-Za-z][A-Za-z'’-]*(?: [A-Za-z][A-Za-z'’-]*)+/g
/** Such as only a sentence or a phrase has: names begin with capitals, codes are one word. */
const ENGLISH = /\b[a-z]{2,}(?:['’][a-z]+)? [a-z]{2,}\b/

/** What the test book was told by no form: who looks at it, and codes that stand in front of names. */
const NAMED = /Somebody of every role|\beverybody@example\.org|\b(?:YEN|USD|TRY|EUR) /g
/** A file to print, in English and Russian at once. */
const PRINTED = '/lists/slips'

/** What no link leads to. */
const MORE = [
  '/accounts/USD-1/match/together?reason=reference_one_edit',
  '/payouts/99999',
  '/cases/99999',
  '/reports/nothing',
  '/story/payout/9999',
  '/nowhere',
]
const TYPED = ['', 'слово', '99'] as const

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** The words that a page shows or says: what is marked as English, fingerprints, commands and JSON are none of them. */
function wordsOf(text: string): readonly string[] {
  const shown = text.replace(/<(script|style|textarea|pre|code)\b[\s\S]*?<\/\1>/g, ' ')
  const said = [...shown.matchAll(/ (?:aria-label|title|alt|placeholder)="([^"]*)"/g)].map(([, one = '']) => one)
  return [...shown.replace(/<[^>]+>/g, '\n').split('\n'), ...said].map((one) => unescaped(one).replace(/\s+/g, ' ').replace(NAMED, '').trim())
}

describe('in Russian', () => {
  let w: World
  let c: ConsoleWorld
  let v: Visitor
  let data: string
  let pages: readonly Reached[]

  beforeAll(async () => {
    w = await wholeBook()
    data = [...w.sent].join('\n').replace(/ +/g, ' ')
    c = new ConsoleWorld(w.book)
    v = await c.enter(EVERYBODY)
    v.language = 'ru'
    const paths = SCREENS.map(({ path }) => path).filter((path) => !path.includes('{'))
    const reached = await crawl([...paths, ...MORE], async (path) => {
      c.now += 1500
      const response = await v.fetch(path)
      return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
    })
    pages = reached.filter(({ type, isFile }) => type.startsWith('text/html') && !isFile)
  })
  afterAll(() => {
    c?.close()
    w?.book.close()
  })

  /** What stands there in English, and was sent by nobody. */
  const englishIn = (text: string): readonly string[] =>
    wordsOf(text).filter((words) => (words.match(LATIN) ?? []).some((run) => ENGLISH.test(run) && !data.includes(run)))

  it('English would be seen: the same page in English has plenty', async () => {
    c.now += 1500
    v.language = 'en'
    const page = await v.get('/work')
    v.language = 'ru'
    expect(englishIn(page.text).length).toBeGreaterThan(5)
  })

  it('no screen of a filled book shows an English sentence', () => {
    expect(pages.length).toBeGreaterThan(300)
    const found = new Map(pages.flatMap(({ address, text }) => englishIn(text).map((one) => [one.replace(/\d+/g, '#'), `${address}: ${one}`] as const)))
    expect([...found.values()]).toEqual([])
  })

  it.each(TYPED)('no form does, where all its fields hold "%s"', async (typed) => {
    const found = new Map<string, string>()
    let refused = 0
    for (const [action, { address, fields }] of formsOn(pages)) {
      c.now += 1500
      const page = await v.get(address)
      if (!page.text.includes(`action="${action}"`) || action === PRINTED) continue
      const answer = await v.send(page, action, Object.fromEntries(fields.map(({ name, choice }) => [name, choice ?? typed])))
      if (answer.status >= 400) refused += 1
      for (const one of englishIn(answer.text)) found.set(one.replace(/\d+/g, '#'), `${action}: ${one}`)
    }
    expect(refused).toBeGreaterThan(20)
    expect([...found.values()]).toEqual([])
  })
})

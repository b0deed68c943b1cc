import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isSaid } from '../../src/core/said/say.ts'
import { parseDelimited } from '../../src/files/delimited.ts'
import { readWorkbook } from '../../src/files/workbook.ts'
import { unzip } from '../../src/files/zip-archive.ts'
import { SCREENS } from '../../src/http/console/screens.ts'
import { foreignTo, formulasIn, INJECTIONS, markIn, marksIn } from '../support/injection.ts'
import { EVERYBODY, type InjectionBook, injectionBook } from '../support/injection-book.ts'
import { crawl, type Field, formsOn, isFileIn, type Reached } from '../support/injection-crawl.ts'
import { ConsoleWorld, type Visitor } from './console-world.ts'

describe('foreignTo and formulasIn', () => {
  const page = (inside: string) => `<!doctype html><html lang="en"><body><p class="a">${inside}</p></body></html>`

  it('find nothing in a page of ours, and each string that is not escaped', () => {
    expect(foreignTo(page('<a href="/work">1 &lt; 2</a><input type="text" checked=""/>'))).toEqual([])
    const risky = INJECTIONS.filter((one) => /[<>"']/.test(one))
    expect(risky.length).toBeGreaterThanOrEqual(40)
    expect(risky.filter((one) => foreignTo(page(one)).length === 0)).toEqual([])
    for (const address of ['javascript:alert(1)', '//evil.example/', 'https://evil.example/', 'data:text/html,x', '/\\evil.example'])
      expect([address, foreignTo(page(`<a href="${address}">x</a>`)).length]).toEqual([address, 1])
    expect(foreignTo(page('<a href="/work" onclick="x()">x</a>'))).toEqual(['<a onclick="x()">'])
  })

  it('find each cell that a spreadsheet program would reckon', () => {
    const formulas = ['=1', '+1+1', '-2+3', '@SUM(1)', '\t=1', '\r\n1', ' =1', '＝1', '\u200b=1']
    expect(formulasIn([formulas, ["'=1", '-12.50', '7', 'a=1', '']])).toEqual(formulas)
  })
})

describe('what people wrote into fields', () => {
  let book: InjectionBook
  let c: ConsoleWorld
  let visitor: Visitor
  let reached: readonly Reached[]

  beforeAll(async () => {
    book = await injectionBook()
    c = new ConsoleWorld(book.w.book)
    visitor = await c.enter(EVERYBODY)
    const paths = SCREENS.map(({ path }) => path).filter((path) => !path.includes('{'))
    reached = await crawl([...paths, ...MORE], async (path) => {
      c.now += 1500
      const response = await visitor.fetch(path)
      return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
    })
  })
  afterAll(() => {
    c?.close()
    book?.w.close()
  })

  const pages = () => reached.filter(({ type }) => type.startsWith('text/html'))
  const files = (type: RegExp) => reached.filter((of) => of.status === 200 && type.test(of.type))

  it('is taken by most fields, and refused by those that it can’t be true of', () => {
    expect(INJECTIONS.length).toBeGreaterThan(60)
    expect(book.taken.size).toBe(INJECTIONS.length)
    expect(book.refused).toBeGreaterThan(100)
  })

  it('is reached on every screen of the console, by its links', () => {
    const shown = (path: string) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/?]+')}(\\?|$)`)
    const lost = SCREENS.map(({ path }) => path).filter((path) => !reached.some(({ address }) => shown(path).test(address)))
    expect(lost).toEqual([])
    expect(reached.filter(({ status }) => status >= 500).map(({ address }) => address)).toEqual([])
  })

  it('is shown, and stands as text on each page', () => {
    const shown = new Set(pages().flatMap(({ text }) => [...marksIn(text)]))
    expect([...book.taken].filter((mark) => !shown.has(mark))).toEqual([])
    expect(pages().filter(({ text }) => marksIn(text.replace(/<header>[\s\S]*?<\/header>/, '')).size > 0).length).toBeGreaterThan(100)
    const faults = new Map(pages().flatMap(({ address, text, isFile }) => foreignTo(text, isFile).map((fault) => [fault, `${address}: ${fault}`] as const)))
    expect([...faults.values()]).toEqual([])
  })

  it('begins no formula in a file that is made of the book', async () => {
    const csv = files(/csv/).map(({ address, text }) => [address, cellsOf(text)] as const)
    const packed = files(/zip/).flatMap(({ bytes }) => filesIn(bytes))
    for (const [name, bytes] of packed) if (name.endsWith('.csv')) csv.push([name, cellsOf(new TextDecoder().decode(bytes))])
    const workbooks = [...files(/spreadsheetml/).map(({ address, bytes }) => [address, bytes] as const), ...packed.filter(([name]) => name.endsWith('.xlsx'))]
    const books = await Promise.all(
      workbooks.map(async ([address, bytes]) => {
        const sheets = await readWorkbook(bytes)
        if (!sheets.ok) throw new Error(`${address}: ${sheets.problem.detail}`)
        const parts = filesIn(bytes).filter(([name]) => name.startsWith('xl/worksheets/'))
        expect(parts.length, address).toBeGreaterThan(0)
        expect(parts.join('\n'), address).not.toMatch(/<f[ >]/)
        return [address, sheets.value.flatMap(({ rows }) => rows.map(({ cells }) => cells))] as const
      }),
    )
    expect([csv.length > 10, books.length > 5, packed.length > 0]).toEqual([true, true, true])
    const faults = [...csv, ...books].flatMap(([address, rows]) => formulasIn(rows).map((cell) => `${address}: ${cell}`))
    expect(faults).toEqual([])
    expect(new Set([...csv, ...books].flatMap(([, rows]) => [...marksIn(rows.flat().join(' '))])).size, 'of the strings in files').toBeGreaterThan(50)
  })

  it('stands as text on the students’ own pages', async () => {
    const shown = new Set<string>()
    for (const { code, birthYear } of book.students) {
      c.now += 1500
      const page = await c.visitor().post('/status', { code, birthYear: String(birthYear) })
      expect([page.status, foreignTo(page.text)]).toEqual([200, []])
      for (const mark of marksIn(page.text)) shown.add(mark)
    }
    expect(shown.size).toBeGreaterThan(50)
  })

  it('is shown again as text where a form does not take it, and taken where it is harmless', async () => {
    const forms = formsOn(pages())
    expect(forms.size).toBeGreaterThan(60)
    const faults: string[] = []
    const echoed = new Set<string>()
    let [sent, n] = [0, 0]
    for (const [action, { address, fields }] of forms) {
      c.now += 1500
      const page = await visitor.get(address)
      if (!page.text.includes(`action="${action}"`)) continue
      const typed = fields.map((field, at) => [field.name, typedInto(field, INJECTIONS[((n + at) * 7) % INJECTIONS.length] ?? '')] as const)
      n += fields.length
      const answer = await visitor.send(page, action, Object.fromEntries(typed))
      const after = answer.status === 303 ? await visitor.get(answer.to) : answer
      sent += 1
      if (answer.status >= 500 || after.status >= 500) faults.push(`${action}: ${answer.status} ${after.status}`)
      for (const { text, headers } of [answer, after]) {
        const found = headers.get('Content-Type')?.includes('csv') ? formulasIn(cellsOf(text)) : foreignTo(text, isFileIn(headers))
        faults.push(...found.map((fault) => `${action}: ${fault}`))
      }
      for (const [, text] of typed) if (marksIn(after.text).has(markIn(text))) echoed.add(markIn(text))
    }
    expect(faults).toEqual([])
    expect(sent).toBeGreaterThan(50)
    expect(echoed.size).toBeGreaterThan(50)
  })
})

/** A choice is made, anything else is typed. */
const typedInto = ({ choice }: Field, text: string): string => choice ?? text

const cellsOf = (csv: string): ReadonlyArray<readonly string[]> => parseDelimited(csv.replace(/^\ufeff/, ''), ',').rows

/** What no link leads to in this book. */
const MORE = ['/accounts/B/match/together?reason=reference_one_edit', '/exports?name=donor-pack&fund=F&from=2020-11-01&to=2020-11-30']

function filesIn(archive: Uint8Array): ReadonlyArray<readonly [name: string, bytes: Buffer]> {
  const files = unzip(archive, () => true, 2 ** 26)
  if (isSaid(files)) throw new Error(files.text)
  return [...files]
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signedInBy } from '../../src/commands/sign-in/sessions.ts'
import { HeldFiles } from '../../src/commands/statements/held-files.ts'
import type { ImportState } from '../../src/http/console/statements-held.ts'
import type { Preview } from '../../src/pages/console/statements/preview-shapes.ts'
import { bankAccountByCode } from '../../src/store/bank-accounts.ts'
import { beginImport } from '../../src/store/statement-staging.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { type Json, money } from '../commands/cases-world.ts'
import { ConsoleWorld, type PageSeen, plain, type Visitor } from './console-world.ts'

const fileOf = (bytes: Uint8Array | string, name = 'ekstre.csv') => new File([bytes as Uint8Array<ArrayBuffer>], name, { type: 'text/csv' })

describe('a statement on its way into the book', () => {
  let w: BankWorld
  let c: ConsoleWorld
  let v: Visitor

  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    w.contribution()
    c = new ConsoleWorld(w.book)
    v = await c.enter('finance@example.org')
  })
  afterEach(() => {
    c.close()
    w.close()
  })

  /** Chooses a file and sees how it is read. */
  const look = async (file: File, fields: Record<string, string> = {}, by = v): Promise<PageSeen> =>
    by.follow(await by.get('/accounts/B/import'), '/accounts/B/import/look', { ...fields, file })
  const statements = async (): Promise<Json[]> => (await w.get('/bank-accounts/B/statements', 'finance')).items

  it('is certain by its balances, shows its lines, and is taken in as it was seen', async () => {
    w.book_(-300_000, 'EFT one')
    const seen = await look(fileOf(w.statement()))
    expect(plain(seen)).toContain('Certain The balance that the bank prints on each line agrees')
    expect(plain(seen)).toContain('ekstre.csv')
    expect(plain(seen)).toContain('Import 2 lines')
    expect(await statements()).toEqual([])
    const done = await v.follow(seen, '/accounts/B/import/take')
    expect(done.status).toBe(303)
    const statement = await v.get(done.to)
    expect(plain(statement)).toContain('The statement is taken in.')
    expect(await statements()).toMatchObject([{ added: 2, known: 0 }])
    const account = plain(await v.get('/accounts/B'))
    expect(account).toContain('Lines without an explanation 2')
    expect(account).toContain('By the bank 97 000.00 TRY Difference (books − bank) −97 000.00 TRY')
  })

  it('tells on the second look that nothing of it is new, and takes it in twice without counting twice', async () => {
    for (const words of ['Import 1 line', 'Import (nothing new in it)']) {
      const seen = await look(fileOf(w.statement()))
      expect(plain(seen)).toContain(words)
      await v.follow(seen, '/accounts/B/import/take')
    }
    expect((await statements()).map(({ added, known }) => [added, known])).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  it('is one import where the form is sent twice', async () => {
    const seen = await look(fileOf(w.statement()))
    await v.send(seen, '/accounts/B/import/take')
    await v.send(seen, '/accounts/B/import/take')
    expect(await statements()).toHaveLength(1)
  })

  it.each([
    ['en', 'a PDF or a picture is not read', 'The file can be read in 8 ways'],
    ['ru', 'PDF и картинки не читаются', 'Осмысленных прочтений 8'],
  ])('says what to export where there is no table, or too little tells how it is read (%s)', async (language, pdf, ways) => {
    v.language = language
    const scanned = plain(await look(fileOf('%PDF-1.4\n1 0 obj\n', 'ekstre.pdf')))
    expect(scanned).toContain(pdf)
    expect(scanned).not.toContain('tr-account-statement')
    const rows = ['Date;Text;Amount', '01/02/2020;In;1.000', '02/03/2020;Card payment;2.500', '03/04/2020;Shop;1.250', '']
    expect(plain(await look(fileOf(rows.join('\n'))))).toContain(ways)
  })

  it('shows every problem of a file that is not read, and takes nothing in', async () => {
    const text = new TextDecoder('windows-1254').decode(w.statement()).replace('100.000,00;100.000,00', '100.000,00;99.000,00')
    const seen = await look(fileOf(new TextEncoder().encode(text)))
    expect(plain(seen)).toContain('Not read Nothing was taken in.')
    expect(plain(seen)).toContain('What is wrong, and what would be right')
    expect(seen.text).not.toContain('/accounts/B/import/take"')
    expect(await statements()).toEqual([])
  })

  it('puts readings that survive side by side, preselects none, and takes in the chosen one alone', async () => {
    const file = 'Date,Description,Amount\r\n01/02/2020,one,100.50\r\n02/02/2020,two,200.25\r\n03/03/2020,three,-50.00\r\n'
    const seen = await look(fileOf(file))
    expect(plain(seen)).toMatch(/Please confirm The file can be read in \d ways/)
    expect(seen.text).toContain('Cells that the readings take differently')
    expect(seen.text).not.toMatch(/<input[^>]*type="radio"[^>]* checked/)
    expect(plain(seen)).toMatch(/Reading 2: 100\.50 as −100\.50, 01\/02\/2020 as 1 February 2020 Reading 3: 100\.50 as 100\.50, 01\/02\/2020 as 2 January 2020/)
    expect(seen.text).not.toContain('<details')
    const none = await v.send(seen, '/accounts/B/import/take')
    expect([none.status, await statements()]).toEqual([422, []])
    expect(plain(none)).toContain('Choose one of the readings.')
    expect((await v.send(seen, '/accounts/B/import/take', { reading: '9' })).status).toBe(422)
    const chosen = await v.follow(none, '/accounts/B/import/take', { reading: '2', profile: 'Card export' })
    expect(chosen.to).toMatch(/^\/statements\//)
    const preview = await w.post('finance', '/bank-accounts/B/statements?mode=preview', undefined, { raw: file, kind: 'text/csv' })
    const [line] = (await w.get('/bank-accounts/B/lines', 'finance')).items
    expect(preview.readings[1].differs.map(({ as }: Json) => as)).toContain(line.bookedOn)
    expect((await w.get('/profiles', 'finance')).items).toMatchObject([{ bankAccount: 'B', name: 'Card export' }])
  })

  it('names only cells that the readings take differently as such, days and amounts in words', async () => {
    const file = 'Date;Text;Amount\r\n01/02/2020;EFT one;-100,00\r\n02/02/2020;EFT two;-200,00\r\n03/02/2020;in;1050,00\r\n'
    const page = (await look(fileOf(file))).text
    const [apart = '', alike = ''] = ['Cells that the readings take differently', 'Cells that could be meant otherwise'].map(
      (caption) => new RegExp(`<caption[^>]*>${caption}.*?</table>`, 's').exec(page)?.[0],
    )
    const rows = (table: string) =>
      [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].slice(1).map(([, row = '']) =>
        row
          .replace(/<[^>]+>/g, '|')
          .split('|')
          .filter((cell) => cell !== ''),
      )
    expect(rows(apart).length).toBeGreaterThan(0)
    for (const [, , , ...taken] of rows(apart)) expect(new Set(taken).size).toBeGreaterThan(1)
    for (const [, , , ...taken] of rows(alike)) expect(taken).toHaveLength(1)
    expect(`${apart}${alike}`).not.toMatch(/\d{4}-\d{2}-\d{2}|1050\.00/)
    expect(plain({ text: alike } as Json)).toContain('1 February 2020')
    expect(plain({ text: apart } as Json)).toContain('1 050.00')
  })

  it('folds away all but the first cells that tell readings apart, so that what is to be chosen stays in view', async () => {
    const days = Array.from({ length: 12 }, (_, n) => `0${1 + (n % 3)}/0${4 + (n % 5)}/2020,a text,${n % 2 === 0 ? '' : '-'}${n + 1}.50`)
    const seen = await look(fileOf(['Date,Description,Amount', ...days, ''].join('\r\n')))
    const [before = '', folded = ''] = seen.text.split('<details>')
    expect(before.match(/<code>/g)).toHaveLength(8)
    expect(folded).toMatch(/^<summary>\d+ more<\/summary>/)
  })

  it('remembers a confirmed reading, and says so; another can be chosen all the same', async () => {
    const file = (rows: string) => `Date,Description,Amount\r\n${rows}`
    const first = await look(fileOf(file('2020-10-20,one,100.50\r\n2020-10-21,two,-5.25\r\n')))
    await v.follow(first, '/accounts/B/import/take', { reading: '1' })
    const second = await look(fileOf(file('2020-10-22,three,100.50\r\n2020-10-23,four,-5.25\r\n')))
    expect(plain(second)).toContain('confirmed this reading for this account before')
    await v.follow(second, '/accounts/B/import/take')
    expect(await statements()).toHaveLength(2)
    const sql = 'SELECT count(*) FROM confirmed_reading'
    expect(w.book.read((read) => read.value(sql))).toBe(1)
    const third = await look(fileOf(file('2020-10-24,five,100.50\r\n2020-10-25,six,-5.25\r\n')))
    await v.follow(third, '/accounts/B/import/take-other', { reading: '2' })
    expect(w.book.read((read) => read.value(sql))).toBe(2)
    const amounts = (await w.get('/bank-accounts/B/lines', 'finance')).items.map((l: Json) => l.money.amount)
    expect(amounts).toEqual(['100.50', '-5.25', '100.50', '-5.25', '-100.50', '5.25'])
  })

  it('is kept for the one session and for half an hour', async () => {
    const seen = await look(fileOf(w.statement()))
    const held = /name="file" value="([^"]+)"/.exec(seen.text)?.[1] ?? ''
    const other = await c.enter('hats@example.org')
    expect(plain(await other.get(`/accounts/B/import?file=${held}`))).toContain('is not kept any more')
    const form = await other.get('/accounts/B/import')
    expect(plain(form)).toContain('Look at the file')
    const stolen = await other.post('/accounts/B/import/take', {
      formKey: /name="formKey" value="([^"]+)"/.exec(form.text)?.[1] ?? '',
      file: held,
      reading: '1',
    })
    expect([stolen.status, await statements()]).toEqual([422, []])
    c.now += 25 * 60_000
    await v.get('/accounts')
    c.now += 6 * 60_000
    expect((await v.send(seen, '/accounts/B/import/take')).status).toBe(422)
    expect(await statements()).toEqual([])
  })

  it('stands encrypted beside the book, and goes once it is taken in', async () => {
    const bytes = w.statement()
    const seen = await look(fileOf(bytes))
    const parts = () => c.door.file.heldPart(/name="file" value="([^"]+)"/.exec(seen.text)?.[1] ?? '', 0)
    expect(parts()?.length).toBeGreaterThan(bytes.length)
    expect(parts()?.includes(Buffer.from('Gelen havale'))).toBe(false)
    await v.follow(seen, '/accounts/B/import/take')
    expect(parts()).toBeUndefined()
  })

  it('shows how far a long import is, stops it, and takes it in once when it is sent again', async () => {
    const seen = await look(fileOf(w.statement()))
    const id = /name="file" value="([^"]+)"/.exec(seen.text)?.[1] ?? ''
    const held = new HeldFiles(c.door, signedInBy(c.door, v.session)?.sessionId ?? '')
    const file = held.find(id, 'B')
    const account = w.book.read((read) => bankAccountByCode(read, 'B'))
    if (!file || !account) throw new Error('nothing is kept')
    const { preview } = file.state as { preview: Preview }
    // As it stands while another process stores the lines
    held.keep(file, { stage: 'taking', asked: { key: 'one' }, preview } satisfies ImportState)
    expect(await beginImport(w.book, account, 20)).toBeDefined()
    const at = `/accounts/B/import?file=${id}`
    const running = await v.get(at)
    expect(plain(running)).toContain('The statement is being imported ekstre.csv: storing the lines, 0 of 20')
    expect(running.text).toContain(`href="${at}"`)
    expect((await v.get('/accounts/B/import')).text).toContain('/accounts/B/import/look')
    const stopped = await v.follow(running, '/accounts/B/import/cancel')
    expect(plain(stopped)).toContain('It was stopped.')
    expect(plain(stopped)).toContain('nothing is taken in twice')
    await v.follow(stopped, '/accounts/B/import/again')
    await v.send(stopped, '/accounts/B/import/again')
    expect(await statements()).toMatchObject([{ added: 1 }])
  })

  it('asks about equal rows of a day of which two files show a part, and does as answered', async () => {
    const file = (rows: readonly string[]) => fileOf(`Date,Description,Debit,Credit\r\n${rows.map((row) => `2020-10-20,${row}\r\n`).join('')}`)
    await v.follow(await look(file(['one,10.50,', 'two,,20.25'])), '/accounts/B/import/take')
    const seen = await look(file(['one,10.50,', 'three,,30.75']))
    const asked = await v.follow(seen, '/accounts/B/import/take')
    expect(plain(asked)).toContain('Are these the same payments?')
    expect(plain(asked)).toContain('20 October 2020')
    const none = await v.send(asked, '/accounts/B/import/again')
    expect(plain(none)).toContain('Say whether they are the same payments or others.')
    await v.follow(none, '/accounts/B/import/again', { overlap: 'same' })
    expect((await statements()).map(({ added }) => added)).toEqual([2, 1])
  })

  it('says why no file was chosen, and is for finance alone', async () => {
    const page = await v.get('/accounts/B/import')
    const sent = await v.send(page, '/accounts/B/import/look')
    expect([sent.status, plain(sent)]).toEqual([422, expect.stringContaining('Choose the file of the bank.')])
    const auditor = await c.enter('auditor@example.org')
    expect((await auditor.get('/accounts/B/import')).status).toBe(403)
    expect((await auditor.get('/accounts/B')).status).toBe(200)
    expect((await v.get('/accounts/NONE/import')).status).toBe(404)
  })

  it('opens an account with its first balance, once', async () => {
    const fields = { code: 'C-USD', name: 'Dollars', currency: 'usd', openingBalance: '1 500', openingDate: '2020-10-01' }
    const page = await v.get('/accounts')
    const opened = await v.follow(page, '/accounts/open', fields)
    expect(plain(opened)).toContain('The account is open.')
    expect(await w.get('/bank-accounts/C-USD', 'finance')).toMatchObject({ ledgerBalance: money('1500.00', 'USD') })
    const again = await v.send(await v.get('/accounts'), '/accounts/open', fields)
    expect([again.status, plain(again)]).toEqual([409, expect.stringContaining('There is a bank account C-USD.')])
    expect(again.text).toContain('value="C-USD"')
  })
})

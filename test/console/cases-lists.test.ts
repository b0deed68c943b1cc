import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { World } from '../commands/cases-world.ts'
import { ConsoleWorld, plain, type Visitor } from './console-world.ts'

const HEAD = 'Familiýasy;Ady;Doglan senesi;Ýurt;Pasport belgisi;Bellik'
const listOf = (rows: readonly string[], name = 'list.csv') => new File([[HEAD, ...rows].join('\n')], name, { type: 'text/csv' })
const GOOD = ['Orazowa;Maral;01.02.2000;TR;A7000001;x', 'Ataýew;Serdar;03.04.2001;TR;A7000002;']
const BAD = 'Çaryýew;=1+1;31.02.2000;Atlantis;A7000003;'

describe('the case officer’s lists', () => {
  const w = new World()
  const c = new ConsoleWorld(w.book)
  let officer: Visitor
  beforeAll(async () => {
    await w.found()
    officer = await c.enter('officer@example.org')
  })
  beforeEach(() => {
    c.now += 2000
  })
  afterAll(() => {
    c.close()
    w.close()
  })
  const look = async (rows: readonly string[]) =>
    officer.send(await officer.get('/lists'), '/lists/preview', { programme: 'P', source: 'Embassy Ankara', letter: '12/3', file: listOf(rows) })
  const count = async () => (await w.get('/applications?limit=200')).items.length

  it('shows what would come of a list before anything is written: mapping, problems, known and similar persons', async () => {
    const known = await w.read(await w.apply())
    const { familyName, givenName, birthDate, passportNumber } = known.student
    const before = [await count(), w.head()]
    const seen = await look([
      ...GOOD,
      BAD,
      `${familyName};${givenName};${birthDate};RU;${passportNumber};`,
      `${familyName};${givenName};${birthDate};TR;B1234567;`,
    ])
    expect(seen.status).toBe(200)
    const text = plain(seen)
    expect(text).toContain('3 students would be taken in')
    expect(text).toContain('Import 3 students')
    expect(text).toMatch(/4 Doglan senesi 31\.02\.2000/)
    expect(text).toMatch(/4 Ýurt Atlantis/)
    expect(text).toMatch(new RegExp(`5 ${known.caseNumber} City, .*Host country`))
    expect(text).toContain(`6 ${known.caseNumber} the same name and birth date`)
    expect(text).toContain('Bellik not used')
    expect(text).toContain('Familiýasy Family name')
    expect([await count(), w.head()]).toEqual(before)
    const rejected = await officer.send(seen, '/lists/rejected')
    expect(rejected.headers.get('Content-Type')).toContain('text/csv')
    expect(rejected.text).toMatch(/^\ufeff?Familiýasy;Ady;Doglan senesi;Ýurt;Pasport belgisi;Bellik;reason\r\nÇaryýew;'=1\+1;/)
    expect(rejected.text.trim().split('\r\n')).toHaveLength(2)
  })

  it('imports the list that was looked at, once, and gives each new student’s slip once', async () => {
    const before = await count()
    const seen = await look([...GOOD, BAD])
    const twice = await officer.send(seen, '/lists/import')
    expect(twice.status).toBe(303)
    const done = await officer.follow(seen, '/lists/import')
    expect(plain(done)).toContain('The list is taken in.')
    expect(await count()).toBe(before + 2)
    expect(done.text).toContain('value="Embassy Ankara"')
    const slips = await officer.send(done, '/lists/slips', { programme: 'P', format: 'html' })
    expect(slips.headers.get('Content-Type')).toContain('text/html')
    expect(slips.text.match(/[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{3}/g)?.length).toBeGreaterThanOrEqual(2)
    const again = await officer.send(await officer.get('/lists'), '/lists/slips', { programme: 'P', source: 'Embassy Ankara', format: 'csv' })
    expect(again.text.trim().split('\r\n')).toHaveLength(1)
  })

  it('never imports another list than the one that was looked at', async () => {
    const before = await count()
    const first = await look(['Nuryýewa;Bahar;05.06.2002;TR;A7100001;'])
    await look(['Meredow;Batyr;07.08.2002;TR;A7100002;'])
    const gone = await officer.send(first, '/lists/import')
    expect(gone.status).toBe(409)
    expect(plain(gone)).toContain('Choose the same file again')
    const other = await officer.send(gone, '/lists/import', { file: listOf(['Somebody;Else;05.06.2002;TR;A7100009;']) })
    expect(other.status).toBe(409)
    expect(plain(other)).toContain('This is another file than the one that you looked at.')
    expect(await count()).toBe(before)
    await officer.follow(other, '/lists/import', { file: listOf(['Nuryýewa;Bahar;05.06.2002;TR;A7100001;']) })
    expect(await count()).toBe(before + 1)
    expect((await w.get('/applications?q=A7100001')).items).toHaveLength(1)
  })

  it('imports nothing where the outcome is no longer what was shown', async () => {
    const seen = await look(['Rahym;Begenç;05.06.2003;TR;A7200001;', 'Jumaýew;Ýusup;05.07.2003;TR;A7200002;'])
    await w.apply({ student: { familyName: 'Rahym', givenName: 'Begenç', birthDate: '2003-06-05', nationality: 'TM', passportNumber: 'A7200001' } })
    const before = await count()
    const sent = await officer.send(seen, '/lists/import')
    expect(sent.status).toBe(409)
    expect(plain(sent)).toContain('What would be taken in has changed since you looked at the list.')
    expect(plain(sent)).toContain('Import 1 student')
    expect(await count()).toBe(before)
    await officer.follow(sent, '/lists/import')
    expect(await count()).toBe(before + 1)
  })

  it('says what is missing, and what is no list', async () => {
    const page = await officer.get('/lists')
    expect((await officer.send(page, '/lists/preview', { programme: 'P' })).status).toBe(422)
    expect((await officer.send(page, '/lists/preview', { programme: '', file: listOf(GOOD) })).text).toContain('href="#preview-programme"')
    const nothing = await officer.send(page, '/lists/preview', { programme: 'P', file: new File(['PK\u0003\u0004rubbish'], 'x.xlsx') })
    expect(nothing.status).toBe(422)
    const noHeader = await officer.send(page, '/lists/preview', { programme: 'P', file: new File(['a;b\n1;2'], 'x.csv') })
    expect(plain(noHeader)).toContain('Nothing can be imported from this list.')
  })

  it('finds by case number, payout reference, name in any spelling and passport number, filters by links, and exports no person', async () => {
    const made = await w.approved({}, 'P')
    const of = await w.read(made)
    const payout = (await w.post('finance', '/payout-batches', { bankAccount: 'B' })).payouts.find(
      (one: { caseNumber: string }) => one.caseNumber === of.caseNumber,
    )
    const found = async (v: Visitor, q: string) => v.get((await v.send(await v.get('/cases'), '/cases/search', { q })).to)
    const find = (q: string) => found(officer, q)
    expect(plain(await find(of.caseNumber))).toContain(of.caseNumber)
    expect((await find(payout.reference)).to).toBe(`/cases/${of.id}`)
    expect(plain(await find(of.student.passportNumber))).toContain(of.caseNumber)
    expect(plain(await find('Гурбанов'))).not.toContain('Orazowa')
    expect(plain(await find('Оразова'))).toContain('Orazowa')
    const approved = await officer.get('/cases?state=approved&programme=P')
    expect(approved.text).toContain('aria-current="true"')
    expect(plain(approved)).not.toContain('Orazowa')
    const csv = await officer.get('/cases/export?state=approved&format=csv')
    expect(csv.text).toContain(`${of.caseNumber},P,approved,`)
    expect(csv.text).toContain(payout.reference)
    expect(csv.text).not.toContain(of.student.familyName)
    const xlsx = await officer.get('/cases/export?format=xlsx')
    expect(xlsx.headers.get('Content-Type')).toContain('spreadsheetml')
    expect(xlsx.text.startsWith('PK')).toBe(true)
    const auditor = await c.enter('auditor@example.org')
    expect(plain(await found(auditor, of.student.passportNumber))).not.toContain(of.caseNumber)
    expect(plain(await auditor.get('/cases?state=approved'))).not.toContain(of.student.familyName)
  })
})

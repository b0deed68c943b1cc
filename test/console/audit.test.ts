import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BankWorld } from '../commands/bank-world.ts'
import type { Json } from '../commands/cases-world.ts'
import { ConsoleWorld, type PageSeen, plain, type Visitor } from './console-world.ts'

const KIB = 1024

describe('an auditor', () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  let v: Visitor
  let application: Json
  let batch: Json

  beforeAll(async () => {
    await w.found()
    batch = await w.instructed(2)
    application = (await w.get('/applications?limit=1', 'auditor')).items[0]
    await w.file(batch)
    await w.post('finance', `/payout-batches/${batch.id}/hand-over`, { bankReference: 'HO-1' })
    w.contribution()
    for (const { reference, payee } of batch.payouts) w.book_(-300_000, `Havale ${reference}`, payee.name)
    w.book_(-12_345, 'Bilinmeyen')
    await w.reconcile()
    v = await c.enter('auditor@example.org')
  })
  afterAll(() => {
    c.close()
    w.close()
  })

  const opened = async (path: string): Promise<PageSeen> => {
    const page = await v.get(path)
    expect(page.status, `${path}: ${plain(page).slice(0, 2000)}`).toBe(200)
    expect(Buffer.byteLength(page.text), path).toBeLessThan(60 * KIB)
    return page
  }
  const hashesOn = (page: PageSeen): Map<number, string> =>
    new Map(
      [...page.text.matchAll(/id="event-(\d+)"[\s\S]*?<code>([0-9a-f]{64})<\/code> <strong class="tag good">/g)].map(([, seq, hash]) => [
        Number(seq),
        hash ?? '',
      ]),
    )
  const hashOf = (seq: number): string => w.book.read((read) => read.value<Buffer>('SELECT hash FROM seal WHERE event_seq = ?', seq))?.toString('hex') ?? ''
  const kindsOf = (seqs: Iterable<number>): string[] =>
    [...seqs].map((seq) => w.book.read((read) => read.value<string>('SELECT kind FROM event WHERE seq = ?', seq)) ?? '')

  it('follows a bank line back to the eligibility check, and finds each seal equal to the book’s', async () => {
    const lines = (await w.get('/bank-accounts/B/lines?state=matched', 'auditor')).items
    const line = lines.find((of: Json) => of.money.amount === '-3000.00')
    const page = await opened(`/story/line/${line.id}`)
    const hashes = hashesOn(page)
    for (const [seq, hash] of hashes) expect(hash, `event ${seq}`).toBe(hashOf(seq))
    const seqs = [...hashes.keys()]
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
    const kinds = kindsOf(seqs)
    for (const kind of [
      'application_received',
      'checks_run',
      'check_recorded',
      'recommended',
      'approved',
      'batch_prepared',
      'batch_released',
      'payment_file_made',
      'batch_handed_over',
      'statement_imported',
    ])
      expect(kinds).toContain(kind)
    expect(kinds.at(-1)).toMatch(/^(matches_made|reconciled)$/)
    const words = plain(page)
    expect(words).toContain('The chain holds here')
    expect(words).toContain('The line shows the reference.')
    expect(words).toContain('Payouts ordered, not yet on a statement')
    const file = w.book.read((read) => read.value<string>('SELECT sha256 FROM payment_file'))
    const statement = w.book.read((read) => read.value<string>('SELECT file_sha256 FROM statement'))
    expect(page.text).toContain(file)
    expect(page.text).toContain(statement)
    expect(page.text).toContain('abab')
  })

  it('reads no name before it is opened with a reason; then it stands in the books, and the names on the page', async () => {
    const full = await w.get(`/applications/${application.id}`, 'officer')
    const { familyName, passportNumber } = full.student
    const closed = await opened(`/story/application/${application.id}`)
    expect(closed.text).not.toContain(familyName)
    expect(closed.text).not.toContain(passportNumber)
    const [line] = [...closed.text.matchAll(/\/story\/line\/(\d+)/g)].map(([, id]) => id)
    expect((await opened(`/story/line/${line}`)).text).not.toContain(familyName)
    const refused = await v.send(closed, `/story/application/${application.id}/disclose`, { reason: '' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('role="alert"')
    const before = w.head()
    const open = await v.follow(closed, `/story/application/${application.id}/disclose`, { reason: 'drawn in the sample' })
    expect(plain(open)).toContain(familyName)
    expect(plain(open)).toContain(passportNumber)
    expect(kindsOf([before + 1])).toEqual(['personal_disclosed'])
    expect((await opened(`/story/line/${line}`)).text).toContain(familyName)
    const other = await c.enter('finance@example.org')
    const seen = await other.get(`/story/application/${application.id}`)
    expect(seen.status).toBe(200)
    expect(seen.text).not.toContain(passportNumber)
    expect(seen.text).not.toContain('/disclose"')
  })

  it('sees on a story that a row was changed beside the program', async () => {
    const [check] = w.book.read((read) =>
      read.all<{ id: number; seq: number }>('SELECT id, event_seq AS seq FROM check_result WHERE application = ? ORDER BY id LIMIT 1', Number(application.id)),
    )
    const { openDatabase } = await import('../../src/store/database.ts')
    const copy = `${w.book.file}.tampered`
    w.book.copyTo(copy)
    const db = openDatabase(copy)
    const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'check_result'").all() as {
      name: string
      sql: string
    }[]
    for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`)
    db.prepare("UPDATE check_result SET outcome = CASE outcome WHEN 'pass' THEN 'fail' ELSE 'pass' END WHERE id = ?").run(check?.id)
    for (const { sql } of triggers) db.exec(sql)
    db.close()
    const { Book } = await import('../../src/store/book.ts')
    const { sealsOf } = await import('../../src/store/story-seals.ts')
    const tampered = Book.open(copy, () => Date.parse('2020-11-02T08:00:00.000Z'), undefined)
    const seals = tampered.read((read) => sealsOf(read, [(check?.seq ?? 0) - 1, check?.seq ?? 0, (check?.seq ?? 0) + 1]))
    tampered.close()
    expect(seals.map(({ holds }) => holds)).toEqual([true, false, true])
  })

  it('verifies the books, keeps an anchor, and proves with it that nothing was cut off', async () => {
    const page = await opened('/verify')
    expect(page.text).toContain(hashOf(w.head()))
    const plainly = await v.send(page, '/verify/run')
    expect(plainly.status).toBe(200)
    expect(plain(plainly)).toContain('The books verify.')
    const anchor = await v.get('/verify/anchor')
    expect(anchor.headers.get('Content-Disposition')).toContain('tideover-anchor.json')
    const made = await v.send(page, '/verify/run', { anchor: new File([anchor.text], 'anchor.json') })
    expect(plain(made)).toContain(`Since the anchor at event ${w.head()}`)
    expect(plain(made)).toContain('The books verify.')
    const forged = { ...JSON.parse(anchor.text), hash: 'ab'.repeat(32) }
    const refused = await v.send(page, '/verify/run', { anchor: new File([JSON.stringify(forged)], 'anchor.json') })
    expect(plain(refused)).toContain('do NOT verify')
    const none = await v.send(page, '/verify/run', { anchor: new File(['no anchor'], 'anchor.json') })
    expect(none.status).toBe(422)
    expect(none.text).toContain('role="alert"')
  })

  it('narrows the trail by person, kind, case and day, and walks to its end', async () => {
    const all = await opened('/trail')
    expect(plain(all)).toContain('A batch was released')
    const person = /<option value="(\d+)"[^>]*>releaser</.exec(all.text)?.[1]
    const his = plain(await opened(`/trail?person=${person}`))
    expect(his).toContain('A batch was released')
    expect(his).not.toMatch(/releaser[^<]*A case was approved\s+approver/)
    const ofCase = await opened(`/trail?of=${application.caseNumber}&kind=approved`)
    expect([...ofCase.text.matchAll(/<th scope="row">(\d+)/g)].map(([, seq]) => kindsOf([Number(seq)])[0])).toEqual(['approved'])
    expect(ofCase.text).toContain(`href="/story/application/${application.id}"`)
    expect(plain(await opened('/trail?from=2019-01-01&to=2019-12-31'))).toContain('Nothing is here')
    const refused = await v.get('/trail?of=nothing-of-ours')
    expect(refused.status).toBe(422)
    expect(plain(refused)).toContain('nothing-of-ours')
    const seen = new Set<number>()
    for (let at = '/trail?limit=7'; at !== ''; ) {
      const page = await opened(at)
      for (const [, seq] of page.text.matchAll(/<th scope="row">(\d+)/g)) seen.add(Number(seq))
      at = /rel="next" href="([^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    }
    expect(seen.size).toBe(w.head())
  })

  it('finds for every event of the trail that has one the story on which it stands', async () => {
    const links = new Set([...(await opened('/trail?limit=200')).text.matchAll(/\/story\/\w+\/\d+/g)].map(([link]) => link))
    expect(links.size).toBeGreaterThan(4)
    for (const link of links) await opened(link)
  })

  it('reads the journal by account, subject and period', async () => {
    expect(plain(await opened('/journal'))).toContain('contribution agreed')
    const page = await opened('/journal?account=liabilities%3Agrants-payable')
    expect(page.text).toContain('/story/application/')
    expect(plain(await opened('/journal?from=2019-01-01&to=2019-12-31'))).toContain('Nothing is here')
    const refused = await v.get('/journal?from=yesterday')
    expect(refused.status).toBe(422)
    expect(plain(refused)).toContain('yesterday')
  })

  it('draws a sample by a seed, and sees what is out of the ordinary', async () => {
    const page = await opened('/sample?seed=42&size=2')
    expect(page.text).toContain('/story/payout/')
    expect(page.text).toContain('/story/line/')
    expect((await v.get('/sample?seed=dice')).status).toBe(422)
    // What is typed into a filter and can't be read stays there, with what would be accepted beside it.
    for (const [path, name, typed] of [
      ['/sample', 'seed', 'dice'],
      ['/trail', 'from', '1.11.2020'],
      ['/journal', 'from', '1.11.2020'],
      ['/exceptions', 'to', '1.11.2020'],
    ]) {
      const page = await v.get(`${path}?${name}=${typed}`)
      expect([page.status, page.text.includes(`value="${typed}"`), page.text.includes(`href="#narrow-${name}"`)], path).toEqual([422, true, true])
      expect(plain(page)).toMatch(name === 'seed' ? /whole number/ : /write YYYY-MM-DD/)
      expect(plain(page), path).not.toContain('/from')
    }
    const exceptions = plain(await opened('/exceptions'))
    expect(exceptions).toContain('Events of the operator')
    expect(exceptions).toContain('A token was made at the command line')
  })

  it('opens every report, and takes each as a file', async () => {
    const list = await opened('/reports')
    const names = [...new Set([...list.text.matchAll(/href="\/reports\/([\w-]+)"/g)].map(([, name]) => name ?? ''))]
    expect(names).toHaveLength(11)
    const needs: Record<string, string> = {
      reconciliation: '?account=B',
      account: '?account=assets%3Abank%3AB',
      sample: '?seed=7',
      case: `?case=${application.caseNumber}`,
    }
    for (const name of names) {
      await opened(`/reports/${name}`)
      const page = await opened(`/reports/${name}${needs[name] ?? ''}`)
      expect(page.text).toMatch(/<table|class="none"/)
      expect(page.text).toContain(`/reports/${name}/csv`)
      for (const format of ['csv', 'json', 'xlsx']) {
        const file = await v.get(`/reports/${name}/${format}${needs[name] ?? ''}`)
        expect([file.status, file.headers.get('Content-Disposition')], name).toEqual([200, `attachment; filename="${name}.${format}"`])
      }
    }
    expect((await v.get('/reports/none')).status).toBe(404)
    expect((await v.get('/reports/fund/pdf')).status).toBe(404)
    expect((await v.get('/reports/trial-balance?as-of=soon')).status).toBe(422)
  })

  it('downloads the exports, a donor pack as an archive that other programs open', async () => {
    for (const name of ['hledger', 'beancount', 'journal', 'chain']) {
      const file = await v.get(`/exports?name=${name}`)
      expect(file.status, name).toBe(200)
      expect(file.text.length).toBeGreaterThan(100)
    }
    expect((await v.get('/exports?name=chain')).text.trim().split('\n').length).toBeGreaterThanOrEqual(w.head())
    expect((await v.get('/exports?name=donor-pack')).status).toBe(422)
    expect((await v.get('/exports?name=unknown')).status).toBe(422)
    const pack = await v.get('/exports?name=donor-pack&fund=F&from=2020-01-01&to=2020-12-31')
    expect(pack.status).toBe(200)
    expect(pack.headers.get('Content-Type')).toBe('application/zip')
  })

  it('keeps these pages from everybody else', async () => {
    const officer = await c.enter('officer@example.org')
    for (const path of [
      '/trail',
      '/journal',
      '/verify',
      '/verify/anchor',
      '/exceptions',
      '/sample',
      '/reports',
      '/exports?name=chain',
      `/story/application/${application.id}`,
    ])
      expect((await officer.get(path)).status, path).toBe(403)
  })

  it('follows what does not fit, and leads from a statement to each of its lines', async () => {
    const [of] = await w.breaks()
    const page = await opened(`/story/break/${of.id}`)
    expect(plain(page)).toContain('unknown payment')
    expect(page.text).toContain(`/story/line/${of.line}`)
    const statement = /\/story\/statement\/(\d+)/.exec(page.text)?.[1]
    const first = await opened(`/story/statement/${statement}?limit=2`)
    expect(first.text).toContain('rel="next"')
    const next = /rel="next" href="([^"]+)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await opened(next)).text).toContain(`/story/line/${of.line}`)
    for (const path of ['/story/line/1', '/story/none/1', '/story/batch/99', '/story/application/x']) expect((await v.get(path)).status, path).toBe(404)
  })

  it('reads all of it in Russian', async () => {
    v.language = 'ru'
    for (const path of [
      '/verify',
      '/trail',
      '/journal',
      '/exceptions',
      '/sample?seed=1',
      '/reports',
      '/reports/fund',
      `/story/application/${application.id}`,
      `/story/batch/${batch.id}`,
    ]) {
      const page = await opened(path)
      expect(plain(page), path).toMatch(/[а-я]{4}/)
    }
    const [line] = (await w.get('/bank-accounts/B/lines?state=matched', 'auditor')).items
    expect(plain(await opened(`/story/line/${line.id}`))).toMatch(/Цепь здесь держится/)
    v.language = 'en'
  })
})

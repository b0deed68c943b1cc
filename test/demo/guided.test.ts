import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PageSeen, plain, type SiteAsked, Visitor } from '../console/console-world.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** The way that the demo's own page tells a newcomer, walked by its addresses and people, without script. */
describe('the guided way through the demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tideover-guided-'))
  const child = spawn(process.execPath, ['--import', 'tsx', 'fixtures/demo/run.ts', '--json', '--port', '0', '--out', folder], { cwd: ROOT })
  let url = ''
  let told = ''

  beforeAll(async () => {
    url = await new Promise<string>((found, failed) => {
      child.stderr.on('data', (piece: Buffer) => {
        told += piece.toString()
        const at = /listening on (\S+)[\s\S]*Ctrl-C/.exec(told)?.[1]
        if (at !== undefined) found(at)
      })
      child.on('close', () => failed(new Error(told)))
    })
  })
  afterAll(() => {
    child.removeAllListeners('close')
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  const site: SiteAsked = { request: (path, init) => fetch(`${url}${path}`, { ...init, redirect: 'manual' }) }
  const guide = async () => (await fetch(`${url}/demo`)).text()
  const fileFrom = async (path: string) => new File([await (await fetch(`${url}${path}`)).blob()], path.slice(path.lastIndexOf('/') + 1), { type: 'text/csv' })

  /** Signs in with what the demo's page tells at this moment. */
  async function enter(who: string): Promise<Visitor> {
    const [, password = '', code = ''] = new RegExp(`${who}@example\\.org</td>\\s*<td>([^<]+)</td>\\s*<td><b>(\\d{6})`).exec(await guide()) ?? []
    const v = new Visitor(site, undefined, '')
    const sent = await v.send(await v.get('/sign-in'), '/sign-in', { email: `${who}@example.org`, password, code })
    expect(sent.to, plain(sent)).toBe('/work?done=signed_in')
    return v
  }
  const pathOf = (page: PageSeen): string => page.to.split('?')[0] ?? ''

  it('looks a student up in Turkmen', async () => {
    const [, code = '', year = ''] = /code (\S+), year of birth (\d+)/.exec(await guide()) ?? []
    const body = new URLSearchParams({ code, birthYear: year })
    const page = await fetch(`${url}/status`, { method: 'POST', body, headers: { Cookie: 'language=tk', Origin: url } })
    const text = await page.text()
    expect(page.status).toBe(200)
    expect(text).toContain('<html lang="tk"')
    expect(text).toMatch(/Bankymyz/)
  })

  it('leads from a list to a closed month and a verified story', async () => {
    const officer = await enter('officer')
    const list = await officer.send(await officer.get('/lists'), '/lists/preview', {
      programme: 'SPRING',
      source: 'EMB',
      letter: '1',
      file: await fileFrom('/demo/list.csv'),
    })
    expect(plain(list)).toContain('6 students would be taken in')
    await officer.follow(list, '/lists/import')
    const cases = [...new Set([...(await officer.get('/cases?programme=SPRING')).text.matchAll(/href="\/cases\/(\d+)"/g)].map(([, id]) => id ?? ''))]
    expect(cases).toHaveLength(6)
    for (const id of cases) {
      const checked = await officer.follow(await officer.get(`/cases/${id}`), `/cases/${id}/run-checks`)
      await officer.follow(checked, `/cases/${id}/recommend`, { note: 'in order' })
    }

    const approver = await enter('approver')
    const [first = ''] = cases
    await approver.follow(await approver.get(`/review/${first}`), `/review/${first}/approve`)
    const together = await approver.send(await approver.get('/review/together?programme=SPRING'), '/review/together/check')
    expect(plain(together)).toContain('Approve 5 cases')
    await approver.follow(together, '/review/together/approve')

    const finance = await enter('finance')
    const submitted = await finance.send(await finance.get('/batches/new?bankAccount=TR-TRY'), '/batches/new/submit')
    const batch = pathOf(submitted).split('/').at(-1) ?? ''
    expect(plain(await finance.get(`/batches/${batch}`))).not.toContain('can’t be made of it')
    const releaser = await enter('releaser')
    const released = await releaser.follow(await releaser.get(`/release/${batch}`), `/release/${batch}/release`)
    expect(plain(released)).toContain('15 000.00 TRY')
    const file = await finance.fetch(`/batches/${batch}/payment-file?format=csv`)
    expect([file.status, file.headers.get('Content-Type')]).toEqual([200, 'text/csv'])
    expect(new TextDecoder('windows-1254').decode(await file.arrayBuffer()).split('\r\n')).toHaveLength(8)

    expect(await matchedFrom(finance, '/demo/bank-statement.csv')).toContain('7 matched by themselves')
    expect(await matchedFrom(finance, '/demo/return.csv')).toContain('1 matched by itself')
    expect(plain(await finance.get('/payouts?state=returned'))).toContain('2 500.00 TRY')

    const drawn = await finance.send(await finance.get('/closings/new?account=TR-TRY'), '/closings/new/draw-up')
    await releaser.follow(await releaser.get(pathOf(drawn)), `${pathOf(drawn)}/approve`)

    const auditor = await enter('auditor')
    expect(plain(await auditor.send(await auditor.get('/verify'), '/verify/run'))).toContain('The books verify.')
    const came = /href="\/payouts\/(\d+)"/.exec((await finance.get('/payouts?state=returned')).text)?.[1]
    const story = plain(await auditor.get(`/story/payout/${came}`))
    for (const step of ['The chain holds here', 'Checks were run', 'recommended', 'approved', 'released', 'Fingerprint of the file', 'Match'])
      expect(story.toLowerCase(), step).toContain(step.toLowerCase())
  })

  async function matchedFrom(finance: Visitor, path: string): Promise<string> {
    const seen = await finance.follow(await finance.get('/accounts/TR-TRY/import'), '/accounts/TR-TRY/import/look', { file: await fileFrom(path) })
    expect(plain(seen)).toContain('Certain')
    await finance.follow(seen, '/accounts/TR-TRY/import/take')
    return plain(await finance.follow(await finance.get('/accounts/TR-TRY/match'), '/accounts/TR-TRY/match/run'))
  }
})

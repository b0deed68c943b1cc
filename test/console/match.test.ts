import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from '../commands/bank-world.ts'
import type { Json } from '../commands/cases-world.ts'
import { ConsoleWorld, type PageSeen, plain, type Visitor } from './console-world.ts'

/** The reference with one letter wrong. */
const slipped = (reference: string): string => `${reference.slice(0, 5)}${reference[5] === 'X' ? 'Y' : 'X'}${reference.slice(6)}`

describe('matching', () => {
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

  const AT = '/accounts/B/match'
  const take = async (): Promise<PageSeen> => {
    const file = new File([w.statement() as Uint8Array<ArrayBuffer>], 'ekstre.csv')
    const seen = await v.follow(await v.get('/accounts/B/import'), '/accounts/B/import/look', { file })
    return v.follow(seen, '/accounts/B/import/take')
  }
  /** The bank's file through the pages, then the engine. */
  const run = async (): Promise<PageSeen> => {
    await take()
    return v.follow(await v.get(AT), `${AT}/run`)
  }
  const stateOf = async (payout: Json): Promise<string> => (await w.payout(payout)).state

  it('goes the whole way: a file, the engine, suggestions confirmed one by one, and undone', async () => {
    const batch = await w.instructed(3)
    const [sure, near, third] = batch.payouts
    w.book_(-300_000, `EFT ${sure.reference}`, sure.payee.name)
    w.book_(-300_000, `EFT ${slipped(near.reference)}`, near.payee.name)
    w.book_(-300_000, `EFT ${slipped(third.reference)}`, third.payee.name)
    const page = await run()
    expect(plain(page)).toContain('The lines were looked at.')
    expect(plain(page)).toContain('1 matched by itself')
    expect(plain(page)).toContain('Not explained by open lines 0.00 TRY')
    expect(await stateOf(sure)).toBe('settled')

    expect(plain(page)).toContain('The line shows a reference that is one slip away from this one.')
    expect(page.text).toMatch(/autofocus[^>]*>Confirm match/)
    const second = await v.follow(page, `${AT}/confirm`)
    expect(plain(second)).toContain('Matched.')
    expect(plain(second)).toContain('What you confirmed last')
    const third_ = await v.follow(second, `${AT}/confirm`)
    expect([await stateOf(near), await stateOf(third)]).toEqual(['settled', 'settled'])

    // The contribution is left; what was confirmed last is undone
    expect(plain(third_)).toContain('contribution of a donor')
    const undone = await v.follow(third_, `${AT}/undo`, { reason: 'the wrong line' })
    expect(plain(undone)).toContain('The match is undone.')
    expect([await stateOf(near), await stateOf(third)]).toEqual(['settled', 'instructed'])
    await w.balances()
    expect(await w.difference()).toBe('0.00')
  })

  it('confirms a suggestion once, and says what became of one that is gone', async () => {
    const batch = await w.instructed(1)
    w.book_(-300_000, `EFT ${slipped(batch.payouts[0].reference)}`)
    const page = await run()
    await v.follow(page, `${AT}/confirm`)
    const head = w.head()
    // The same form sent once more does nothing more; a new one of the old page is refused
    expect((await v.send(page, `${AT}/confirm`)).status).toBe(303)
    const stale = await v.send(page, `${AT}/confirm`, { key: 'another' })
    expect([stale.status, w.head()]).toEqual([409, head])
    expect(plain(stale)).toContain('There is a problem')
  })

  it('confirms many of one reason in one act, or none', async () => {
    const batch = await w.instructed(4)
    for (const p of batch.payouts) w.book_(-300_000, `EFT ${slipped(p.reference)}`)
    const page = await run()
    const together = await v.get(`${AT}/together?reason=reference_one_edit`)
    expect(page.text).toContain('/accounts/B/match/together?reason=reference_one_edit')
    const ids = [...together.text.matchAll(/name="proposals" value="(\d+)"/g)].map(([, id]) => id ?? '')
    expect(ids).toHaveLength(4)
    const none = await v.send(together, `${AT}/together/confirm-all`, { proposals: [] })
    expect([none.status, plain(none)]).toEqual([422, expect.stringContaining('Tick at least one.')])
    const wrong = await v.send(together, `${AT}/together/confirm-all`, { proposals: [...ids, '999'] })
    expect(wrong.status).toBe(404)
    expect(await stateOf(batch.payouts[0])).toBe('instructed')
    const head = w.head()
    await v.follow(together, `${AT}/together/confirm-all`, { proposals: ids })
    expect(w.head()).toBe(head + 1)
    for (const p of batch.payouts) expect(await stateOf(p)).toBe('settled')
  })

  it('preselects nothing where two fit equally, and takes the one that is chosen', async () => {
    const batch = await w.instructed(2)
    const [first, second] = batch.payouts
    w.book_(-300_000, `EFT ${first.payee.name} ${second.payee.name}`)
    const page = await run()
    expect(plain(page)).toContain('Several fit equally: choose one yourself.')
    expect(page.text).not.toMatch(/autofocus[^>]*>Confirm match/)
    const ids = [...page.text.matchAll(/name="proposal" value="(\d+)"/g)].map(([, id]) => id ?? '')
    expect(ids.length).toBeGreaterThan(1)
    await v.follow(page, `${AT}/confirm`, { proposal: ids[1] ?? '' })
    expect([await stateOf(first), await stateOf(second)].sort()).toEqual(['instructed', 'settled'])
  })

  it('finds payouts by reference, name and amount, and matches one line with several', async () => {
    const batch = await w.instructed(3)
    const [first, second] = batch.payouts
    w.book_(-600_000, 'TOPLU ODEME')
    await run()
    const rest = await v.get(`${AT}/rest`)
    const [line] = (await w.open()).filter(({ money }) => money.amount === '-6000.00')
    expect(plain(rest)).toContain('TOPLU ODEME')
    const by = async (sought: string) => v.follow(await v.get(`${AT}/by-hand?line=${line.id}`), `${AT}/by-hand/search`, { sought })
    for (const sought of [first.reference, first.reference.slice(0, 6).toLowerCase(), first.payee.name, first.payee.name.split(' ')[1]])
      expect(plain(await by(sought)), sought).toContain(`${first.reference} · 3 000.00 TRY`)
    expect(plain(await by(second.reference))).not.toContain(first.reference)
    expect(plain(await by('nobody'))).toContain('No payout is found.')
    const page = await by('3000')
    const wrong = await v.send(page, `${AT}/by-hand/match`, { kind: 'settlement', payouts: first.id, note: 'one payout' })
    expect([wrong.status, plain(wrong)]).toEqual([422, expect.stringContaining('an amount that differs is settled under “To clear up”')])
    const unknown = await v.send(page, `${AT}/by-hand/match`, { kind: 'settlement', references: 'TONONE', note: 'x' })
    expect(plain(unknown)).toContain('There is no payout TONONE.')
    await v.follow(page, `${AT}/by-hand/match`, { kind: 'settlement', payouts: first.id, references: second.reference, note: 'the bank paid both in one' })
    expect([await stateOf(first), await stateOf(second)]).toEqual(['settled', 'settled'])
    expect(await w.difference()).toBe('0.00')
  })

  it('puts a line of which nothing is right to what is to be cleared up, with the payment that it is by another amount', async () => {
    const [p] = (await w.instructed(1)).payouts
    w.book_(-299_000, 'HAVALE')
    await run()
    const [line] = (await w.open()).filter(({ money }) => money.amount === '-2990.00')
    const page = await v.get(`${AT}/by-hand?line=${line.id}`)
    const unknown = await v.send(page, `${AT}/by-hand/clear`, { reference: 'TONONE', note: 'x' })
    expect(plain(unknown)).toContain('There is no payout TONONE.')
    const cleared = await v.follow(page, `${AT}/by-hand/clear`, { reference: p.reference, note: 'the notice says so' })
    expect(plain(cleared)).toContain('The line is to be cleared up: say here what it is.')
    expect((await w.breaks()).map(({ kind, payout }) => [kind, payout])).toContainEqual(['amount_differs', p.id])
    const again = await v.send(await v.get(`${AT}/by-hand?line=${line.id}`), `${AT}/by-hand/clear`, { note: 'once more' })
    expect([again.status, plain(again)]).toEqual([409, expect.stringContaining('This line is number 1 to clear up: answer it there.')])
  })

  it('matches several lines with one payout, a charge, interest and a return', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    w.book_(-100_000, 'PART ONE')
    w.book_(-200_000, 'PART TWO')
    w.book_(-1_500, 'SOMETHING')
    w.book_(4_200, 'FAIZ')
    await run()
    const lines = Object.fromEntries((await w.open()).map(({ money, id }) => [money.amount, id]))
    const hand = async (amount: string, fields: Record<string, string | readonly string[]>) =>
      v.follow(await v.get(`${AT}/by-hand?line=${lines[amount]}&sought=${p.reference}`), `${AT}/by-hand/match`, { note: 'seen', ...fields })
    await hand('-1000.00', { kind: 'settlement', payouts: p.id, lines: lines['-2000.00'] })
    expect(await stateOf(p)).toBe('settled')
    await hand('-15.00', { kind: 'charge' })
    await hand('42.00', { kind: 'interest' })
    w.book_(300_000, 'GELEN')
    await run()
    const [back] = (await w.open()).filter(({ money }) => money.amount === '3000.00')
    const page = await v.get(`${AT}/by-hand?line=${back.id}&sought=${p.reference}`)
    await v.follow(page, `${AT}/by-hand/match`, { kind: 'return', payouts: p.id, note: "the bank's letter" })
    expect(await stateOf(p)).toBe('returned')
    expect(await w.balances()).toMatchObject({ 'expenses:bank-charges': 1_500 })
  })

  it('books a charge from the screen itself', async () => {
    w.book_(-750, 'HAVALE MASRAFI')
    await run()
    const [line] = (await w.open()).filter(({ money }) => money.amount === '-7.50')
    const page = await v.get(`${AT}?line=${line.id}`)
    expect(plain(page)).toContain('charge of the bank')
    await v.follow(page, `${AT}/charge`, { note: 'the fee of October' })
    expect(await w.balances()).toMatchObject({ 'expenses:bank-charges': 750 })
  })

  it('shows a line as it stood in its file, by whom it was matched, and what a match ties together', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    const ordered = await v.get(`/cases/${p.applicationId}`)
    expect(plain(ordered)).toContain('It is ordered. It counts as paid once a line of a statement shows it.')
    expect(ordered.text).toContain(`href="/payouts/${p.id}"`)
    expect(ordered.text.match(/>Checks</g), 'one heading').toHaveLength(1)
    w.book_(-300_000, `EFT ${slipped(p.reference)}`)
    await v.follow(await run(), `${AT}/confirm`)
    expect(plain(await v.get(`/cases/${p.applicationId}`))).toContain('Everything is paid.')
    const [match] = (await w.get(`/matches?payout=${p.id}`, 'finance')).items
    const line = await v.get(`/lines/${match.lines[0]}`)
    expect(plain(line)).toContain(`EFT ${slipped(p.reference)};3.000,00`)
    expect(plain(line)).toContain('payout that left stands finance')
    const page = await v.get(`/matches/${match.id}`)
    expect(plain(page)).toContain(p.reference)
    for (const [at, link] of [
      [`/lines/${match.lines[0]}`, `/matches/${match.id}`],
      [`/lines/${match.lines[0]}`, `/story/line/${match.lines[0]}`],
      [`/matches/${match.id}`, `/payouts/${p.id}`],
      [`/payouts/${p.id}`, `/story/payout/${p.id}`],
      [`/payouts/${p.id}`, `/cases/${p.applicationId}`],
    ] as const)
      expect((await v.get(at)).text, at).toContain(`href="${link}"`)
    const auditor = await c.enter('auditor@example.org')
    for (const path of [`/lines/${match.lines[0]}`, `/matches/${match.id}`, '/accounts/B/lines']) {
      const seen = await auditor.get(path)
      expect([path, seen.status, seen.text.includes('EFT'), seen.text.includes(p.payee.name)]).toEqual([path, 200, false, false])
    }
    const approver = await c.enter('approver@example.org')
    for (const path of [`/lines/${match.lines[0]}`, `/matches/${match.id}`]) {
      const seen = await approver.get(path)
      expect(seen.status).toBe(200)
      expect(seen.text, 'no link to what an approver may not open').not.toMatch(/href="\/(accounts|statements|payouts|story)\//)
    }
    expect((await auditor.get('/accounts')).text).not.toContain('/match"')
    const none = await v.send(page, `/matches/${match.id}/undo`, { reason: ' ' })
    expect([none.status, plain(none)]).toEqual([422, expect.stringContaining('Fill this in.')])
    const undone = await v.follow(page, `/matches/${match.id}/undo`, { reason: 'another payout' })
    expect(plain(undone)).toContain('Why it was undone another payout')
    expect(await stateOf(p)).toBe('instructed')
  })

  it('gives lists as files without personal data, in which nothing is a formula', async () => {
    w.book_(-750, '=HYPERLINK("x")', 'Maral')
    await run()
    const csv = await v.get('/accounts/B/lines?format=csv&state=open')
    expect(csv.headers.get('Content-Disposition')).toBe('attachment; filename="lines-B.csv"')
    expect(csv.text).toMatch(/,-7\.50,TRY,open,/)
    expect(csv.text).not.toMatch(/HYPERLINK|Maral|Gelen/)
    const breaks = await v.get('/breaks?format=csv')
    expect(breaks.text).toContain('id,kind,state,owner')
    for (const path of ['/accounts/B/lines?format=xlsx', '/breaks?format=xlsx']) {
      const response = await c.site.request(path, { headers: { Cookie: `__Host-tideover=${v.session}` } })
      expect(new TextDecoder().decode((await response.arrayBuffer()).slice(0, 2)), path).toBe('PK')
    }
  })

  it('prints the reconciliation statement of any day', async () => {
    w.book_(-750, 'MASRAF')
    await take()
    const page = plain(await v.get('/accounts/B/reconciliation'))
    expect(page).toContain('Balance by our books 0.00 TRY')
    expect(page).toContain('Balance by the bank 99 992.50 TRY Difference 0.00 TRY')
    const before = plain(await v.get('/accounts/B/reconciliation?asOf=2020-11-01'))
    expect(before).toContain('Nothing is left unexplained.')
    expect((await v.get('/accounts/B/reconciliation?asOf=soon')).status).toBe(422)
  })

  it('speaks Russian, evidence and all', async () => {
    const batch = await w.instructed(1)
    w.book_(-300_000, `EFT ${slipped(batch.payouts[0].reference)}`)
    await run()
    v.language = 'ru'
    const page = plain(await v.get(AT))
    expect(page).toContain('В строке номер, который отличается от этого на одну описку.')
    expect(page).toContain('Сумма совпадает в точности.')
    expect(page.replace(/Tideover|IBAN|TRY|English|EFT|Enter|Ankara/g, '')).not.toMatch(/ (the|line|match|payout|of|and) /)
  })
})

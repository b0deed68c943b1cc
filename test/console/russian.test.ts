import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from '../commands/bank-world.ts'
import { DAY, type Json, money } from '../commands/cases-world.ts'
import { ConsoleWorld, type PageSeen, plain, type Visitor } from './console-world.ts'

const shown = (page: PageSeen): string => plain(page).replaceAll('\u00a0', ' ').replaceAll('&quot;', '"')

describe('what is not taken is said in Russian', () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  let finance: Visitor
  let officer: Visitor
  let approver: Visitor
  let hats: Visitor
  beforeAll(async () => {
    await w.found({ secondApprovalAbove: money('2999.00') })
    w.contribution()
    const enter = async (who: string) => Object.assign(await c.enter(`${who}@example.org`), { language: 'ru' })
    finance = await enter('finance')
    officer = await enter('officer')
    approver = await enter('approver')
    hats = await enter('hats')
  })
  beforeEach(() => {
    c.now += 2000
  })
  afterAll(() => {
    c.close()
    w.close()
  })

  /** What a page answers to a form that it does not take. */
  const refused = async (v: Visitor, page: PageSeen, action: string, fields: Parameters<Visitor['send']>[2], status = 422): Promise<string> => {
    const answer = await v.send(page, action, fields)
    expect(answer.status, shown(answer)).toBe(status)
    return shown(answer)
  }

  it('by the API in English alone, whose answers hold no more than they did', async () => {
    const { status, body } = await w.call('finance', 'POST', '/funds', { code: 'G 1', name: '', currency: 'EUR' })
    expect([status, Object.keys(body).sort()]).toEqual([422, ['code', 'detail', 'errors', 'retry', 'status', 'title', 'type']])
    for (const error of body.errors) expect(Object.keys(error).sort()).toEqual(['pointer', 'reason'])
    expect(JSON.stringify(body)).not.toMatch(/[А-Яа-я]|"said"/)
  })

  it('where somebody signs in', async () => {
    const v = Object.assign(c.visitor(), { language: 'ru' })
    const said = await refused(v, await v.get('/sign-in'), '/sign-in', { email: 'finance@example.org', password: 'не тот', code: '' }, 401)
    expect(said).toContain('Есть ошибка Адрес, пароль или код неверны.')
  })

  it('of an approval: what changed, what is missing, whose it is not', async () => {
    const of = await w.recommended()
    const page = await approver.get(`/review/${of.id}`)
    const [approve, refuse] = [`/review/${of.id}/approve`, `/review/${of.id}/refuse`]
    expect(await refused(approver, page, approve, { digest: 'a'.repeat(64) }, 409)).toContain('С тех пор как вы открыли дело, оно изменилось.')
    const empty = await refused(approver, page, refuse, { reason: '', note: '' })
    expect(empty).toContain('выберите одно из предложенного')
    expect(empty).toContain('напишите коротко, что вы видели и почему так решили')
    await approver.follow(await approver.get(`/review/${of.id}`), approve)
    expect(await refused(approver, page, approve, { key: 'once-more' }, 403)).toContain('Вы утвердили это дело: теперь решает другой человек.')
    const own = await w.recommended({}, 'hats')
    const sent = await hats.post(`/review/${own.id}/approve`, { ...hiddenIn(page), formKey: formKeyOf(await hats.get('/work')) })
    expect([sent.status, shown(sent)]).toEqual([403, expect.stringContaining('Вы рекомендовали это дело')])
  })

  it('of a list: each place with what stands there and what would be taken', async () => {
    const list = (text: string) => new File([text], 'list.csv', { type: 'text/csv' })
    const fields = { programme: 'P', source: 'Посольство', letter: '12/3' }
    const look = async (text: string) => shown(await officer.send(await officer.get('/lists'), '/lists/preview', { ...fields, file: list(text) }))
    const seen = await look(
      'Familiýasy;Ady;Doglan senesi;Ýurt;Pasport belgisi\nOrazowa;Maral;01.02.2000;TR;A7000001\nÇaryýew;=1+1;31.02.2000;Atlantis;A7000003',
    )
    expect(seen).toContain('3 Ady =1+1 Имя не начинается с = + - или @: напишите его как в паспорте.')
    expect(seen).toContain('3 Doglan senesi 31.02.2000 Такого дня в календаре нет.')
    expect(seen).toContain('3 Ýurt Atlantis Это не страна: напишите две её латинские буквы')
    expect(await look('одна\nдве')).toContain('Такого столбца в списке нет. Дайте столбцу один из заголовков: familyName, Фамилия, Soyadı, Familiýasy.')
    expect(shown(await officer.send(await officer.get('/lists'), '/lists/preview', fields))).toMatch(/Есть ошибка [А-Я]/)
  })

  it('of a bank’s statement: line, column, what stands there and what is expected', async () => {
    const text = new TextDecoder('windows-1254').decode(w.statement())
    const look = async (content: string) => {
      const file = new File([content], 'ekstre.csv', { type: 'text/csv' })
      return shown(await finance.follow(await finance.get('/accounts/B/import'), '/accounts/B/import/look', { file }))
    }
    expect(await look(text.replace('100.000,00;100.000,00', '100.000,00;99.000,00'))).toContain(
      '8 Bakiye 99.000,00 Остаток перед этой строкой и её сумма дают 100 000,00: неверен остаток или сумма, или пропущена строка.',
    )
    expect(await look(text.replaceAll(DAY.split('-').reverse().join('.'), '31.02.2020'))).toMatch(
      /8 \S+ 31\.02\.2020 (?:Ожидается|Такого|Нужен)[^.]* ДД\.ММ\.ГГГГ\./,
    )
    expect(await look('{"not": "a statement"}')).toContain('В файле не найдено таблицы с датами и суммами. Выгрузите выписку как CSV')
  })

  it('of a batch: a day, what changed, who may not release it, and the bank’s report', async () => {
    expect(shown(await finance.get('/batches/new?bankAccount=B&dueBy=soon'))).toContain('«soon» – не день календаря: напишите ГГГГ-ММ-ДД')
    const of = await w.recommended()
    for (const who of ['approver', 'approver2'] as const) await w.post(who, `/applications/${of.id}/approval`, { expected: of.expected })
    const page = await hats.get('/batches/new?bankAccount=B')
    expect(await refused(hats, page, '/batches/new/submit', { count: '7' }, 409)).toContain('С тех пор как вы открыли')
    const { to } = await hats.send(page, '/batches/new/submit')
    const at = to.replace(/\?.*/, '')
    const release = at.replace('/batches/', '/release/')
    const releaser = Object.assign(await c.enter('releaser@example.org'), { language: 'ru' })
    const own = await hats.post(`${release}/release`, { ...hiddenIn(await releaser.get(release)), formKey: formKeyOf(await hats.get('/work')) })
    expect([own.status, shown(own)]).toEqual([403, expect.stringContaining('Отправляет не тот, кто готовил пакет')])
    await releaser.follow(await releaser.get(release), `${release}/release`)
    const report = await refused(finance, await finance.get(at), `${at}/bank-report`, { file: new File(['<a/>'], 'r.xml') })
    expect(report).toContain('Строка 1: Это не отчёт банка о платежах: принимаются pain.002.001.03')
  })

  it('of a match by hand and a closing', async () => {
    w.book_(-12_300, 'Bilinmeyen')
    await w.reconcile()
    const [line] = (await w.open()).filter((one: Json) => one.money.amount === '-123.00')
    const hand = await finance.get(`/accounts/B/match/by-hand?line=${line.id}`)
    const match = (fields: Record<string, string>) => refused(finance, hand, '/accounts/B/match/by-hand/match', { kind: 'settlement', note: 'x', ...fields })
    expect(await match({ references: 'TONONE' })).toContain('Есть ошибка Платежа TONONE нет.')
    const [payout] = (await w.get('/payouts', 'finance')).items
    expect(await match({ references: payout.reference })).toContain(
      'Строки вместе – 123,00 TRY, а то, с чем они сопоставляются, – 3 000,00 TRY: если сумма отличается, это решается в разделе «Разобрать».',
    )
    const closing = await finance.get(`/closings/new?account=B&asOf=${DAY}`)
    expect(await refused(finance, closing, '/closings/new/draw-up', { ledger: '1.00' }, 409)).toContain(
      'Остатки не те, что вы видели. Посмотрите на сверку ещё раз.',
    )
    expect(shown(await finance.get('/closings/new?account=B&asOf=31.12.2020'))).toContain('не день календаря')
    const { to } = await hats.send(await hats.get(`/closings/new?account=B&asOf=${DAY}`), '/closings/new/draw-up')
    const at = to.replace(/\?.*/, '')
    const releaser = Object.assign(await c.enter('releaser@example.org'), { language: 'ru' })
    const page = await releaser.get(at)
    const own = await hats.post(`${at}/approve`, { ...hiddenIn(page), formKey: formKeyOf(await hats.get('/work')) })
    expect([own.status, shown(own)]).toEqual([403, expect.stringContaining('Закрытие утверждает не тот, кто его составил: попросите коллегу.')])
    expect(await refused(releaser, page, `${at}/approve`, { digest: 'a'.repeat(64) }, 409)).toContain('Остатки не те, что вы видели.')
  })

  it('of books that do not verify: what is wrong, with the program’s own words beside it', async () => {
    const auditor = Object.assign(await c.enter('auditor@example.org'), { language: 'ru' })
    const page = await auditor.get('/verify')
    const anchor = JSON.parse((await auditor.get('/verify/anchor')).text)
    const sent = await auditor.send(page, '/verify/run', { anchor: new File([JSON.stringify({ ...anchor, hash: 'ab'.repeat(32) })], 'anchor.json') })
    expect(shown(sent)).toMatch(/Якорь подписан не ключом этой книги: он от другой книги или изменён\. The anchor was not signed/)
    expect(await refused(auditor, page, '/verify/run', { anchor: new File(['нет'], 'anchor.json') })).toMatch(/Есть ошибка [А-Я]/)
  })
})

const formKeyOf = (page: PageSeen): string => /name="formKey" value="([^"]+)"/.exec(page.text)?.[1] ?? ''

/** What a page's forms send without being seen, for whom no such form is shown. */
const hiddenIn = (page: PageSeen): Record<string, string> =>
  Object.fromEntries([...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))

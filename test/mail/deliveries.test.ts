import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NEWS_KINDS } from '../../src/core/mail/delivery.ts'
import { type Json, student } from '../commands/cases-world.ts'
import { MailWorld, PUBLIC } from './mail-world.ts'
import type { Taken } from './post-office.ts'

const w = new MailWorld()
beforeAll(() => w.begin({ capPerMonth: { amount: '9000.00', currency: 'TRY' } }))
afterAll(() => w.end())

interface Told {
  readonly of: Json
  readonly n: number
}

/** Nothing of the person, of the money or of the state, in the mail as it went over the wire and as it reads. The address stands where the mail goes to alone. */
function tellsNothing(mail: Taken, { of, n }: Told): void {
  const { student: s, payee } = student(n)
  const personal = [s.familyName, s.givenName, s.passportNumber, s.birthDate, s.phone, payee.iban, payee.iban.slice(-4), payee.name, of.code]
  const stated = [...NEWS_KINDS, '3000', '3 000', 'TRY', 'grant', 'paid', 'approved', 'refus', 'room']
  const body = `${mail.headers.get('subject')}\n${mail.text}`
  for (const word of [...personal, ...stated].filter((one) => one !== undefined))
    expect(body, word).not.toMatch(new RegExp(`(?<![\\p{L}\\p{N}])${String(word).replace(/\W/g, '.')}`, 'iu'))
  expect(mail.raw.split(s.email).length).toBe(2)
  expect(mail.text.match(/https?:\S+/g)).toEqual(Array.from({ length: 4 }, () => `${PUBLIC}/status`))
}

/** The one mail that came since: of this case, to this student, as every mail is. */
async function oneMail(kind: string, told: Told): Promise<Taken> {
  const before = w.office.taken.length
  expect(await w.later()).toEqual({ sent: 1, failed: 0, skipped: 0, later: 0 })
  expect(w.office.taken.length).toBe(before + 1)
  const [mail] = w.office.taken.slice(-1)
  if (!mail) throw new Error('a mail came')
  const { caseNumber } = told.of
  expect([mail.from, mail.to]).toEqual(['help@iom.example', [student(told.n).student.email]])
  expect(Object.fromEntries(mail.headers)).toEqual({
    from: 'Tideover <help@iom.example>',
    to: student(told.n).student.email,
    subject: `Tideover: news on request ${caseNumber}`,
    'message-id': expect.stringMatching(/^<[0-9a-f]{32}@iom\.example>$/),
    date: expect.stringMatching(/^Mon, 02 Nov 2020 \d\d:\d\d:\d\d \+0000$/),
    'auto-submitted': 'auto-generated',
    'content-language': 'en, ru, tr, tk',
    'mime-version': '1.0',
    'content-type': 'text/plain; charset=utf-8',
    'content-transfer-encoding': expect.stringMatching(/^(quoted-printable|base64)$/),
  })
  expect(mail.text).toBe(
    [
      `There is news on request ${caseNumber}. Open ${PUBLIC}/status and enter the code from your slip and your year of birth. Never send the code to anybody.`,
      `По заявке ${caseNumber} есть новости. Откройте ${PUBLIC}/status и введите код с вашего листка и год рождения. Никому не отправляйте код.`,
      `${caseNumber} numaralı başvuruyla ilgili bir gelişme var. ${PUBLIC}/status adresini açın, kâğıdınızdaki kodu ve doğum yılınızı girin. Kodu hiç kimseye göndermeyin.`,
      `${caseNumber} belgili ýüztutma boýunça täzelik bar. ${PUBLIC}/status salgysyny açyň, kagyzyňyzdaky kody we doglan ýylyňyzy giriziň. Kody hiç kime ibermäň.`,
      '',
    ]
      .join('\n\n')
      .replace(/\n\n$/, '\n'),
  )
  tellsNothing(mail, told)
  expect(w.log()[0]).toMatchObject({ caseNumber, kind, state: 'sent', attempts: 1, news: 1, dueAt: null, lastError: null })
  // Once: another round has nothing to send
  expect(await w.later()).toMatchObject({ sent: 0 })
  expect(w.office.taken.length).toBe(before + 1)
  return mail
}

async function approve(of: Json): Promise<void> {
  await w.check(of)
  await w.post('officer', `/applications/${of.id}/recommendation`, { note: 'in order' })
  expect(await w.later()).toMatchObject({ sent: 0 })
  await w.post('approver', `/applications/${of.id}/approval`, { expected: (await w.read(of)).expected })
}

async function released(of: Json): Promise<Json> {
  const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [(await w.read(of)).grant.id] })
  await w.release(batch)
  return batch
}

describe('the mail of each kind of news', () => {
  it('asks nothing, tells nothing: information_needed, then the office’s reply', async () => {
    const told = await w.applied()
    expect(await w.later()).toMatchObject({ sent: 0 })
    await w.ask(told.of)
    await oneMail('information_needed', told)
    const body = { code: told.of.code, birthYear: w.yearOf(told.n), caseNumber: told.of.caseNumber, message: 'In room ninety' }
    expect((await w.call('auditor', 'POST', '/status/answer', body)).status).toBe(201)
    const { id } = (await w.get('/messages?state=open')).items[0]
    await w.post('officer', `/messages/${id}/reply`, { text: 'Thank you, your room is noted.' })
    await oneMail('reply', told)
  })

  it('goes at approval, when the payment is ordered, when it left, and when it came back', async () => {
    const told = await w.applied()
    await approve(told.of)
    await oneMail('approved', told)
    const batch = await released(told.of)
    await oneMail('on_its_way', told)
    w.contribution()
    w.book_(-300_000, `Havale ${batch.payouts[0].reference}`)
    await w.reconcile()
    await oneMail('paid', told)
    w.book_(300_000, `Iade ${batch.payouts[0].reference}`)
    await w.reconcile()
    await oneMail('returned', told)
  })

  it('goes when the bank could not pay, when a request is refused, and when it is withdrawn', async () => {
    const told = await w.applied()
    await approve(told.of)
    await w.later()
    const batch = await released(told.of)
    await w.later()
    await w.post('releaser', `/payout-batches/${batch.id}/stop`, { reason: 'wrong day' })
    await oneMail('rejected', told)

    const other = await w.applied()
    await w.check(other.of)
    await w.post('officer', `/applications/${other.of.id}/recommendation`, { outcome: 'refuse', reason: 'can_travel_home', note: 'there are flights' })
    await w.post('approver', `/applications/${other.of.id}/refusal`, { reason: 'can_travel_home', note: 'there are flights' })
    await oneMail('refused', other)

    const granted = await w.applied()
    await approve(granted.of)
    await w.later()
    await w.post('approver', `/grants/${(await w.read(granted.of)).grant.id}/cancellation`, { reason: 'went home' })
    await oneMail('cancelled', granted)

    const third = await w.applied()
    await w.withdraw(third.of)
    await oneMail('withdrawn', third)
  })

  it('goes when the rest of a grant is cancelled of which something was paid', async () => {
    await w.programme('I', { grant: { amount: { amount: '3000.00', currency: 'TRY' }, instalments: 3 } })
    const told = { of: await w.apply({}, 'I'), n: w.n }
    await approve(told.of)
    const batch = await released(told.of)
    w.book_(-100_000, `Havale ${batch.payouts[0].reference}`)
    await w.reconcile()
    await w.later()
    await w.post('approver', `/grants/${(await w.read(told.of)).grant.id}/cancellation`, { reason: 'went home' })
    await oneMail('cancelled', told)
  })

  it('went once for every kind, and each has a Message-ID of its own', async () => {
    expect([...new Set(w.log().map(({ kind }) => kind))].sort()).toEqual([...NEWS_KINDS].sort())
    const ids = w.office.taken.map(({ headers }) => headers.get('message-id'))
    expect(new Set(ids).size).toBe(ids.length)
    expect(w.status()).toMatchObject({ begun: true, waiting: 0, sent: w.office.taken.length, failed: 0, skipped: 0, nextAt: null })
  })

  it('left the books as they were: they verify, and no address stands in clear in the file', async () => {
    expect(await w.get('/verification', 'auditor')).toMatchObject({ ok: true, faults: [] })
    const copy = `${w.book.file}.copy`
    w.book.copyTo(copy)
    const bytes = readFileSync(copy)
    expect(bytes.includes(student(1).student.email)).toBe(false)
  })
})

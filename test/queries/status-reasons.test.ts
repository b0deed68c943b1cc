import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerRequest as answer } from '../../src/commands/messages/student-messages.ts'
import { LANGUAGES } from '../../src/pages/i18n/language.ts'
import { wordsOf } from '../../src/pages/i18n/words.ts'
import { Acts } from '../../src/pages/status/message-forms.tsx'
import { stateSentence } from '../../src/pages/status/state-sentence.ts'
import { type StatusTold, status, statusPage } from '../../src/queries/status.ts'
import type { CasePage, CaseShown } from '../../src/queries/status-case.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { DAY, iban, type Json, money, student } from '../commands/cases-world.ts'
import { CAMT, camtDocument, camtStatement } from '../recognition/render-camt.ts'

/** Why money came back, and why a grant was cancelled: as codes in the API, in sentences on the page. */
describe('the reasons on the student’s page', () => {
  let w: BankWorld
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
  })
  afterEach(() => w.close())

  /** An approved case with its code and year. */
  const approved = async (): Promise<Json> => {
    const { code, id } = await w.apply()
    const birthYear = Number(student(w.n).student.birthDate.slice(0, 4))
    await w.check({ id })
    await w.post('officer', `/applications/${id}/recommendation`, { note: 'in order' })
    await w.post('approver', `/applications/${id}/approval`, { expected: (await w.read({ id })).expected })
    return { ...(await w.read({ id })), asked: { code, birthYear } }
  }
  const shown = (of: Json): CaseShown => {
    const page = status.ask(w.book, of.asked)
    if (!page.ok) throw new Error(page.problem.code)
    const [one] = (page.value satisfies StatusTold).cases
    if (!one) throw new Error('a student has a case')
    return one
  }
  const ordered = async (of: Json): Promise<Json> => {
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [of.grant.id] })
    await w.release(batch)
    return batch.payouts[0]
  }
  /** An approved case, and the line by which so much left for it. */
  const sent = async (minor: number): Promise<{ readonly of: Json; readonly reference: string }> => {
    const of = await approved()
    const { reference } = await ordered(of)
    w.contribution()
    w.book_(-minor, `Havale ${reference}`)
    await w.reconcile()
    return { of, reference }
  }
  const settleShort = async (named: object = {}): Promise<void> => {
    const [differs] = (await w.get('/breaks?state=open&kind=amount_differs', 'finance')).items
    await w.post('finance', `/breaks/${differs.id}/resolution`, { action: 'settle_with_difference', difference: 'payable', note: 'as the bank says', ...named })
  }
  /** A case of which 10.00 is still to come. */
  const fellShort = async (): Promise<Json> => {
    const { of } = await sent(299_000)
    await settleShort()
    return of
  }
  const sentences = (of: CaseShown): string[] => LANGUAGES.map((language) => stateSentence(wordsOf(language), of))

  it('tells by the code in a text why the bank sent the money back, once it did', async () => {
    const { of, reference } = await sent(300_000)
    expect(shown(of)).not.toHaveProperty('reason')
    w.book_(300_000, `IADE ${reference} AC01`, 'SOMEBODY ELSE')
    await w.reconcile()
    expect(shown(of)).toMatchObject({ status: 'returned', since: DAY, reason: 'account_wrong' })
    expect(JSON.stringify(shown(of))).not.toContain('SOMEBODY')
    expect(sentences(shown(of))).toEqual([
      'Your bank sent the money back on 2 November 2020: the account number is not right.',
      'Ваш банк вернул деньги 2 ноября 2020 года: номер счёта указан неверно.',
      'Bankanız parayı 2 Kasım 2020 tarihinde geri gönderdi: hesap numarası doğru değil.',
      'Bankyňyz puly 2 noýabr 2020 senesinde yzyna gaýtardy: hasabyň belgisi nädogry.',
    ])
  })

  it('promises no payment of what comes back to a closed fund, and asks for no account then', async () => {
    const { of, reference } = await sent(300_000)
    const gift = (await w.get('/bank-accounts/B/lines?state=open', 'finance')).items.find((line: Json) => line.money.amount === '100000.00')
    await w.post('finance', '/matches', { lines: [gift.id], kind: 'contribution', contributions: ['1'], note: 'as the notice says' })
    await w.post('finance', '/funds/F/closure', { expected: { donorRefunds: money('97000.00') } })
    w.book_(300_000, `IADE ${reference}`)
    await w.reconcile()
    const [late] = (await w.get('/breaks?state=open&kind=late_return', 'finance')).items
    await w.post('finance', `/breaks/${late.id}/resolution`, { action: 'match', note: 'came late' })
    expect(shown(of)).toMatchObject({ status: 'returned', next: expect.stringContaining('we cannot pay again') })
    const page = statusPage(w.book, of.asked)
    if (!page.ok) throw new Error(page.problem.code)
    const acts = String(Acts({ of: page.value.cases[0] as CasePage, words: wordsOf('en'), ticket: 't', fault: undefined }))
    expect(acts).not.toContain('action="/status/answer"')
    expect(acts).toContain('action="/status/message"')
  })

  it('says that what was sent came, until somebody has looked at it, and asks nothing that is over', async () => {
    const { id, code } = await w.apply()
    const of = { asked: { code, birthYear: Number(student(w.n).student.birthDate.slice(0, 4)) } }
    await w.post('officer', `/applications/${id}/information-request`, { items: ['residence'], message: 'Where do you live?', dueDate: '2020-12-01' })
    expect(shown(of).next).toBe('Send what is missing by 1 December 2020.')
    expect(answer.ask(w.book, { ...of.asked, caseNumber: shown(of).caseNumber, message: 'In Ankara' }).ok).toBe(true)
    expect(shown(of).next).toBe('We have what you sent, and will look at it.')
    const [message] = (await w.get('/messages?state=open', 'officer')).items
    await w.post('officer', `/messages/${message.id}/reply`, { text: 'Please send a document.' })
    expect(shown(of).next).toBe('Send what is missing by 1 December 2020.')
  })

  it('tells what the bank sent, where less left than was ordered and the rest is payable again', async () => {
    const of = await fellShort()
    const seen = shown(of)
    expect(seen.status).toBe('paid')
    for (const language of LANGUAGES) expect(stateSentence(wordsOf(language), seen)).toMatch(/2[\s.]990[.,]00/)
  })

  it('says that a rest is still to come, to student and office, until it is on its way', async () => {
    const of = await fellShort()
    const rest = { amount: '10.00', currency: 'TRY' }
    const told = async () => ({ next: shown(of).next, rest: (await w.read(of)).grant.instalments[0].rest, steps: shown(of).steps.map(({ what }) => what) })
    const paid = ['received', 'checking', 'approved', 'ordered', 'paid']
    const open = { next: expect.stringMatching(/received it\? Of your grant, 10\.00 TRY is still to come\. We will pay it separately\./), rest, steps: paid }
    expect(await told()).toEqual(open)
    const hold = await w.post('finance', `/grants/${of.grant.id}/holds`, { reason: 'the same account twice' })
    expect(shown(of)).toMatchObject({
      status: 'paid',
      next: expect.stringContaining('10.00 TRY is still to come. Before we pay it we are checking one thing.'),
    })
    await w.post('approver', `/holds/${hold.id}/lifting`, { reason: 'it is a brother' })
    for (const language of LANGUAGES) {
      const { rest: words } = wordsOf(language).states
      expect(words(rest, false)).toMatch(/10[.,]00\sTRY/)
      expect(words(rest, true)).not.toBe(words(rest, false))
    }
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [of.grant.id] })
    expect(await told()).toEqual(open)
    await w.release(batch)
    expect(await told()).toEqual({ next: expect.not.stringContaining('still to come'), rest: undefined, steps: [...paid, 'ordered'] })
    w.book_(-1_000, `Havale ${batch.payouts[0].reference}`)
    await w.reconcile()
    expect(await told()).toEqual({ next: expect.not.stringContaining('still to come'), rest: undefined, steps: [...paid, 'ordered', 'paid'] })
  })

  it('tells of a batch that left as one row what was sent of the one that fell short', async () => {
    const both = [await approved(), await approved()]
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: both.map(({ grant }) => grant.id) })
    await w.release(batch)
    w.contribution()
    w.book_(-599_000, `TOPLU ${batch.reference}`)
    await w.reconcile()
    const short = batch.payouts.find(({ grant }: Json) => grant === both[1]?.grant.id)
    await settleShort({ match: { kind: 'settlement', payouts: [short.id] } })
    expect(both.map((of) => sentences(shown(of))[0])).toEqual([expect.stringContaining('3\u00a0000.00'), expect.stringContaining('2\u00a0990.00')])
    expect(both.map((of) => shown(of).next.includes('10.00 TRY is still to come'))).toEqual([false, true])
  })

  it('promises no rest that was cancelled', async () => {
    const of = await fellShort()
    await w.post('approver', `/grants/${of.grant.id}/cancellation`, { reason: 'the student wished it' })
    expect(shown(of)).toMatchObject({ status: 'paid', next: expect.not.stringContaining('still to come') })
    expect((await w.read(of)).grant.instalments[0]).not.toHaveProperty('rest')
  })

  it('does not tell of a past day what will be done by it, in any language', async () => {
    const asked = async () => ({ ...(await w.apply()), asked: { birthYear: Number(student(w.n).student.birthDate.slice(0, 4)) } }) as Json
    const [received, needed] = [await asked(), await asked()]
    for (const of of [received, needed]) of.asked.code = of.code
    await w.post('officer', `/applications/${needed.id}/information-request`, { items: ['residence'], message: 'Where?', dueDate: '2020-12-01' })
    expect(shown(received).next).toMatch(/^We will check your request by \d+ \w+ 2020\.$/)
    w.hoursPass(24 * 100)
    expect(shown(received).next).toMatch(/^We wanted to check your request by \d+ \w+ 2020, and it takes longer\./)
    expect(shown(needed).next).toMatch(/^The day by which we asked for it has passed\. Send what is missing/)
    for (const language of LANGUAGES) {
      const { next } = wordsOf(language).states
      const [by, isOver] = ['2020-11-16', true]
      expect(next.received({ by, isOver })).not.toBe(next.received({ by }))
      expect(next.information_needed({ by, isOver })).not.toBe(next.information_needed({ by }))
      expect(next.information_needed({ by, isOver, isAnswered: true })).toBe(next.information_needed({ by, isAnswered: true }))
    }
  })

  it('offers no review whose time is over, and no more days for money that should be there', async () => {
    const { id, code } = await w.apply()
    const refused = { asked: { code, birthYear: Number(student(w.n).student.birthDate.slice(0, 4)) } }
    await w.check({ id })
    await w.post('officer', `/applications/${id}/recommendation`, { note: 'in order' })
    await w.post('approver', `/applications/${id}/refusal`, { reason: 'not_enrolled', note: 'left in May' })
    const { of: paid } = await sent(300_000)
    expect(shown(refused).next).toMatch(/^You can ask for a review by /)
    expect(shown(paid).next).toBe('It can take some days to appear. Have you received it?')
    w.hoursPass(24 * 100)
    expect(shown(refused).next).toBe('The time in which you could ask for a review is over. If something is wrong, write to us.')
    expect(shown(paid).next).toBe('It should have appeared by now. Have you received it?')
  })

  it('tells the reason that a statement tells of a line by itself', async () => {
    const of = await approved()
    const { reference, payee } = await ordered(of)
    const line = (minor: number, text: string, ref: string) => ({
      ...{ bookedOn: DAY, valueOn: DAY, minor, fee: 0, name: payee.name, account: payee.iban, text, reference: ref },
    })
    const lines = [line(10_000_000, 'Gift', 'R1'), line(-300_000, reference, 'R2'), line(300_000, `Return ${reference}`, 'R3')]
    const facts = { ...CAMT, iban: iban('TR', '0006400000112345678901'), currency: 'TRY', newestFirst: false }
    const text = camtDocument(facts, camtStatement(facts, { opening: 0, lines }))
    const at = text.lastIndexOf('</RmtInf>') + '</RmtInf>'.length
    const raw = new TextEncoder().encode(`${text.slice(0, at)}<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>${text.slice(at)}`)
    await w.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw, kind: 'application/xml' })
    await w.post('finance', '/bank-accounts/B/reconciliation')
    expect(shown(of)).toMatchObject({ status: 'returned', reason: 'account_closed' })
    expect(sentences(shown(of))[0]).toBe('Your bank sent the money back on 2 November 2020: the account is closed.')
  })

  it('says that we can be asked where the bank tells no reason', async () => {
    const of = await approved()
    const { reference } = await ordered(of)
    w.contribution()
    w.book_(-300_000, `Havale ${reference}`)
    w.book_(300_000, `Iade ${reference} RR04 sanctions`)
    await w.reconcile()
    expect(shown(of)).toMatchObject({ status: 'returned', reason: 'other' })
    expect(sentences(shown(of))[0]).toBe('Your bank sent the money back on 2 November 2020. You can ask us why.')
    expect(JSON.stringify(shown(of))).not.toMatch(/RR04|sanctions/)
  })

  const cancelled = async (body: object): Promise<CaseShown> => {
    const of = await approved()
    await w.post('approver', `/grants/${of.grant.id}/cancellation`, { reason: 'Aýna called: she is at home', ...body })
    return shown(of)
  }

  it('tells why a grant was cancelled, and nothing that was written about it', async () => {
    const wished = await cancelled({ reasonTold: 'student_wish' })
    expect(wished).toMatchObject({ status: 'cancelled', reason: 'student_wish' })
    expect(JSON.stringify(wished)).not.toContain('called')
    expect(sentences(wished)).toEqual([
      'Your grant was cancelled on 2 November 2020: you asked for it.',
      'Помощь отменена 2 ноября 2020 года: вы сами об этом попросили.',
      'Yardımınız 2 Kasım 2020 tarihinde iptal edildi: bunu siz istediniz.',
      'Kömek puluňyz 2 noýabr 2020 senesinde ýatyryldy: muny özüňiz soradyňyz.',
    ])
    const late = await cancelled({ reasonTold: 'no_money_left' })
    expect(sentences(late)[0]).toBe("Your grant was cancelled on 2 November 2020: the programme's money is used up.")
  })

  it('tells a screening hit, and what nobody chose to tell, as another reason', async () => {
    const hit = await cancelled({ reasonTold: 'screening' })
    const untold = await cancelled({})
    expect([hit.reason, untold.reason]).toEqual(['other', 'other'])
    expect(sentences(untold)[0]).toBe('Your grant was cancelled on 2 November 2020. You can ask us why.')
    const of = await approved()
    await w.refused([422, 'invalid_input'], 'approver', `/grants/${of.grant.id}/cancellation`, { reason: 'x', reasonTold: 'because' })
  })
})

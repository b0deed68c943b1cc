import { erase } from '../../src/commands/erase/erase.ts'
import { sendDue } from '../../src/commands/mail/send-due.ts'
import { takeNews } from '../../src/commands/mail/take-news.ts'
import { type BankLine, edit, FORMATS, turkish } from './banks.ts'
import { fullBook, type World } from './full-book.ts'

const DOLLARS = { number: 'TR330006100519786457841326', currency: 'USD' }
const DAY = '2020-11-15'

interface Batch {
  readonly id: string
  readonly payouts: readonly { readonly id: string; readonly reference: string; readonly money: { readonly amount: string } }[]
}

const minorOf = (amount: string) => Number(amount.replace('.', ''))

/** The bank books a line in dollars, and it is matched where it can be. */
async function booked({ ask }: World, minor: number, text: string): Promise<void> {
  const { statementBalance } = await ask('finance', 'GET', `/bank-accounts/USD-1/reconciliation-statement?asOf=${DAY}`)
  const line: BankLine = { day: DAY, minor, text, name: '', account: '', ref: '' }
  const opening = minorOf((statementBalance as { amount: string }).amount)
  await ask('finance', 'POST', '/bank-accounts/USD-1/statements?mode=import', turkish(DOLLARS, opening, [line]))
  await ask('finance', 'POST', '/bank-accounts/USD-1/reconciliation')
}

/** A batch that leaves grants out; the bank pays one of its payouts short, and the rest is payable again. Gives what left, by the payout's reference. */
async function paidShort(of: World): Promise<{ readonly reference: string; readonly minor: number; readonly payout: string }> {
  const { ask } = of
  const batch = (await ask('finance', 'POST', '/payout-batches', { bankAccount: 'USD-1', dueBy: '2021-02-10' })) as unknown as Batch
  const { count, total, digest } = await ask('releaser', 'GET', `/payout-batches/${batch.id}`)
  await ask('releaser', 'POST', `/payout-batches/${batch.id}/release`, { expected: { count, total, digest } })
  const [payout] = batch.payouts
  if (!payout) throw new Error('the batch pays somebody')
  const minor = minorOf(payout.money.amount) - 100
  await booked(of, -minor, `Havale ${payout.reference}`)
  const { items } = await ask('finance', 'GET', '/breaks?state=open&limit=200')
  const differs = (items as { id: string; kind: string }[]).find(({ kind }) => kind === 'amount_differs')
  await ask('finance', 'POST', `/breaks/${differs?.id}/resolution`, { action: 'settle_with_difference', difference: 'payable', note: 'a dollar less' })
  return { reference: payout.reference, minor, payout: payout.id }
}

/** What left comes back and goes out again; then it did not come back after all, and the second payment never left: it was paid once. */
async function paidOnce(of: World): Promise<void> {
  const { ask } = of
  const { reference, minor, payout } = await paidShort(of)
  await booked(of, minor, `Iade ${reference}`)
  const batch = await ask('finance', 'POST', '/payout-batches', { bankAccount: 'USD-1', dueBy: '2021-02-10' })
  const { count, total, digest } = batch
  await ask('releaser', 'POST', `/payout-batches/${batch['id']}/release`, { expected: { count, total, digest } })
  const { items } = (await ask('finance', 'GET', `/matches?payout=${payout}`)) as unknown as { items: { id: string; kind: string }[] }
  await ask('finance', 'POST', `/matches/${items.find(({ kind }) => kind === 'return')?.id}/reversal`, { reason: 'another one' })
  await ask('releaser', 'POST', `/payout-batches/${batch['id']}/stop`, { reason: 'a doubt' })
}

/** Every account is closed as of a day, what is open on it parked, and the books are locked to that day. */
async function closed({ ask }: World): Promise<void> {
  const { items } = await ask('finance', 'GET', '/bank-accounts')
  for (const { code } of items as { code: string }[]) {
    const { ledgerBalance, statementBalance } = await ask('finance', 'GET', `/bank-accounts/${code}/reconciliation-statement?asOf=${DAY}`)
    const { id } = await ask('finance', 'POST', `/bank-accounts/${code}/closings`, { asOf: DAY, expected: { ledgerBalance, statementBalance } })
    await ask('releaser', 'POST', `/closings/${id}/approval`)
  }
  const { id } = await ask('finance', 'POST', '/periods', { closedThrough: DAY })
  await ask('releaser', 'POST', `/periods/${id}/approval`)
}

/** A person says how a file is to be read in which nothing proves it: its opening balance is missing. */
async function readByHand({ ask }: World): Promise<void> {
  const russian = FORMATS.find(({ name }) => name === 'russian')
  if (!russian) throw new Error('a Russian bank writes statements')
  const lines = [1_000, -300].map((minor, n): BankLine => ({ day: DAY, minor, text: `By hand ${n}`, name: '', account: '', ref: String(n) }))
  const file = edit(russian.write(russian.account, 0, lines), russian, (told) => told.replace(/Входящий остаток.*\r\n/, ''))
  await ask('finance', 'POST', '/bank-accounts', { code: 'BY-HAND', name: 'By hand', currency: 'RUB', accountNumber: russian.account.number })
  await ask('finance', 'POST', '/bank-accounts/BY-HAND/statements?mode=import&reading=1&profile=by-hand', file)
}

/** What a student is still owed is cancelled, and the student erased, with the bank lines of what was paid. */
async function erased({ ask, book }: World): Promise<void> {
  const { items } = await ask('finance', 'GET', '/payouts?state=settled&limit=200')
  const [, paid] = items as { grant: string; caseNumber: string }[]
  if (!paid) throw new Error('two students were paid')
  await ask('approver', 'POST', `/grants/${paid.grant}/cancellation`, { reason: 'left for home' })
  const actor = book.read((read) => read.value<number>("SELECT person FROM role_grant WHERE role = 'admin' AND ended = 0 ORDER BY id DESC LIMIT 1")) ?? 0
  const done = erase(book, { caseNumber: paid.caseNumber, reason: 'the retention ended', actor })
  if (!done.ok) throw new Error(done.problem.detail)
}

/** Mails are made of what came since they were switched on, and taken by a server that is not asked. */
async function mailed({ book }: World): Promise<void> {
  takeNews(book)
  await sendDue(book, async () => ({ outcome: 'sent' }), { from: { name: '', address: 'help@example.org' }, publicUrl: 'https://aid.example.org' })
}

/** The full book, and after it what leaves little to be done: every table has rows. */
export async function everyTable(): Promise<World> {
  const of = await fullBook()
  await mailed(of)
  await erased(of)
  await paidOnce(of)
  await mailed(of)
  await closed(of)
  await readByHand(of)
  return of
}

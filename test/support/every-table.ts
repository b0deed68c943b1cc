import { erase } from '../../src/commands/erase/erase.ts'
import { sendDue } from '../../src/commands/mail/send-due.ts'
import { takeNews } from '../../src/commands/mail/take-news.ts'
import { type BankLine, edit, FORMATS, turkish } from './banks.ts'
import { fullBook, type World } from './full-book.ts'

const DOLLARS = { number: 'TR330006100519786457841326', currency: 'USD' }
const DAY = '2020-11-15'

interface Batch {
  readonly id: string
  readonly payouts: readonly { readonly reference: string; readonly money: { readonly amount: string } }[]
}

const minorOf = (amount: string) => Number(amount.replace('.', ''))

/** A batch that leaves grants out; the bank pays one of its payouts short, and the rest is payable again. */
async function paidShort({ ask }: World): Promise<void> {
  const batch = (await ask('finance', 'POST', '/payout-batches', { bankAccount: 'USD-1', dueBy: '2021-02-10' })) as unknown as Batch
  const { count, total, digest } = await ask('releaser', 'GET', `/payout-batches/${batch.id}`)
  await ask('releaser', 'POST', `/payout-batches/${batch.id}/release`, { expected: { count, total, digest } })
  const [payout] = batch.payouts
  if (!payout) throw new Error('the batch pays somebody')
  const { statementBalance } = await ask('finance', 'GET', `/bank-accounts/USD-1/reconciliation-statement?asOf=${DAY}`)
  const paid: BankLine = { day: DAY, minor: 100 - minorOf(payout.money.amount), text: `Havale ${payout.reference}`, name: '', account: '', ref: '' }
  const opening = minorOf((statementBalance as { amount: string }).amount)
  await ask('finance', 'POST', '/bank-accounts/USD-1/statements?mode=import', turkish(DOLLARS, opening, [paid]))
  await ask('finance', 'POST', '/bank-accounts/USD-1/reconciliation')
  const { items } = await ask('finance', 'GET', '/breaks?state=open&limit=200')
  const differs = (items as { id: string; kind: string }[]).find(({ kind }) => kind === 'amount_differs')
  await ask('finance', 'POST', `/breaks/${differs?.id}/resolution`, { action: 'settle_with_difference', difference: 'payable', note: 'a dollar less' })
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
  await paidShort(of)
  await mailed(of)
  await closed(of)
  await readByHand(of)
  return of
}

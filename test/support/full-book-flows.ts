import { policy, student } from '../commands/cases-world.ts'
import { type BankLine, russian, turkish } from './banks.ts'
import type { World } from './full-book.ts'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const DOLLARS = 'TR330006100519786457841326'
const LIRA = 'TR320010009999901234567890'

/** A case from application to grant; `dollars`: its payee's account is in USD, else in TRY. */
async function granted({ ask }: World, n: number, money: string, dollars: boolean): Promise<void> {
  const of = student(n)
  const made = await ask('case_officer', 'POST', '/programmes/HELP/applications', { ...of, payee: { ...of.payee, currency: dollars ? 'USD' : 'TRY' } })
  const path = `/applications/${made['id']}`
  if (n === 1)
    await ask('case_officer', 'POST', `${path}/corrections`, {
      changes: { city: 'İzmir', student: { phone: '+905321234567' } },
      source: 'student',
      note: 'by telephone',
    })
  await ask('case_officer', 'POST', `${path}/automatic-checks`, {})
  for (const criterion of ['passport', 'call', 'agreed']) {
    await ask('case_officer', 'POST', `${path}/checks`, {
      criterion,
      outcome: 'pass',
      note: 'seen',
      ...(criterion === 'passport' ? { evidenceSha256: 'ab'.repeat(32) } : {}),
    })
  }
  const instalments = [
    { dueOn: '2020-11-03', money: usd(money) },
    { dueOn: '2020-12-03', money: usd('100.00') },
  ]
  await ask('case_officer', 'POST', `${path}/recommendation`, {
    money: usd((Number(money.replace('.', '')) / 100 + 100).toFixed(2)),
    instalments,
    note: 'meets every criterion',
  })
  const { expected } = await ask('approver', 'GET', path)
  const first = await ask('approver', 'POST', `${path}/approval`, { expected })
  if (first['state'] === 'recommended') await ask('approver2', 'POST', `${path}/approval`, { expected })
}

/** Settings, an institutional payee, a screening list. */
export async function set({ ask }: World): Promise<void> {
  await ask('admin', 'PUT', '/settings', {
    ledgerCodes: { 'expenses:assistance': '6100', 'assets:bank:USD-1': '1010' },
    contact: 'the embassy',
    organisation: { name: 'Stranded & Co', iatiId: 'XM-DAC-47066', iatiType: '40', giving360Id: '360G-Stranded' },
  })
  await ask('admin', 'POST', '/institutions', {
    code: 'ANKARA',
    name: 'Ankara Üniversitesi',
    kind: 'university',
    payee: { name: 'Ankara Üniversitesi', iban: LIRA, currency: 'TRY' },
  })
  await ask(
    'admin',
    'POST',
    '/screening-lists?code=un',
    new TextEncoder().encode('name,birthDate,passportNumber\nSomebody Else,1970-01-01,X1\nAnother One,,\n'),
  )
}

/** A programme in two versions; eight grants, one of them by two approvals; a case that is not recommended, and one to be refused. */
export async function cases(world: World): Promise<void> {
  const { ask } = world
  const rules = policy({
    grant: { cap: usd('900.00') },
    capPerStudent: usd('1000.00'),
    capPerMonth: usd('900.00'),
    secondApprovalAbove: usd('700.00'),
    coolingOffHours: 1,
  })
  await ask('admin', 'POST', '/programmes', { code: 'HELP', name: 'Help', fund: 'EMERGENCY', policy: rules })
  await ask('admin', 'PUT', '/programmes/HELP', { name: 'Help for students', policy: rules })
  for (const [n, money] of [
    [1, '300.00'],
    [2, '300.00'],
    [3, '200.00'],
    [4, '650.00'],
    [5, '150.00'],
    [6, '120.00'],
    [7, '130.00'],
    [8, '140.00'],
  ] as const)
    await granted(world, n, money, n <= 5)
  const withdrawn = await ask('case_officer', 'POST', '/programmes/HELP/applications', student(11))
  await ask('case_officer', 'POST', `/applications/${withdrawn['id']}/information-request`, { items: ['passport'], message: 'please', dueDate: '2020-11-20' })
  await ask('case_officer', 'POST', `/applications/${withdrawn['id']}/withdrawal`, { note: 'at the wish of the student' })
  const list =
    'familyName,givenName,birthDate,hostCountry,passportNumber,nationality\nGarajaýewa,Ogulsapar,2000-02-03,TR,A7654321,TM\nMeredow,Çary,1999-05-06,RU,,\n'
  await ask('case_officer', 'POST', '/programmes/HELP/intake?source=embassy&letter=12', new TextEncoder().encode(list))
  const refused = await ask('case_officer', 'POST', '/programmes/HELP/applications', student(12))
  await ask('case_officer', 'POST', `/applications/${refused['id']}/recommendation`, {
    outcome: 'refuse',
    reason: 'not_enrolled',
    note: 'the university does not know the name',
  })
  await ask('approver', 'POST', `/applications/${refused['id']}/refusal`, { reason: 'not_enrolled', note: 'as recommended' })
}

/** A payee is changed, and the change is approved; another waits, and holds its grant. */
export async function payees({ ask }: World): Promise<void> {
  const grants = (await ask('case_officer', 'GET', '/grants?limit=200'))['items'] as { id: string }[]
  const [first, second] = grants
  const recorded = async (grant: string | undefined, n: number) =>
    (
      await ask('case_officer', 'POST', `/grants/${grant}/payee`, { payee: student(n).payee, reason: 'the account was closed', recognisedBy: 'passport shown' })
    )['digest']
  await ask('approver', 'POST', `/grants/${first?.id}/payee-approval`, { expected: { digest: await recorded(first?.id, 21) } })
  await recorded(second?.id, 22)
}

export interface PaidOut {
  readonly id: string
  readonly reference: string
  readonly minor: number
}

type Batch = Record<string, unknown> & { readonly id: string; readonly payouts: { id: string; reference: string; money: { amount: string } }[] }

/** Batches from both accounts: released, cancelled, stopped; payouts cancelled and rejected. Gives those of the dollars account that are on their way. */
export async function payouts(world: World): Promise<PaidOut[]> {
  const { ask } = world
  const prepare = async (bankAccount: string, grants?: string[]) =>
    (await ask('finance', 'POST', '/payout-batches', { bankAccount, dueBy: '2020-11-10', ...(grants ? { grants } : {}) })) as unknown as Batch
  const release = async (batch: Batch) => {
    const { count, total, digest } = (await ask('releaser', 'GET', `/payout-batches/${batch.id}`)) as unknown as Batch
    await ask('releaser', 'POST', `/payout-batches/${batch.id}/release`, { expected: { count, total, digest } })
  }
  await ask('finance', 'POST', `/payout-batches/${(await prepare('USD-1')).id}/cancellation`, {})
  const dollars = await prepare('USD-1')
  await release(dollars)
  await ask('finance', 'GET', `/payout-batches/${dollars.id}/payment-file`)
  await ask('finance', 'GET', `/payout-batches/${dollars.id}/payment-file`)
  const lira = await prepare('TRY-1')
  await ask('finance', 'POST', `/payouts/${lira.payouts[0]?.id}/cancellation`, {})
  await release(lira)
  await ask('releaser', 'POST', `/payout-batches/${lira.id}/stop`, { reason: 'wrong file' })
  await release(await prepare('TRY-1'))
  return dollars.payouts.map(({ id, reference, money }) => ({ id, reference, minor: Number(money.amount.replace('.', '')) }))
}

/** Statements, the engine's run, matches by hand, an undo, and breaks answered. */
export async function banks(world: World, paid: readonly PaidOut[]): Promise<void> {
  const { ask, at } = world
  const [first, second, third, fourth, fifth] = paid
  if (!first || !second || !third || !fourth || !fifth) throw new Error('five payouts are on their way')
  const line = (day: string, minor: number, text: string): BankLine => ({ day, minor, text, name: '', account: '', ref: '' })
  const november = [
    line('2020-11-03', 1_000_000, 'AG-1 Donor One contribution'),
    line('2020-11-04', -first.minor, `Havale ${first.reference}`),
    line('2020-11-04', -second.minor, `Havale ${second.reference}`),
    line('2020-11-04', -third.minor, `Havale ${third.reference}`),
    line('2020-11-04', -third.minor, `Havale ${third.reference}`),
    { ...line('2020-11-05', -fourth.minor - 500, `Havale ${fourth.reference}`), name: 'Dormitory of students' },
    line('2020-11-05', -350, 'Masraf'),
    line('2020-11-05', -777, 'Bilinmeyen'),
    line('2020-11-06', 123, 'Faiz'),
    line('2020-11-06', 4200, 'Gelen havale'),
  ]
  const statement = (account: string, number: string, currency: string, opening: number, lines: readonly BankLine[]) =>
    ask('finance', 'POST', `/bank-accounts/${account}/statements?mode=import`, turkish({ number, currency }, opening, lines))
  at('2020-11-07T09:00:00.000Z')
  // A bank with names in a column
  for (let time = 0; time < 2; time += 1)
    await ask('finance', 'POST', '/bank-accounts/USD-1/statements?mode=import', russian({ number: DOLLARS, currency: 'USD' }, 25_000, november))
  await ask('finance', 'POST', '/bank-accounts/USD-1/reconciliation')
  const open = (await ask('finance', 'GET', '/bank-accounts/USD-1/lines?state=open&limit=200'))['items'] as { id: string; money: { amount: string } }[]
  const lineOf = (amount: string) => open.find((l) => l.money.amount === amount)?.id
  const charge = { lines: [lineOf('-3.50')], kind: 'charge', note: 'fee' }
  const match = await ask('finance', 'POST', '/matches', charge)
  await ask('finance', 'POST', `/matches/${match['id']}/reversal`, { reason: 'another line' })
  await ask('finance', 'POST', '/matches', charge)
  await ask('finance', 'POST', '/matches', { lines: [lineOf('1.23')], kind: 'interest', note: 'interest' })
  await answerBreaks(world)
  const [spelling] = (await ask('finance', 'GET', '/spellings'))['items'] as { id: string }[]
  await ask('finance', 'POST', `/spellings/${spelling?.id}/removal`, { reason: 'the office of a dormitory' })
  const closing = 25_000 + november.reduce((sum, { minor }) => sum + minor, 0)
  at('2020-11-12T09:00:00.000Z')
  await statement('USD-1', DOLLARS, 'USD', closing, [
    line('2020-11-10', first.minor, `Iade ${first.reference}`),
    line('2020-11-11', -fifth.minor, `Havale ${fifth.reference}`),
  ])
  await ask('finance', 'POST', '/bank-accounts/USD-1/reconciliation')
  await statement('TRY-1', LIRA, 'TRY', 10, [line('2020-11-10', -1500, 'Masraf')])
  await ask('finance', 'POST', '/bank-accounts/TRY-1/reconciliation')
}

const ANSWERS: Readonly<Record<string, object>> = {
  amount_differs: { action: 'settle_with_difference', difference: 'charge', note: 'the bank kept a fee' },
  duplicate_payment: { action: 'claim_back', note: 'paid twice' },
  unknown_debit: { action: 'claim_back', note: 'nobody knows it' },
}

async function answerBreaks({ ask }: World): Promise<void> {
  const found = (await ask('finance', 'GET', '/breaks?limit=200'))['items'] as { id: string; kind: string; state: string }[]
  for (const { id, kind, state } of found) if (state === 'open' && ANSWERS[kind]) await ask('finance', 'POST', `/breaks/${id}/resolution`, ANSWERS[kind])
}

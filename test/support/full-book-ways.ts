import { student } from '../commands/cases-world.ts'
import { agentReport } from '../commands/collect-world.ts'
import type { World } from './full-book.ts'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const DAY = '2020-11-12'

interface Granted {
  readonly id: string
  readonly grant: string
}

type Batch = Record<string, unknown> & { readonly id: string; readonly reference: string; readonly payouts: { id: string; reference: string; grant: string }[] }

/** A pick-up that is collected, with its number read from the agent's report; one that nobody collected, paid again; two students' university as one row. */
export async function ways(world: World): Promise<void> {
  const { ask } = world
  await ask('finance', 'POST', '/bank-accounts', {
    code: 'AGENT',
    name: 'Transfer agent',
    kind: 'agent',
    currency: 'USD',
    fund: 'EMERGENCY',
    collectDays: 1,
    openingDate: '2020-11-01',
    openingBalance: usd('500.00'),
  })
  await ask('admin', 'POST', '/institutions', {
    code: 'HOSTEL',
    name: 'Hostel',
    kind: 'vendor',
    payee: { name: 'Hostel', iban: 'TR330006100519786457841326', currency: 'USD' },
  })
  const pickup = { way: 'pickup', country: 'TR', city: 'Ankara', currency: 'USD' }
  const cases: Granted[] = []
  for (const [n, payee] of [
    [61, pickup],
    [62, pickup],
    [63, { name: 'Hostel', institution: 'HOSTEL', currency: 'USD' }],
    [64, { name: 'Hostel', institution: 'HOSTEL', currency: 'USD' }],
  ] as const)
    cases.push(await granted(world, n, payee))
  const [one, two, three, four] = cases.map(({ grant }) => grant)
  const batch = await released(world, { bankAccount: 'AGENT', grants: [one, two] })
  await ask('finance', 'POST', `/payout-batches/${batch.id}/hand-over`, {})
  world.at('2020-11-15T09:00:00.000Z')
  const collected = { day: DAY, minor: -3000, number: 'N-1', reference: batch.payouts[0]?.reference ?? '' }
  const report = agentReport({ since: DAY, until: '2020-11-14', opening: 50_000, currency: 'USD', rows: [collected] })
  await ask('finance', 'POST', `/bank-accounts/AGENT/statements?mode=import&documentSha256=${'ef'.repeat(32)}`, report)
  await ask('finance', 'POST', '/bank-accounts/AGENT/reconciliation')
  await ask('finance', 'GET', `/payouts/${batch.payouts[0]?.id}`)
  await ask('finance', 'POST', `/payouts/${batch.payouts[1]?.id}/rejection`, { reason: 'nobody came' })
  await released(world, { bankAccount: 'AGENT', grants: [two] })
  const row = await released(world, { bankAccount: 'USD-1', institution: 'HOSTEL', grants: [three, four] })
  await ask('finance', 'GET', `/payout-batches/${row.id}/payment-file`)
}

async function granted({ ask }: World, n: number, payee: object): Promise<Granted> {
  const of = student(n)
  const made = await ask('case_officer', 'POST', '/programmes/TOGETHER/applications', { ...of, payee: { name: of.payee.name, ...payee } })
  const path = `/applications/${made['id']}`
  await ask('case_officer', 'POST', `${path}/automatic-checks`, {})
  await ask('case_officer', 'POST', `${path}/recommendation`, { note: 'all in order' })
  const { expected } = await ask('approver', 'GET', path)
  const { grant } = await ask('approver', 'POST', `${path}/approval`, { expected })
  return { id: String(made['id']), grant: (grant as { id: string }).id }
}

async function released({ ask }: World, body: object): Promise<Batch> {
  const batch = (await ask('finance', 'POST', '/payout-batches', body)) as unknown as Batch
  const { count, total, digest } = batch
  await ask('releaser', 'POST', `/payout-batches/${batch.id}/release`, { expected: { count, total, digest } })
  return batch
}

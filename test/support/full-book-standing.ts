import { policy, student } from '../commands/cases-world.ts'
import { bankReport } from './bank-reports.ts'
import type { World } from './full-book.ts'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const why = { reason: 'a question' }
const AUTOMATIC = ['citizen', 'host', 'unique', 'caps', 'payee']

interface Known {
  readonly id: string
  readonly caseNumber: string
}

/** Cases decided in one act; holds, reopenings, a duplicate, a new code, a disclosure, a hand-over, a cancellation, a recheck. */
export async function standing(world: World): Promise<void> {
  const { ask } = world
  const [changed] = (await ask('case_officer', 'GET', '/grants?limit=200'))['items'] as { id: string }[]
  await ask('approver2', 'POST', `/grants/${changed?.id}/cooling-off-end`, why)
  const [one, two, three, other] = await decided(world)
  if (!one || !two || !three || !other) throw new Error('four cases were taken in')
  await paid(world, one, two)
  await held(world, one)
  await ask('case_officer', 'POST', `/applications/${three.id}/same-person`, { as: one.caseNumber, note: 'one passport' })
  await ask('case_officer', 'POST', `/applications/${other.id}/recommendation`, { outcome: 'refuse', reason: 'other', note: 'unknown' })
  await ask('approver', 'POST', `/applications/${other.id}/refusal`, { reason: 'other', note: 'as recommended' })
  await ask('approver2', 'POST', `/applications/${other.id}/reopening`, why)
  await ask('case_officer', 'POST', `/applications/${other.id}/code`, { recognisedBy: 'passport', note: 'lost' })
  await ask('case_officer', 'POST', `/applications/${other.id}/same-person`, { as: one.caseNumber, note: 'two spellings' })
  await ask('auditor', 'POST', `/applications/${one.id}/disclosure`, why)
  await ask('case_officer', 'GET', `/applications/${one.id}`)
}

async function decided({ ask }: World): Promise<Known[]> {
  const criteria = (policy()['criteria'] as { code: string }[]).filter(({ code }) => AUTOMATIC.includes(code))
  const rules = {
    ...policy(),
    grant: { amount: usd('60.00'), instalments: 2 },
    capPerStudent: usd('900.00'),
    capPerMonth: usd('900.00'),
    criteria,
    recheck: ['host'],
  }
  await ask('admin', 'POST', '/programmes', { code: 'TOGETHER', name: 'Together', fund: 'EMERGENCY', policy: rules })
  const cases: Known[] = []
  for (const n of [51, 52, 53, 54]) {
    const of = student(n)
    cases.push((await ask('case_officer', 'POST', '/programmes/TOGETHER/applications', { ...of, payee: { ...of.payee, currency: 'USD' } })) as unknown as Known)
  }
  await ask('case_officer', 'POST', '/programmes/TOGETHER/automatic-checks', {})
  const together = cases.slice(0, 3)
  await ask('case_officer', 'POST', '/programmes/TOGETHER/recommendations', { items: together.map(({ id }) => ({ application: id })), note: 'all in order' })
  const items = []
  for (const { id } of together)
    items.push({ application: id, digest: ((await ask('approver', 'GET', `/applications/${id}`))['expected'] as { digest: string }).digest })
  await ask('approver', 'POST', '/programmes/TOGETHER/approvals', { expected: { count: 3, total: usd('180.00') }, items })
  return cases
}

async function grantOf({ ask }: World, { id }: Known): Promise<string> {
  return ((await ask('finance', 'GET', `/applications/${id}`))['grant'] as { id: string }).id
}

/** One grant is prepared whole, handed over and numbered; another is cancelled while it is prepared. */
async function paid(world: World, one: Known, two: Known): Promise<void> {
  const { ask } = world
  const prepare = async (grant: string) => await ask('finance', 'POST', '/payout-batches', { bankAccount: 'USD-1', grants: [grant], dueBy: '2021-12-31' })
  const { id, reference, count, total, digest, payouts } = await prepare(await grantOf(world, one))
  await ask('releaser', 'POST', `/payout-batches/${id}/release`, { expected: { count, total, digest } })
  await ask('finance', 'POST', `/payout-batches/${id}/hand-over`, { bankReference: 'FILE-1' })
  for (const format of ['pain.001', 'print']) await ask('finance', 'GET', `/payout-batches/${id}/payment-file?format=${format}`)
  const [first] = payouts as { id: string; reference: string }[]
  await ask('finance', 'POST', `/payouts/${first?.id}/agent-number`, { number: 'AG 1' })
  await ask('finance', 'GET', `/payouts/${first?.id}`)
  const said = [{ reference: first?.reference ?? '', status: 'RJCT', codes: ['AC04'] }]
  await ask('finance', 'POST', `/payout-batches/${id}/bank-report`, Buffer.from(bankReport({ message: String(reference), group: 'PART', said })))
  await ask('finance', 'GET', `/payout-batches/${id}/bank-reports`)
  const grant = await grantOf(world, two)
  await prepare(grant)
  await ask('approver', 'POST', `/grants/${grant}/cancellation`, why)
}

async function held(world: World, one: Known): Promise<void> {
  const { ask } = world
  for (const path of [`/grants/${await grantOf(world, one)}/holds`, '/programmes/TOGETHER/holds']) {
    const { id } = await ask('finance', 'POST', path, why)
    await ask('releaser', 'POST', `/holds/${id}/lifting`, why)
    await ask('auditor', 'GET', `/holds/${id}`)
  }
  await ask('auditor', 'GET', '/holds')
  await ask('auditor', 'GET', '/holds?state=standing')
}

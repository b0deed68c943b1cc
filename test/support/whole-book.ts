import { addUser } from '../../src/commands/people.ts'
import { ROLES } from '../../src/core/access/roles.ts'
import { reportNames } from '../../src/queries/reports/reports.ts'
import { student } from '../commands/cases-world.ts'
import { everyTable } from './every-table.ts'
import type { World } from './full-book.ts'
import { REPORTS_ASKED } from './reports-asked.ts'

type Thing = Readonly<Record<string, string>>

/** Somebody who holds every role, and has done nothing: no page hides a form from them. */
export const EVERYBODY = 'everybody@example.org'

/** A book in which everything was done, and in which each of the works of the console waits to be done. */
export async function wholeBook(): Promise<World> {
  const of = await everyTable()
  const { ask, book } = of
  const added = addUser(book, { email: EVERYBODY, name: 'Somebody of every role', roles: ROLES })
  if (!added.ok) throw new Error(added.problem.detail)
  const paths: string[] = []
  for (const n of [71, 72, 73, 74]) {
    const known = student(n)
    const made = await ask('case_officer', 'POST', '/programmes/TOGETHER/applications', { ...known, payee: { ...known.payee, currency: 'USD' } })
    paths.push(`/applications/${made['id']}`)
    await ask('case_officer', 'POST', `${paths.at(-1)}/automatic-checks`, {})
  }
  const [asked, recommended, refused, granted] = paths
  await ask('case_officer', 'POST', `${asked}/information-request`, {
    items: ['residence', 'payee_account'],
    message: 'Where do you live?',
    dueDate: '2020-11-30',
  })
  for (const path of [recommended, granted]) await ask('case_officer', 'POST', `${path}/recommendation`, { note: 'all in order' })
  await ask('case_officer', 'POST', `${refused}/recommendation`, { outcome: 'refuse', reason: 'can_travel_home', note: 'a flight goes' })
  const { grant } = await ask('approver', 'POST', `${granted}/approval`, { expected: (await ask('approver', 'GET', String(granted)))['expected'] })
  await ask('finance', 'POST', '/payout-batches', { bankAccount: 'USD-1', grants: [(grant as { id: string }).id] })
  of.at('2020-11-16T09:00:00.000Z')
  const { ledgerBalance, statementBalance } = await ask('finance', 'GET', '/bank-accounts/YEN-1/reconciliation-statement?asOf=2020-11-16').catch(() =>
    ask('finance', 'GET', '/bank-accounts/JPY-1/reconciliation-statement?asOf=2020-11-16'),
  )
  await ask('finance', 'POST', '/bank-accounts/JPY-1/closings', { asOf: '2020-11-16', expected: { ledgerBalance, statementBalance } })
  return of
}

/** Of a list the first thing of each sort. */
const ofEach = (items: readonly Thing[], sort: (of: Thing) => string): readonly Thing[] => [
  ...new Map([...items].reverse().map((of) => [sort(of), of])).values(),
]

async function listed({ ask }: World, path: string): Promise<readonly Thing[]> {
  return (await ask('auditor', 'GET', `${path}?limit=200`))['items'] as readonly Thing[]
}

/** Things of a book for each parameter of an address: of the kinds by which pages differ one each. */
export async function thingsOf(world: World): Promise<Readonly<Record<string, readonly string[]>>> {
  const state = ({ kind, state }: Thing) => `${kind} ${state}`
  const ids = async (path: string, sort = state) => ofEach(await listed(world, path), sort).map(({ id }) => String(id))
  const lines = await Promise.all(['USD-1', 'TRY-9'].map((code) => ids(`/bank-accounts/${code}/lines`, ({ state }) => String(state))))
  return {
    cases: await ids('/applications'),
    review: ofEach(await listed(world, '/applications'), state)
      .filter((of) => of['state'] === 'recommended')
      .map(({ id }) => String(id)),
    payouts: await ids('/payouts'),
    batches: await ids('/payout-batches'),
    release: ofEach(await listed(world, '/payout-batches'), state)
      .filter((of) => of['state'] === 'prepared')
      .map(({ id }) => String(id)),
    breaks: await ids('/breaks'),
    closings: await ids('/closings'),
    periods: await ids('/periods'),
    matches: await ids('/matches', ({ kind }) => String(kind)),
    lines: lines.flat(),
    open: await openLine(world),
    statements: (await ids('/bank-accounts/USD-1/statements', ({ verdict }) => String(verdict))).concat(await ids('/bank-accounts/BY-HAND/statements')),
    accounts: ofEach(await listed(world, '/bank-accounts'), ({ kind }) => String(kind)).map(({ code }) => String(code)),
    funds: ofEach(await listed(world, '/funds'), state).map(({ code }) => String(code)),
    programmes: ['HELP', 'TOGETHER'],
    users: ['3', '9'],
    payees: (await listed(world, '/grants')).filter(({ pendingPayee }) => pendingPayee).map(({ id }) => String(id)),
  }
}

/** An account with a line that nobody explained, and the line. */
async function openLine(world: World): Promise<readonly string[]> {
  for (const { code } of await listed(world, '/bank-accounts')) {
    const [line] = (await world.ask('auditor', 'GET', `/bank-accounts/${code}/lines?state=open`))['items'] as readonly Thing[]
    if (code !== undefined && line?.['id'] !== undefined) return [code, line['id']]
  }
  throw new Error('a line is open')
}

/** Every address of the screens in a book: a parameter stands for each of `things`, a story and a report for each of its names. */
export function addressesOf(paths: readonly string[], things: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return paths.flatMap((path) => {
    if (path === '/story/{kind}/{id}')
      return Object.entries(STORIES).flatMap(([kind, of]) => (things[of] ?? []).slice(0, 1).map((id) => `/story/${kind}/${id}`))
    if (path === '/reports/{name}') return reportNames().flatMap((name) => [`/reports/${name}`, `/reports/${name}?${new URLSearchParams(REPORTS_ASKED[name])}`])
    if (path === '/reports/{name}/{format}') return reportNames().map((name) => `/reports/${name}/csv?${new URLSearchParams(REPORTS_ASKED[name])}`)
    const [account, line] = things['open'] ?? []
    if (path === '/accounts/{code}/match/by-hand') return ['', '&kind=charge'].map((more) => `/accounts/${account}/match/by-hand?line=${line}${more}`)
    if (path === '/accounts/{code}/match/together') return [`/accounts/${account}/match/together?reason=reference_one_edit`]
    if (path === '/cases/together' || path === '/review/together') return [`${path}?programme=TOGETHER`]
    if (path === '/sample') return [path, `${path}?seed=5`]
    if (path === '/erasure') return [path, `${path}?case=2020-000001`]
    if (!path.includes('{')) return [path]
    return (things[path.split('/')[1] ?? ''] ?? []).map((id) => path.replace(/\{\w+\}/, id))
  })
}

/** Which things a kind of story tells of. */
const STORIES: Readonly<Record<string, string>> = {
  application: 'cases',
  payout: 'payouts',
  line: 'lines',
  break: 'breaks',
  batch: 'batches',
  match: 'matches',
  statement: 'statements',
}

import { type FundChoice, ProgrammePage, type ProgrammeRow, ProgrammesPage } from '../../pages/console/admin/programmes.tsx'
import { PROGRAMMES } from '../../pages/console/words/admin.ts'
import { type ProgrammeVersions, programmeVersions } from '../../queries/admin-programmes.ts'
import { changedPolicy, readyPolicy } from './admin-policy.ts'
import { atFields, refusedBy } from './admin-refused.ts'
import type { Desk } from './desk.ts'
import type { Screen } from './screen.ts'

interface ListOf<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
}

const fundsOf = (desk: Desk) => desk.get<ListOf<FundChoice>>('/funds?limit=200')

/** Where the places of a policy stand on the form. */
const OF_POLICY = [
  'grant/amount',
  'grant/cap',
  'grant/instalments',
  'capPerStudent',
  'capPerMonth',
  'secondApprovalAbove',
  'nationality',
  'hostCountries',
  'recheck',
].map((member) => [new RegExp(`^/policy/${member}`), `/policy/${member}`] as const)
/** Criteria that the ready programme makes of what was typed. */
const OF_READY = [
  [/^\/policy\/criteria\/\d+\/institutions/, '/institutions'],
  [/^\/policy\/criteria\/\d+\/list/, '/screening'],
  [/^\/policy\/criteria\/\d+\/routes/, '/policy/hostCountries'],
] as const

const programmesScreen: Screen = {
  path: '/programmes',
  who: ['admin', 'auditor'],
  show: async ({ desk, query, of }) => {
    const { cursor } = query
    const list = await desk.get<ListOf<ProgrammeRow>>(`/programmes?limit=50${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)
    if (!list.ok) return list
    const funds = desk.is('admin') ? await fundsOf(desk) : undefined
    if (funds && !funds.ok) return funds
    const props = { of, programmes: list.value.items, nextCursor: list.value.nextCursor, isFirst: cursor === undefined, funds: funds?.value.items }
    return { title: PROGRAMMES[desk.language].title, body: <ProgrammesPage {...props} /> }
  },
  forms: {
    make: {
      who: ['admin'],
      take: async ({ desk, typed, key }) => {
        const { code = '', name = '', fund = '' } = typed.one
        const funds = await fundsOf(desk)
        if (!funds.ok) return funds
        const policy = readyPolicy(desk.language, typed.one, funds.value.items.find((of) => of.code === fund)?.currency ?? '')
        if (!policy.ok) return refusedBy(policy.problem)
        const made = await desk.post('/programmes', { code, name, fund, policy: policy.value }, key)
        return made.ok ? { to: `/programmes/${encodeURIComponent(code)}`, note: 'programme_made' } : atFields(made.problem, [...OF_READY, ...OF_POLICY])
      },
    },
  },
}

const programmeScreen: Screen = {
  path: '/programmes/{code}',
  who: ['admin', 'auditor'],
  show: async ({ desk, params, of }) => {
    const programme = await desk.get<ProgrammeRow>(`/programmes/${encodeURIComponent(params['code'] ?? '')}`)
    const versions = desk.ask<ProgrammeVersions, unknown>(programmeVersions, {}, params)
    if (!programme.ok) return programme
    if (!versions.ok) return versions
    const props = { of, programme: programme.value, versions: versions.value, mayChange: desk.is('admin') }
    return { title: programme.value.name, body: <ProgrammePage {...props} /> }
  },
  forms: {
    change: {
      who: ['admin'],
      take: async ({ desk, params, typed }) => {
        const address = `/programmes/${encodeURIComponent(params['code'] ?? '')}`
        const now = await desk.get<ProgrammeRow>(address)
        const versions = desk.ask<ProgrammeVersions, unknown>(programmeVersions, {}, params)
        if (!now.ok) return now
        if (!versions.ok) return versions
        if (typed.one['version'] !== String(now.value.version)) return refusedBy({ code: 'changed_meanwhile', detail: PROGRAMMES[desk.language].changed })
        const policy = changedPolicy(desk.language, typed.one, versions.value.currency)
        if (!policy.ok) return refusedBy(policy.problem)
        const changed = await desk.put(address, { name: typed.one['name'] ?? '', policy: policy.value })
        return changed.ok ? { to: address, note: 'programme_changed' } : atFields(changed.problem, [...OF_POLICY, [/^\/policy\/criteria/, '/policy/criteria']])
      },
    },
  },
}

export const programmeScreens: readonly Screen[] = [programmesScreen, programmeScreen]

import { type InstitutionRow, InstitutionsPage, type ListRow } from '../../pages/console/admin/institutions.tsx'
import { type AccountShown, SettingsPage, type SettingsShown } from '../../pages/console/admin/settings.tsx'
import { ADMIN } from '../../pages/console/words/admin.ts'
import { atFields, refusedBy } from './admin-refused.ts'
import { settingsTyped } from './admin-settings-typed.ts'
import type { Desk } from './desk.ts'
import type { Screen } from './screen.ts'

interface ListOf<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
}

const after = (cursor: string | undefined): string => (cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`)

/** Members under `payee` that were filled in. */
const payeeOf = (one: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(one).flatMap(([name, value]) => (name.startsWith('payee-') && value !== '' ? [[name.slice('payee-'.length), value]] : [])))

const institutionsScreen: Screen = {
  path: '/institutions',
  who: ['admin'],
  show: async ({ desk, query, of }) => {
    const institutions = await desk.get<ListOf<InstitutionRow>>(`/institutions?limit=50${after(query['cursor'])}`)
    const lists = await desk.get<ListOf<ListRow>>('/screening-lists?limit=50')
    if (!institutions.ok) return institutions
    if (!lists.ok) return lists
    const props = { of, institutions: institutions.value, lists: lists.value, isFirst: query['cursor'] === undefined }
    return { title: ADMIN[desk.language].institutionsTitle, body: <InstitutionsPage {...props} /> }
  },
  forms: {
    register: {
      who: ['admin'],
      take: async ({ desk, typed, key }) => {
        const { code = '', name = '', kind = '' } = typed.one
        const made = await desk.post('/institutions', { code, name, kind, payee: { relation: 'institution', ...payeeOf(typed.one) } }, key)
        return made.ok ? { to: '/institutions', note: 'institution_registered' } : made
      },
    },
    screening: {
      who: ['admin'],
      take: async ({ desk, typed, key }) => {
        const file = typed.files['file']
        if (!file) return refusedBy({ code: 'invalid_input', detail: ADMIN[desk.language].fileNeeded }, '/file')
        const made = await desk.postFile(`/screening-lists?code=${encodeURIComponent(typed.one['code'] ?? '')}`, file, key, 'text/csv')
        return made.ok ? { to: '/institutions', note: 'screening_list_imported' } : made
      },
    },
  },
}

const shownTo = async (desk: Desk) => ({
  settings: await desk.get<SettingsShown>('/settings'),
  accounts: await desk.get<ListOf<AccountShown>>('/bank-accounts?limit=200'),
})

const placesOf = (accounts: readonly AccountShown[]) => [
  ...accounts.flatMap(({ code }) =>
    ['outgoing', 'returned'].map((way) => [new RegExp(`^/feeSchedules/${code.replaceAll('.', '\\.')}/${way}`), `/feeSchedules/${code}/${way}`] as const),
  ),
  [/^\/ledgerCodes/, '/ledgerCodes'] as const,
]

const settingsScreen: Screen = {
  path: '/settings',
  who: ['admin'],
  show: async ({ desk, of }) => {
    const { settings, accounts } = await shownTo(desk)
    if (!settings.ok) return settings
    if (!accounts.ok) return accounts
    const props = { of, settings: settings.value, accounts: accounts.value.items, seen: JSON.stringify(settings.value) }
    return { title: ADMIN[desk.language].settingsTitle, body: <SettingsPage {...props} /> }
  },
  forms: {
    save: {
      who: ['admin'],
      take: async ({ desk, typed }) => {
        const { settings, accounts } = await shownTo(desk)
        if (!settings.ok) return settings
        if (!accounts.ok) return accounts
        if (typed.one['seen'] !== JSON.stringify(settings.value)) return refusedBy({ code: 'changed_meanwhile', detail: ADMIN[desk.language].changed })
        const wanted = settingsTyped(desk.language, typed.one, accounts.value.items)
        if (!wanted.ok) return refusedBy(wanted.problem)
        const changed = await desk.put('/settings', wanted.value)
        return changed.ok ? { to: '/settings', note: 'settings_changed' } : atFields(changed.problem, placesOf(accounts.value.items))
      },
    },
  },
}

export const settingsScreens: readonly Screen[] = [institutionsScreen, settingsScreen]

import { type CaseFilters, CaseListView } from '../../pages/console/cases/case-list.tsx'
import type { ListedCase, ListOf, ProgrammeSeen } from '../../pages/console/cases/case-shapes.ts'
import { CASE_LIST, CASE_VALUES } from '../../pages/console/words/cases.ts'
import { FRAME } from '../../pages/console/words/frame.ts'
import { casesWaiting, type NextCase, nextCase } from '../../queries/work-next.ts'
import { caseExport } from './cases-export.ts'
import type { Desk } from './desk.ts'
import { withNote } from './entering.tsx'
import { askChecked } from './money-asked.ts'
import type { Asked, Screen, Shown } from './screen.ts'
import { soughtIn, soughtParams } from './sought.ts'

const READERS = ['case_officer', 'approver', 'finance', 'auditor'] as const

const REFERENCE = /^TO[A-Z]{10}\d{2}$/

const given = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : text.trim())

/** The filters of an address; one that is none is left out. */
function narrowedBy({ state, programme }: Readonly<Record<string, string>>): Pick<CaseFilters, 'state' | 'programme'> {
  const [inState, inProgramme] = [given(state), given(programme)]
  return {
    ...(inState !== undefined && Object.hasOwn(CASE_VALUES.en.states, inState) ? { state: inState } : {}),
    ...(inProgramme === undefined ? {} : { programme: inProgramme }),
  }
}

/** The same, with what is searched for; or where such an address leads instead. */
function caseFilters(query: Readonly<Record<string, string>>, desk: Desk): CaseFilters | { readonly to: string } {
  const { waits, find } = query
  if (desk.is('case_officer') && (waits === 'answered' || waits === 'overdue' || waits === 'returned')) return { waits }
  const sought = soughtIn(desk.book, 'q', query)
  const narrowed = narrowedBy(query)
  if (sought === 'ended') return { to: withNote(addressWith(narrowed), 'search_ended') }
  if ('clear' in sought) return { to: addressWith({ ...narrowed, ...soughtParams(desk.book, 'q', sought.clear) }) }
  return { ...narrowed, ...(sought.words === '' ? {} : { q: sought.words, ...(find === undefined ? {} : { find }) }) }
}

function addressWith(filters: Readonly<Record<string, string>>): string {
  const params = new URLSearchParams(filters)
  return params.size === 0 ? '/cases' : `/cases?${params}`
}

/** An answer that leads to another page. */
export const onTo = (path: string): Shown => ({ file: new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } }) })

/** The case of a payout, by the reference that the bank shows. */
async function caseOfReference(desk: Desk, q: string): Promise<string | undefined> {
  const reference = q.replace(/\s/g, '').toUpperCase()
  if (!REFERENCE.test(reference)) return undefined
  const found = await desk.get<ListOf<{ readonly applicationId: string }>>(`/payouts?reference=${reference}`)
  return found.ok ? found.value.items[0]?.applicationId : undefined
}

const listScreen: Screen = {
  path: '/cases',
  who: READERS,
  show: async ({ desk, query, of }: Asked) => {
    const filters = caseFilters(query, desk)
    if ('to' in filters) return onTo(filters.to)
    const only = filters.q === undefined ? undefined : await caseOfReference(desk, filters.q)
    if (only !== undefined) return onTo(`/cases/${only}`)
    const { waits, find: _, ...narrowed } = filters
    const page = query['cursor'] === undefined ? {} : { cursor: query['cursor'] }
    const params = new URLSearchParams({ ...narrowed, ...page })
    const cases = waits
      ? askChecked<ListOf<ListedCase>, unknown>(desk, casesWaiting, { waits, ...page })
      : await desk.get<ListOf<ListedCase>>(`/applications?${params}`)
    const programmes = await desk.get<ListOf<ProgrammeSeen>>('/programmes?limit=50')
    if (!cases.ok) return cases
    if (!programmes.ok) return programmes
    const { items, nextCursor } = cases.value
    const body = (
      <CaseListView
        of={of}
        language={desk.language}
        today={desk.book.read((read) => read.today)}
        cases={items}
        nextCursor={nextCursor}
        isFirst={query['cursor'] === undefined}
        filters={filters}
        programmes={programmes.value.items}
        seesPersons={desk.is('case_officer', 'approver', 'finance')}
        isOfficer={desk.is('case_officer')}
      />
    )
    return { title: CASE_LIST[desk.language].title, body }
  },
  forms: {
    search: {
      who: READERS,
      take: async ({ desk, typed: { one } }) => ({ to: addressWith({ ...narrowedBy(one), ...soughtParams(desk.book, 'q', one['q'] ?? '') }) }),
    },
  },
}

/** Leads to the case that needs an officer most; `after`: the one that was just left. */
const nextScreen: Screen = {
  path: '/cases/next',
  who: ['case_officer'],
  show: async ({ desk, query }) => {
    const next = desk.ask<NextCase, { after?: string | undefined }>(nextCase, { after: query['after'] })
    if (!next.ok) return next
    if (next.value.id !== null) return onTo(`/cases/${next.value.id}`)
    const words = CASE_LIST[desk.language]
    const body = (
      <>
        <h1>{words.nextCase}</h1>
        <p>{words.noneLeft}</p>
        <p>
          <a href="/work">{FRAME[desk.language].start}</a>
        </p>
      </>
    )
    return { title: words.nextCase, body }
  },
}

const exportScreen: Screen = {
  path: '/cases/export',
  who: READERS,
  show: async ({ desk, query }) => {
    const filters = caseFilters(query, desk)
    return 'to' in filters ? onTo(filters.to) : caseExport(desk, filters, query['format'])
  },
}

/** Before the screens of one case: their addresses are no case's. */
export const caseListScreens: readonly Screen[] = [listScreen, nextScreen, exportScreen]

import { LinesView, LineView, MatchPageView } from '../../pages/console/match/lines-view.tsx'
import { SpellingsView } from '../../pages/console/match/spellings-view.tsx'
import { MATCH } from '../../pages/console/words/match.ts'
import { linesForExport, MOST_EXPORTED } from '../../queries/match-account.ts'
import type { Line } from '../../queries/match-desk.ts'
import { type LineStory, lineStory, type MatchStory, matchStory } from '../../queries/match-line.ts'
import { formatAsked, listFile } from './list-files.ts'
import type { Asked, Posted, Screen, Shown, Taken } from './screen.ts'

const WHO = ['finance', 'auditor'] as const
const FINANCE = ['finance'] as const

interface LineExported {
  readonly id: number
  readonly bookedOn: string
  readonly valueOn: string | null
  readonly money: { readonly amount: string; readonly currency: string }
  readonly state: string
  readonly match: number | null
  readonly kind: string | null
  readonly by: string | null
  readonly references: string | null
}

const COLUMNS = ['line', 'bookedOn', 'valueOn', 'amount', 'currency', 'state', 'match', 'kind', 'matchedBy', 'payouts']

const stateAsked = (query: Asked['query']): 'open' | 'matched' | undefined => {
  const { state } = query
  return state === 'open' || state === 'matched' ? state : undefined
}

async function exportLines({ desk, params, query }: Asked, format: 'csv' | 'xlsx'): Promise<Shown> {
  const lines = desk.ask<readonly LineExported[], object>(linesForExport, { state: stateAsked(query) }, params)
  if (!lines.ok) return lines
  if (lines.value.length > MOST_EXPORTED)
    return { problem: { status: 422, code: 'invalid_input', detail: MATCH[desk.language].exportTooLong(MOST_EXPORTED), members: {} } }
  const rows = lines.value.map((l) => [
    String(l.id),
    l.bookedOn,
    l.valueOn ?? '',
    l.money.amount,
    l.money.currency,
    l.state,
    l.match === null ? '' : String(l.match),
    l.kind ?? '',
    l.by ?? '',
    l.references ?? '',
  ])
  return { file: await listFile(format, `lines-${params['code'] ?? ''}`, COLUMNS, rows) }
}

async function showLines(asked: Asked): Promise<Shown> {
  const { desk, params, query } = asked
  const format = formatAsked(query)
  if (format !== undefined) return exportLines(asked, format)
  const code = params['code'] ?? ''
  const state = stateAsked(query)
  const filters = new URLSearchParams({ ...(state === undefined ? {} : { state }), ...(query['cursor'] === undefined ? {} : { cursor: query['cursor'] }) })
  const page = await desk.get<{ items: readonly Line[]; nextCursor: string | null }>(`/bank-accounts/${encodeURIComponent(code)}/lines?${filters}`)
  if (!page.ok) return page
  const { items, nextCursor } = page.value
  return {
    title: MATCH[desk.language].linesTitle(code),
    body: (
      <LinesView
        language={desk.language}
        code={code}
        state={state}
        lines={items}
        nextCursor={nextCursor}
        isFirst={query['cursor'] === undefined}
        isFinance={desk.is('finance')}
      />
    ),
  }
}

async function showLine({ desk, params }: Asked): Promise<Shown> {
  const story = desk.ask<LineStory, object>(lineStory, {}, params)
  if (!story.ok) return story
  return {
    title: MATCH[desk.language].lineTitle(story.value.line.id),
    body: <LineView language={desk.language} story={story.value} isFinance={desk.is('finance')} seesAccounts={desk.is(...WHO)} />,
  }
}

async function showMatchPage({ desk, params, of }: Asked): Promise<Shown> {
  const story = desk.ask<MatchStory, object>(matchStory, {}, params)
  if (!story.ok) return story
  return {
    title: MATCH[desk.language].matchTitle(story.value.match.id),
    body: <MatchPageView of={of} story={story.value} isFinance={desk.is('finance')} seesAccounts={desk.is(...WHO)} />,
  }
}

async function undo({ desk, params, typed, key }: Posted): Promise<Taken> {
  const id = encodeURIComponent(params['id'] ?? '')
  const undone = await desk.post(`/matches/${id}/reversal`, { reason: typed.one['reason'] ?? '' }, key)
  return undone.ok ? { to: `/matches/${id}`, note: 'match_undone' } : undone
}

async function showSpellings({ desk, query, of }: Asked): Promise<Shown> {
  const cursor = query['cursor']
  const page = await desk.get<{
    items: readonly { id: string; spelling: string; payeeName: string | null; match: string; line: string }[]
    nextCursor: string | null
  }>(`/spellings${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`)
  if (!page.ok) return page
  return { title: MATCH[desk.language].spellingsTitle, body: <SpellingsView of={of} {...page.value} isFirst={cursor === undefined} /> }
}

async function removeSpelling({ desk, typed: { one }, key }: Posted): Promise<Taken> {
  const removed = await desk.post(`/spellings/${encodeURIComponent(one['spelling'] || '0')}/removal`, { reason: one['reason'] ?? '' }, key)
  return removed.ok ? { to: '/spellings', note: 'spelling_removed' } : removed
}

/** Lines of the bank, matches, and what they taught. */
export const lineScreens: readonly Screen[] = [
  { path: '/accounts/{code}/lines', who: WHO, show: showLines },
  { path: '/lines/{id}', who: ['finance', 'approver', 'auditor'], show: showLine },
  { path: '/matches/{id}', who: ['finance', 'approver', 'auditor'], show: showMatchPage, forms: { undo: { who: FINANCE, take: undo } } },
  { path: '/spellings', who: FINANCE, show: showSpellings, forms: { remove: { who: FINANCE, take: removeSpelling } } },
]

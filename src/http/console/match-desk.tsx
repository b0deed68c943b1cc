import { setTimeout as pause } from 'node:timers/promises'
import type { Result } from '../../core/result.ts'
import { MatchView } from '../../pages/console/match/match-view.tsx'
import { RestView, TogetherView } from '../../pages/console/match/together-view.tsx'
import { MATCH } from '../../pages/console/words/match.ts'
import { accountStand, type Stand } from '../../queries/match-account.ts'
import { type MatchDesk, matchDesk, matchTogether, matchUnproposed, type Together, type Unproposed } from '../../queries/match-desk.ts'
import { type MatchStory, matchStory } from '../../queries/match-line.ts'
import type { Desk, Refusal } from './desk.ts'
import type { Asked, Posted, Screen, Shown, Taken } from './screen.ts'

const FINANCE = ['finance'] as const

/** So long a page waits for the engine; it goes on by itself. */
const WAIT_MS = 5000

const accountAt = (params: Asked['params']): string => `/bank-accounts/${encodeURIComponent(params['code'] ?? '')}`

/** Where the account stands: what the bar of every page of matching shows. */
export const standOf = (desk: Desk, params: Asked['params']): Result<Stand, Refusal> => desk.ask<Stand, object>(accountStand, {}, params)

async function showMatch({ desk, params, query, of }: Asked): Promise<Shown> {
  const stand = standOf(desk, params)
  if (!stand.ok) return { problem: stand.problem }
  // A form that was not taken names its place in its fields
  const at = query['at'] ?? (of.fault?.typed['at']?.[0] || undefined)
  const shown = desk.ask<MatchDesk, object>(matchDesk, { at, line: query['line'] }, params)
  if (!shown.ok) return shown
  const { line } = query
  if (line !== undefined && !shown.value.item?.lines.some(({ id }) => id === line)) return redirect(`/accounts/${stand.value.code}/match/by-hand?line=${line}`)
  const lastId = query['match'] ?? of.fault?.typed['match']?.[0]
  const last = lastId === undefined ? undefined : desk.ask<MatchStory, object>(matchStory, {}, { id: lastId })
  const standing = last?.ok && last.value.match.state === 'confirmed' ? last.value : undefined
  return {
    title: MATCH[desk.language].title(stand.value.code),
    body: <MatchView of={of} stand={stand.value} desk={shown.value} last={standing} isRunning={query['done'] === 'matches_being_sought'} />,
  }
}

const redirect = (to: string): Shown => ({ file: new Response(null, { status: 303, headers: { Location: to } }) })

interface MatchMade {
  readonly id?: string
  readonly items?: readonly { readonly id: string }[]
}

const placeAfter = (at: string | undefined): string => (at !== undefined && /^\d{1,15}$/.test(at) ? String(Number(at) + 1) : '1')

async function confirm({ desk, params, typed: { one }, key }: Posted): Promise<Taken> {
  const made = await desk.post<MatchMade>('/matches', { proposals: [one['proposal'] ?? ''] }, key)
  return made.ok ? { to: `/accounts/${params['code']}/match?at=${placeAfter(one['at'])}&match=${made.value.id ?? ''}`, note: 'matched' } : made
}

async function charge({ desk, params, typed: { one }, key }: Posted): Promise<Taken> {
  const made = await desk.post<MatchMade>('/matches', { lines: [one['line'] ?? ''], kind: 'charge', note: one['note'] ?? '' }, key)
  return made.ok ? { to: `/accounts/${params['code']}/match?at=${placeAfter(one['at'])}&match=${made.value.id ?? ''}`, note: 'charge_booked' } : made
}

async function undo({ desk, params, typed: { one }, key }: Posted): Promise<Taken> {
  const undone = await desk.post(`/matches/${encodeURIComponent(one['match'] ?? '')}/reversal`, { reason: one['reason'] ?? '' }, key)
  return undone.ok ? { to: `/accounts/${params['code']}/match${one['at'] ? `?at=${encodeURIComponent(one['at'])}` : ''}`, note: 'match_undone' } : undone
}

/** The engine: its page waits a little, and shows what it came to, or that it is still at work. */
async function run({ desk, params, key }: Posted): Promise<Taken> {
  const work = desk.post(`${accountAt(params)}/reconciliation`, {}, key)
  const giveUp = new AbortController()
  const late = pause(WAIT_MS, undefined, { signal: giveUp.signal }).catch(() => undefined)
  const ran = await Promise.race([work, late])
  giveUp.abort()
  const to = `/accounts/${params['code']}/match`
  if (ran === undefined) {
    work.catch(() => undefined)
    return { to, note: 'matches_being_sought' }
  }
  if (ran.ok) return { to, note: 'matches_sought' }
  return ran.problem.code === 'in_progress' ? { to, note: 'matches_being_sought' } : ran
}

/** So many stand on one page: as many as one act confirms. */
const TOGETHER = 200

async function showTogether({ desk, params, query, of }: Asked): Promise<Shown> {
  const stand = standOf(desk, params)
  if (!stand.ok) return { problem: stand.problem }
  const reason = query['reason'] ?? of.fault?.typed['reason']?.[0] ?? ''
  const cursor = query['cursor']
  const together = desk.ask<Together, object>(matchTogether, { limit: TOGETHER, cursor, reason }, params)
  if (!together.ok) return together
  return {
    title: MATCH[desk.language].together,
    body: <TogetherView of={of} stand={stand.value} together={together.value} isFirst={cursor === undefined} />,
  }
}

async function confirmAll({ desk, params, typed: { all }, key }: Posted): Promise<Taken> {
  const proposals = all['proposals'] ?? []
  if (proposals.length === 0) return { problem: { status: 422, code: 'invalid_input', detail: MATCH[desk.language].togetherNone, members: {} } }
  const made = await desk.post<MatchMade>('/matches', { proposals }, key)
  return made.ok ? { to: `/accounts/${params['code']}/match`, note: 'matched_together' } : made
}

async function showRest({ desk, params, query, of }: Asked): Promise<Shown> {
  const stand = standOf(desk, params)
  if (!stand.ok) return { problem: stand.problem }
  const cursor = query['cursor']
  const rest = desk.ask<Unproposed, object>(matchUnproposed, { limit: 50, cursor }, params)
  if (!rest.ok) return rest
  const counts = desk.ask<MatchDesk, object>(matchDesk, {}, params)
  if (!counts.ok) return counts
  return {
    title: MATCH[desk.language].unproposed,
    body: <RestView of={of} stand={stand.value} rest={rest.value} counts={counts.value} isFirst={cursor === undefined} />,
  }
}

/** Matching, line by line, by reason, and what nothing is suggested for. */
export const matchScreens: readonly Screen[] = [
  {
    path: '/accounts/{code}/match',
    who: FINANCE,
    show: showMatch,
    forms: {
      confirm: { who: FINANCE, take: confirm },
      charge: { who: FINANCE, take: charge },
      undo: { who: FINANCE, take: undo },
      run: { who: FINANCE, take: run },
    },
  },
  { path: '/accounts/{code}/match/together', who: FINANCE, show: showTogether, forms: { 'confirm-all': { who: FINANCE, take: confirmAll } } },
  { path: '/accounts/{code}/match/rest', who: FINANCE, show: showRest },
]

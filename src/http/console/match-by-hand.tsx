import type { Result } from '../../core/result.ts'
import { ByHandView } from '../../pages/console/match/by-hand-view.tsx'
import { MATCH } from '../../pages/console/words/match.ts'
import { type ByHand, matchByHand } from '../../queries/match-by-hand.ts'
import { onTo } from './cases-list.tsx'
import type { Desk, Refusal } from './desk.ts'
import { withNote } from './entering.tsx'
import { standOf } from './match-desk.tsx'
import type { Asked, Posted, Screen, Shown, Taken } from './screen.ts'
import { soughtIn, soughtParams } from './sought.ts'

const FINANCE = ['finance'] as const

async function show({ desk, params, query, of }: Asked): Promise<Shown> {
  const stand = standOf(desk, params)
  if (!stand.ok) return { problem: stand.problem }
  const typed = (name: string) => of.fault?.typed[name]?.[0]
  const found = soughtIn(desk.book, 'sought', query)
  if (found === 'ended') return onTo(withNote(addressOf(params, { line: query['line'] }), 'search_ended'))
  if ('clear' in found) return onTo(addressOf(params, { ...query, sought: undefined, ...soughtParams(desk.book, 'sought', found.clear) }))
  const sought = found.words || typed('sought') || ''
  const hand = desk.ask<ByHand, object>(matchByHand, { line: query['line'] ?? typed('line') ?? '', sought }, params)
  if (!hand.ok) return hand
  return {
    title: MATCH[desk.language].handTitle,
    body: <ByHandView of={of} stand={stand.value} hand={hand.value} sought={sought} kind={query['kind'] ?? typed('kind')} />,
  }
}

/** The page of a line, with what is sought there. */
function addressOf({ code }: Asked['params'], query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, text]) => (text === undefined || text === '' ? [] : [[name, text] as const]))
  return `/accounts/${encodeURIComponent(code ?? '')}/match/by-hand?${new URLSearchParams(Object.fromEntries(given))}`
}

async function search({ desk, params, typed: { one } }: Posted): Promise<Taken> {
  return { to: addressOf(params, { line: one['line'], kind: one['kind'], ...soughtParams(desk.book, 'sought', one['sought'] ?? '') }) }
}

/** Payouts named by their references, one in each row. */
async function payoutsNamed(desk: Desk, text: string): Promise<Result<readonly string[], Refusal>> {
  const ids: string[] = []
  for (const reference of text.split(/[\s,;]+/).filter((part) => part !== '')) {
    const found = await desk.get<{ items: readonly { id: string }[] }>(`/payouts?reference=${encodeURIComponent(reference.slice(0, 20))}`)
    if (!found.ok) return found
    const [payout] = found.value.items
    const detail = MATCH[desk.language].referenceUnknown(reference)
    if (!payout) return { ok: false, problem: { status: 422, code: 'not_found', detail, members: {}, errors: [{ pointer: '/references', reason: detail }] } }
    ids.push(payout.id)
  }
  return { ok: true, value: ids }
}

/** What of a form of a match is not empty, as the API takes it. */
export async function matchTyped(desk: Desk, { one, all }: Posted['typed']): Promise<Result<Readonly<Record<string, unknown>>, Refusal>> {
  const named = await payoutsNamed(desk, one['references'] ?? '')
  if (!named.ok) return named
  const payouts = [...new Set([...(all['payouts'] ?? []), ...named.value])]
  const given = (name: string) => (one[name] ? { [name]: one[name] } : {})
  return {
    ok: true,
    value: {
      kind: one['kind'] ?? '',
      ...(payouts.length === 0 ? {} : { payouts }),
      ...(one['contribution'] ? { contributions: [one['contribution']] } : {}),
      ...given('transfer'),
      ...given('fund'),
      ...given('break'),
    },
  }
}

async function match(posted: Posted): Promise<Taken> {
  const { desk, params, typed, key } = posted
  const named = await matchTyped(desk, typed)
  if (!named.ok) return named
  const lines = [...new Set([typed.one['line'] ?? '', ...(typed.all['lines'] ?? [])])]
  const difference = typed.one['difference'] === 'charge' ? { difference: 'charge' } : {}
  const made = await desk.post<{ id: string }>('/matches', { lines, ...named.value, ...difference, note: typed.one['note'] ?? '' }, key)
  return made.ok ? { to: `/accounts/${params['code']}/match?match=${made.value.id}`, note: 'matched' } : made
}

async function clear({ desk, typed: { one }, key }: Posted): Promise<Taken> {
  const named = await payoutsNamed(desk, one['reference'] ?? '')
  if (!named.ok) return named
  const [payout] = named.value
  const opened = await desk.post<{ id: string }>(
    '/breaks',
    { line: one['line'] ?? '', note: one['note'] ?? '', ...(payout === undefined ? {} : { payout }) },
    key,
  )
  return opened.ok ? { to: `/breaks/${opened.value.id}`, note: 'break_opened' } : opened
}

/** A line that a person matches, split or joined as the money was. */
export const byHandScreens: readonly Screen[] = [
  {
    path: '/accounts/{code}/match/by-hand',
    who: FINANCE,
    show,
    forms: { search: { who: FINANCE, take: search }, match: { who: FINANCE, take: match }, clear: { who: FINANCE, take: clear } },
  },
]

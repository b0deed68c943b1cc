import type { Result } from '../../core/result.ts'
import { ByHandView } from '../../pages/console/match/by-hand-view.tsx'
import { MATCH } from '../../pages/console/words/match.ts'
import { type ByHand, matchByHand } from '../../queries/match-by-hand.ts'
import type { Desk, Refusal } from './desk.ts'
import { standOf } from './match-desk.tsx'
import type { Asked, Posted, Screen, Shown, Taken } from './screen.ts'

const FINANCE = ['finance'] as const

async function show({ desk, params, query, of }: Asked): Promise<Shown> {
  const stand = standOf(desk, params)
  if (!stand.ok) return { problem: stand.problem }
  const typed = (name: string) => of.fault?.typed[name]?.[0]
  const sought = query['sought'] ?? typed('sought') ?? ''
  const hand = desk.ask<ByHand, object>(matchByHand, { line: query['line'] ?? typed('line') ?? '', sought }, params)
  if (!hand.ok) return hand
  return {
    title: MATCH[desk.language].handTitle,
    body: <ByHandView of={of} stand={stand.value} hand={hand.value} sought={sought} kind={query['kind'] ?? typed('kind')} />,
  }
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

/** A line that a person matches, split or joined as the money was. */
export const byHandScreens: readonly Screen[] = [
  { path: '/accounts/{code}/match/by-hand', who: FINANCE, show, forms: { match: { who: FINANCE, take: match } } },
]

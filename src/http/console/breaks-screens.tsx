import { createHash } from 'node:crypto'
import { done } from '../../core/result.ts'
import { type BreakProps, type BreakTold, BreakView, type PayoutOfBreak } from '../../pages/console/breaks/break-view.tsx'
import { type BreaksAsked, BreaksView, ReturnedView } from '../../pages/console/breaks/breaks-view.tsx'
import { roleOf } from '../../pages/console/breaks/resolve-forms.tsx'
import { BREAKS, MATCH } from '../../pages/console/words/match.ts'
import {
  type BreakInList,
  type BreakList,
  breakList,
  breaksForExport,
  MOST_BREAKS_EXPORTED,
  type ReturnedList,
  returnedToPay,
} from '../../queries/match-breaks.ts'
import { type ByHand, matchByHand } from '../../queries/match-by-hand.ts'
import { type LineStory, lineStory } from '../../queries/match-line.ts'
import type { Desk } from './desk.ts'
import { formatAsked, listFile } from './list-files.ts'
import { matchTyped } from './match-by-hand.tsx'
import { askChecked, given } from './money-asked.ts'
import type { Asked, Form, Posted, Screen, Shown, Taken } from './screen.ts'

const WHO = ['finance', 'approver', 'auditor'] as const
/** Payouts are not an approver's to open. */
const SEE_PAYOUTS = ['finance', 'auditor'] as const

const asked = (query: Asked['query']): BreaksAsked => {
  const { state } = query
  return {
    state: state !== undefined && ['open', 'waiting', 'claimed', 'resolved'].includes(state) ? state : undefined,
    kind: query['kind'],
    account: query['account'],
  }
}

const COLUMNS = ['id', 'kind', 'state', 'owner', 'since', 'ageDays', 'bankAccount', 'bookedOn', 'amount', 'currency', 'payout', 'caseNumber']

const rowOf = (b: BreakInList): readonly string[] => [
  b.id,
  b.kind,
  b.state,
  b.owner,
  b.since,
  String(b.ageDays),
  b.bankAccount ?? '',
  b.bookedOn ?? '',
  b.money?.amount ?? '',
  b.money?.currency ?? '',
  b.reference ?? '',
  b.caseNumber ?? '',
]

async function showBreaks({ desk, query }: Asked): Promise<Shown> {
  const filters = asked(query)
  const format = formatAsked(query)
  if (format !== undefined) {
    const all = desk.ask<readonly BreakInList[], object>(breaksForExport, filters)
    if (!all.ok) return all
    if (all.value.length > MOST_BREAKS_EXPORTED)
      return { problem: { status: 422, code: 'invalid_input', detail: MATCH[desk.language].exportTooLong(MOST_BREAKS_EXPORTED), members: {} } }
    return { file: await listFile(format, 'to-clear-up', COLUMNS, all.value.map(rowOf)) }
  }
  const cursor = query['cursor']
  const list = desk.ask<BreakList, object>(breakList, { limit: 50, cursor, ...filters })
  if (!list.ok) return list
  const isWhole = desk.is(...SEE_PAYOUTS) && cursor === undefined && filters.state === undefined && filters.kind === undefined
  const back = isWhole ? askReturned(desk, { account: filters.account }) : undefined
  const returned = back?.ok ? back.value : undefined
  return {
    title: BREAKS[desk.language].title,
    body: <BreaksView language={desk.language} list={list.value} returned={returned} asked={filters} isFirst={cursor === undefined} />,
  }
}

function askReturned(desk: Desk, of: { readonly account?: string | undefined; readonly cursor?: string | undefined }) {
  const list = askChecked<ReturnedList, unknown>(desk, returnedToPay, of)
  return list.ok ? done({ ...list.value, mayPay: desk.is('finance'), account: of.account }) : list
}

const returnedScreen: Screen = {
  path: '/breaks/returned',
  who: SEE_PAYOUTS,
  show: async ({ desk, query }) => {
    const list = askReturned(desk, given(query, 'account', 'cursor'))
    if (!list.ok) return list
    const body = <ReturnedView language={desk.language} returned={list.value} isFirst={query['cursor'] === undefined} />
    return { title: BREAKS[desk.language].returnedTitle, body }
  },
}

function storyOf(desk: Desk, id: string | undefined): LineStory | undefined {
  const story = id === undefined ? undefined : desk.ask<LineStory, object>(lineStory, {}, { id })
  return story?.ok ? story.value : undefined
}

async function showBreak({ desk, params, of }: Asked): Promise<Shown> {
  const answer = await desk.get<BreakTold>(`/breaks/${encodeURIComponent(params['id'] ?? '')}`)
  if (!answer.ok) return answer
  const told = answer.value
  const payout = told.payout === undefined ? undefined : await desk.get<PayoutOfBreak>(`/payouts/${told.payout}`)
  const isMatched = told.line !== undefined && told.bankAccount !== undefined && told.actions.includes('match') && desk.is('finance')
  const hand = isMatched ? desk.ask<ByHand, object>(matchByHand, { line: told.line, sought: '' }, { code: told.bankAccount ?? '' }) : undefined
  const props: BreakProps = {
    of,
    told,
    line: storyOf(desk, told.line),
    otherLine: storyOf(desk, told.otherLine),
    payout: payout?.ok ? payout.value : undefined,
    hand: hand?.ok ? hand.value : undefined,
    roles: desk.signed.roles,
  }
  return { title: BREAKS[desk.language].kinds[told.kind] ?? told.kind, body: <BreakView {...props} /> }
}

/** What each action asks for beside the note. */
const FIELDS = ['difference', 'until', 'statement'] as const

const resolveBy =
  (action: string) =>
  async (posted: Posted): Promise<Taken> => {
    const { desk, params, typed, key } = posted
    const notice = typed.files['notice']
    const evidenceSha256 =
      notice &&
      createHash('sha256')
        .update(new Uint8Array(await notice.arrayBuffer()))
        .digest('hex')
    const isExchange = action === 'exchange'
    // Of a batch's line the one payout of which less left
    const isShort = (action === 'settle_with_difference' || action === 'settle') && typed.one['references']
    const one = isShort ? { ...typed.one, kind: 'settlement' } : typed.one
    const named = (action === 'match' && one['kind']) || isShort ? await matchTyped(desk, { ...typed, one }) : undefined
    if (named && !named.ok) return named
    const body = {
      action: isExchange ? 'match' : action,
      note: typed.one['note'] ?? '',
      ...Object.fromEntries(FIELDS.flatMap((field) => (typed.one[field] ? [[field, typed.one[field]]] : []))),
      ...(evidenceSha256 === undefined ? {} : { evidenceSha256 }),
      ...(isExchange ? { exchange: true } : {}),
      ...(named ? { match: named.value } : {}),
    }
    const id = encodeURIComponent(params['id'] ?? '')
    const resolved = await desk.post(`/breaks/${id}/resolution`, body, key)
    return resolved.ok ? { to: `/breaks/${id}`, note: 'break_resolved' } : resolved
  }

const ACTIONS = [
  'settle_with_difference',
  'claim_back',
  'write_off',
  'send_back',
  'charge',
  'match',
  'exchange',
  'settle',
  'wait',
  'reject',
  'reduce',
  'explained',
  'traced',
  'recall',
  'received',
] as const

const formOf = (action: string): Form => ({ who: [roleOf(action)], take: resolveBy(action) })

/** What does not fit and needs a person. */
export const breakScreens: readonly Screen[] = [
  { path: '/breaks', who: WHO, show: showBreaks },
  returnedScreen,
  { path: '/breaks/{id}', who: WHO, show: showBreak, forms: Object.fromEntries(ACTIONS.map((action) => [action, formOf(action)])) },
]

import type { Answer, Json, Who } from '../commands/cases-world.ts'
import { BANK, payouts } from './ways-out-bank.ts'
import { EVERYBODY, FINANCE, minorOf, RELEASERS, type WaysOutWorld } from './ways-out-world.ts'

export interface Asked {
  readonly path: string
  readonly body: Json
}

const NOTICE = 'ef'.repeat(32)
const note = 'looked into'
const KINDS = ['settlement', 'return', 'charge', 'contribution', 'repayment', 'interest', 'claim', 'refund', 'transfer', 'exchange'] as const

/** Everything by which a line could be matched: each kind with each thing of the book that it could be. */
async function matchesOf(w: WaysOutWorld, line: Json, known: Json = {}): Promise<Json[]> {
  const minor = minorOf(line.money)
  const [all, contributions, breaks] = [
    await w.all('/payouts'),
    [...(await w.all('/funds/F/contributions')), ...(await w.all('/funds/E/contributions'))],
    await w.all('/breaks'),
  ]
  const inState = (...states: string[]) => all.filter((p) => states.includes(p.state)).map((p) => [p.id])
  const named = known.payout === undefined ? [] : [[known.payout]]
  const claims = breaks
    .filter((b) => (minor > 0 ? b.state === 'claimed' || b.state === 'resolved' : b.state === 'waiting'))
    .map((b) => ({ kind: 'claim', break: b.id }))
  return [
    ...(minor < 0 ? [...named, ...inState('instructed', 'rejected')].map((of) => ({ kind: 'settlement', payouts: of })) : []),
    ...(minor > 0 ? [...named, ...inState('settled')].map((of) => ({ kind: 'return', payouts: of })) : []),
    ...claims,
    ...(minor > 0 ? contributions.map((c) => ({ kind: 'contribution', contributions: [c.id] })) : []),
    ...(minor > 0 ? inState('settled').map((of) => ({ kind: 'repayment', payouts: of })) : []),
    ...(minor > 0 ? [{ kind: 'interest' }] : [{ kind: 'charge' }]),
  ]
}

/** Every way in which somebody could answer a break by an action, the likelier first. */
export async function answersOf(w: WaysOutWorld, of: Json, action: string): Promise<Asked[]> {
  const bodies: Json[] = []
  const line = of.line === undefined ? undefined : (await w.all('/bank-accounts/B/lines')).find(({ id }) => id === of.line)
  const differences = ['charge', 'payable', 'unidentified']
  if (action === 'settle_with_difference') {
    const all = [undefined, ...(await payouts(w, 'instructed')).map(({ id }) => [id])]
    for (const difference of differences) for (const of_ of all) bodies.push({ difference, ...(of_ ? { match: { kind: 'settlement', payouts: of_ } } : {}) })
  } else if (action === 'settle') bodies.push({ evidenceSha256: NOTICE }, ...differences.map((difference) => ({ evidenceSha256: NOTICE, difference })))
  else if (action === 'match' && line) {
    bodies.push({})
    if (of.kind === 'duplicate_payment') bodies.push({ exchange: true })
    for (const match of await matchesOf(w, line, of))
      bodies.push({ match }, ...(match.kind === 'return' ? ['charge', 'unidentified'].map((difference) => ({ match, difference })) : []))
  } else if (action === 'wait' || action === 'recall') bodies.push({ until: w.inDays(3) })
  else if (['reject', 'explained', 'traced'].includes(action)) bodies.push({ evidenceSha256: NOTICE })
  else bodies.push({})
  return bodies.map((body) => ({ path: `/breaks/${of.id}/resolution`, body: { action, note, ...body } }))
}

/** Asks until somebody's asking is taken; else what everybody was told. */
export async function until(w: WaysOutWorld, asked: readonly Asked[], people: readonly Who[]): Promise<{ taken?: Answer; said: string[] }> {
  const said = new Set<string>()
  for (const { path, body } of asked)
    for (const who of w.mixed(people)) {
      const answer = await w.call(who, 'POST', path, body)
      if (answer.status < 300) return { taken: answer, said: [] }
      said.add(`${answer.status} ${answer.body.code}: ${answer.body.detail}`)
    }
  return { said: [...said] }
}

/** A walk's step by its name; gives what must not be, of what it saw. */
export const STEPS: Readonly<Record<string, (w: WaysOutWorld) => Promise<string[]>>> = {
  bank: async (w) => {
    for (let more = w.random.below(3); more >= 0; more -= 1) await BANK[w.one(Object.keys(BANK)) ?? '']?.(w)
    await w.reconcile()
    return []
  },
  answer: async (w) => {
    const of = w.one((await w.all('/breaks')).filter(({ state, actions }) => state !== 'resolved' && actions.length > 0))
    return of ? answering(w, of, w.one(of.actions) ?? '') : []
  },
  'any answer': async (w) => {
    const of = w.one(await w.all('/breaks'))
    if (!of) return []
    const action = w.one(['claim_back', 'write_off', 'send_back', 'charge', 'match', 'settle_with_difference', 'settle', 'reject', 'reduce', 'received']) ?? ''
    const asked = w.one(await answersOf(w, of, action))
    return asked ? sent(w, asked) : []
  },
  'by hand': async (w) => {
    const line = w.one(await w.all('/bank-accounts/B/lines?state=open'))
    const match = line && (w.one(await matchesOf(w, line)) ?? { kind: w.one(KINDS) })
    return line ? sent(w, { path: '/matches', body: { lines: [line.id], note, ...match } }) : []
  },
  'none of these': async (w) => {
    const line = w.one(await w.all('/bank-accounts/B/lines?state=open'))
    const p = w.random.below(2) ? w.one(await w.all('/payouts')) : undefined
    return line ? sent(w, { path: '/breaks', body: { line: line.id, note, ...(p ? { payout: p.id } : {}) } }) : []
  },
  confirm: async (w) => {
    const stale = w.one(await w.all('/bank-accounts/B/proposals'))
    const faults = stale && w.random.below(2) ? await sent(w, { path: '/matches', body: { proposals: [stale.id] } }) : []
    await w.reconcile()
    // Of a batch of which several parts fit, a person names by hand which left
    const fresh = w.one((await w.all('/bank-accounts/B/proposals')).filter(({ kind, payouts }) => kind !== 'settlement' || payouts.length > 0))
    if (!fresh) return faults
    const { taken, said } = await until(w, [{ path: '/matches', body: { proposals: [fresh.id] } }], FINANCE)
    return taken
      ? faults
      : [
          ...faults,
          `a ${fresh.kind} is proposed for line ${fresh.lines} (${fresh.evidence.map(({ feature }: Json) => feature)}), and nobody may: ${said.join(' | ')}`,
        ]
  },
  undo: async (w) => {
    const match = w.one(await w.all('/matches'))
    return match ? sent(w, { path: `/matches/${match.id}/reversal`, body: { reason: 'a mistake' } }) : []
  },
  pay: async (w) => {
    await w.pay()
    return []
  },
  reject: async (w) => {
    const p = w.one(await payouts(w, 'instructed'))
    return p
      ? sent(w, { path: `/payouts/${p.id}/rejection`, body: { reason: 'account closed', ...(w.random.below(2) ? { evidenceSha256: NOTICE } : {}) } })
      : []
  },
  cancel: async (w) => {
    const grant = w.random.below(3) === 0 ? w.one(await w.all('/grants')) : undefined
    return grant ? sent(w, { path: `/grants/${grant.id}/cancellation`, body: { reason: 'not needed any more' } }, ['approver', 'approver2']) : []
  },
  'not received': async (w) => {
    const student = w.one([...w.codes.values()])
    await w.call('auditor', 'POST', '/status/received', { ...student, received: 'no' })
    return []
  },
  days: async (w) => {
    await w.daysPass(1 + w.random.below(4))
    await w.reconcile()
    return []
  },
  close: async (w) => {
    if (w.random.below(3) > 0) return []
    const told = await w.get(`/bank-accounts/B/reconciliation-statement?asOf=${w.day}`, 'finance')
    const { ledgerBalance, statementBalance } = told
    const drawn = await w.call('finance', 'POST', '/bank-accounts/B/closings', { asOf: w.day, expected: { ledgerBalance, statementBalance } })
    return drawn.status < 300 ? sent(w, { path: `/closings/${drawn.body.id}/approval`, body: {} }, RELEASERS) : []
  },
}

/** What a break offers must be taken by somebody, said somehow. */
async function answering(w: WaysOutWorld, of: Json, action: string): Promise<string[]> {
  if (action === 'answered') return []
  const { taken, said } = await until(w, await answersOf(w, of, action), EVERYBODY)
  return taken ? [] : [`break ${of.id} (${of.kind}, ${of.state}) offers ${action}, and nobody may: ${said.join(' | ')}`]
}

/** Sends something once, twice at once, or again: what is taken is taken once, what is refused says why. */
async function sent(w: WaysOutWorld, { path, body }: Asked, people: readonly Who[] = EVERYBODY): Promise<string[]> {
  const who = w.one(people) ?? 'finance'
  const way = w.random.below(5)
  const key = `key-${w.random.digits(12)}`
  const other = w.one(people) ?? 'finance'
  const before = w.head()
  const answers =
    way === 0
      ? await Promise.all([w.call(who, 'POST', path, body, { key }), w.call(other, 'POST', path, body)])
      : [await w.call(who, 'POST', path, body, { key })]
  const faults = answers.flatMap(({ status, body: { code, detail } }) =>
    status < 300 || (code && detail) ? [] : [`POST ${path} by ${who}: ${status} without a code and words`],
  )
  const taken = answers.filter(({ status }) => status < 300).length
  if (taken > 1 && !['wait', 'recall'].includes(body.action)) faults.push(`POST ${path} twice at once was taken twice: ${JSON.stringify(body)}`)
  if (w.head() !== before + taken) faults.push(`POST ${path}: ${taken} taken, and ${w.head() - before} events`)
  if (way !== 1 || answers[0] === undefined) return faults
  const again = await w.call(who, 'POST', path, body, { key })
  if (taken === 1 && JSON.stringify(again) !== JSON.stringify(answers[0])) faults.push(`POST ${path} again is answered otherwise: ${JSON.stringify(again)}`)
  const reused = await w.call(who, 'POST', path, { ...body, note: 'another', reason: 'another' }, { key })
  if (taken === 1 && reused.status !== 422) faults.push(`POST ${path}: a key reused for another body: ${reused.status}`)
  return faults
}

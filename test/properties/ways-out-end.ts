import type { Json } from '../commands/cases-world.ts'
import { answersOf, until } from './ways-out.ts'
import { payouts } from './ways-out-bank.ts'
import { EVERYBODY, FINANCE, minorOf, type WaysOutWorld } from './ways-out-world.ts'

/** The surest first; what only waits, never. */
const TO_END = [
  'settle',
  'settle_with_difference',
  'match',
  'claim_back',
  'charge',
  'send_back',
  'reduce',
  'reject',
  'traced',
  'received',
  'explained',
  'write_off',
]
const MOST_ROUNDS = 12
/** What is nil once every payable, break and claim is closed. */
const ENDS = [
  'liabilities:grants-payable',
  'liabilities:payouts-in-transit',
  'assets:claims',
  'assets:unidentified-payments',
  'liabilities:unidentified-receipts',
]

/** Brings the books to an end as persons of good will would; gives what they cannot. */
export async function bringToAnEnd(w: WaysOutWorld): Promise<string[]> {
  let stuck: string[] = []
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    stuck = []
    for (const p of await payouts(w, 'instructed')) w.books(-minorOf(p.money), `EFT ${p.reference}`)
    await w.reconcile()
    for (const of of await w.all('/breaks')) stuck.push(...(await endBreak(w, of)))
    for (const line of await w.all('/bank-accounts/B/lines?state=open')) stuck.push(...(await endLine(w, line)))
    await w.pay()
    await w.reconcile()
    if (stuck.length === 0 && (await isOver(w))) break
    await w.daysPass(1)
  }
  for (const grant of (await w.all('/grants')).filter(({ state }) => state === 'approved' || state === 'paying')) {
    const { said } = await until(w, [{ path: `/grants/${grant.id}/cancellation`, body: { reason: 'the programme ends' } }], ['approver', 'approver2', 'hats'])
    stuck.push(...said.map((why) => `grant ${grant.id}: ${why}`))
  }
  const left = await w.balances()
  return [...stuck, ...ENDS.flatMap((account) => (left.has(account) ? [`${account} is ${left.get(account)}`] : []))]
}

const isOver = async (w: WaysOutWorld): Promise<boolean> =>
  (await w.all('/breaks')).every(({ state }) => state === 'resolved') &&
  (await w.all('/bank-accounts/B/lines?state=open')).length === 0 &&
  (await payouts(w, 'instructed')).length === 0 &&
  (await w.all('/grants')).every(({ state }) => state === 'paid' || state === 'cancelled')

async function endBreak(w: WaysOutWorld, { id }: Json): Promise<string[]> {
  const of = await w.get(`/breaks/${id}`, 'finance')
  if (of.state === 'resolved' || of.kind === 'complaint') return []
  const why: string[] = []
  for (const action of TO_END.filter((one) => of.actions.includes(one))) {
    const { taken, said } = await until(w, await answersOf(w, of, action), EVERYBODY)
    if (taken) return []
    why.push(...said.map((words) => `${action}: ${words}`))
  }
  if (of.toSendBack) return sendBack(w, of)
  return [`break ${id} (${of.kind}, ${of.state}, offers ${of.actions.join()}): ${why.join(' | ')}`]
}

async function sendBack(w: WaysOutWorld, of: Json): Promise<string[]> {
  w.books(-minorOf(of.toSendBack), `Geri ${of.id}`)
  await w.reconcile()
  const out = (await w.all('/bank-accounts/B/lines?state=open')).filter(({ narrative }) => narrative === `Geri ${of.id}`)
  const asked = out.map(({ id }) => ({ path: '/matches', body: { lines: [id], kind: 'claim', break: of.id, note: 'sent back' } }))
  const { taken, said } = await until(w, asked, FINANCE)
  return taken ? [] : [`break ${of.id} waits to be sent back: ${said.join(' | ')}`]
}

async function endLine(w: WaysOutWorld, { id }: Json): Promise<string[]> {
  const line = (await w.all('/bank-accounts/B/lines?state=open')).find((one) => one.id === id)
  if (!line || (await w.all('/breaks')).some((b) => b.line === id && b.state !== 'resolved')) return []
  const proposed = (await w.all('/bank-accounts/B/proposals')).filter(({ lines }) => lines.includes(id))
  const { taken, said } = await until(
    w,
    proposed.map((p) => ({ path: '/matches', body: { proposals: [p.id] } })),
    FINANCE,
  )
  return taken ? [] : [`line ${id} (${line.money.amount} ${line.narrative}), ${proposed.length} proposals: ${said.join(' | ')}`]
}

import { expect } from 'vitest'
import { addDays } from '../../src/core/time/dates.ts'
import type { Life } from './life.ts'
import { HOME } from './life-nouns.ts'
import { type Draw, pick } from './life-payouts.ts'
import { ACCOUNTS, type AccountCode, type Json, minorOf, type Who } from './life-world.ts'
import { events } from './model.ts'

/** An account is closed to today or yesterday; or every account to yesterday, and then the period. */
export async function close(life: Life, [x, y, z]: Draw): Promise<void> {
  const yesterday = addDays(life.world.today, -1)
  if (y % 3 > 0) return closeAccount(life, pick(ACCOUNTS, x) ?? 'B', z % 4 === 0 ? life.world.today : yesterday, z % 3 === 0 ? 'hats' : 'finance')
  const inUse = [...life.covered.keys()]
  for (const account of inUse) if ((life.closedThrough.get(account) ?? '') < yesterday) await closeAccount(life, account, yesterday, 'finance')
  const isClosed = inUse.every((account) => (life.closedThrough.get(account) ?? '') >= yesterday)
  const drawnUp = await life.post(isClosed && life.lockedThrough < yesterday, 'finance', '/periods', { closedThrough: yesterday })
  if (!drawnUp) return
  await life.post(true, 'releaser', `/periods/${drawnUp.id}/approval`)
  life.lockedThrough = yesterday
}

/** Drawn up by one person, approved by another: what is open is parked as nobody's. */
async function closeAccount(life: Life, account: AccountCode, asOf: string, who: Who): Promise<void> {
  const told = await life.world.get(`/bank-accounts/${account}/reconciliation-statement?asOf=${asOf}`)
  expect(told.difference.amount, `${account} as of ${asOf}`).toBe('0.00')
  const body = { asOf, expected: { ledgerBalance: told.ledgerBalance, statementBalance: told.statementBalance } }
  // Lines that are in the books on a later day, all or in part, are closed with that day
  const open = (told.items as Json[]).map((item) => ({ line: life.line(item.line), minor: minorOf(item.money) }))
  const parked = open.filter(({ line, minor }) => line && !line.matched && minor === line.minor)
  const isLater = open.filter((one) => !parked.includes(one)).reduce((sum, { minor }) => sum + minor, 0) !== 0
  const isTaken = !isLater && asOf > life.lockedThrough && asOf > (life.closedThrough.get(account) ?? '')
  const drawnUp = await life.post(isTaken, who, `/bank-accounts/${account}/closings`, body)
  if (!drawnUp) return
  if (who === 'hats') await life.post(false, 'hats', `/closings/${drawnUp.id}/approval`)
  await life.post(true, 'releaser', `/closings/${drawnUp.id}/approval`)
  life.closedThrough.set(account, asOf)
  for (const { line } of parked) {
    if (!line) continue
    expect(line.parked, `line ${line.id} is parked once`).toBe(false)
    line.parked = true
    life.model.post(events.unidentified(HOME, life.bank(line, line.minor)))
  }
}

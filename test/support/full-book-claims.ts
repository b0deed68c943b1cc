import { type BankLine, turkish } from './banks.ts'
import type { World } from './full-book.ts'

const NUMBER = 'TR870001009999901234567895'
const DAY = '2020-11-12'

/** A claim in another currency than the fund's that comes back in part, is given up and comes after all; a payment never claimed; a receipt that is sent back. */
export async function claims(world: World): Promise<void> {
  const { ask } = world
  await ask('finance', 'POST', '/bank-accounts', { code: 'TRY-9', name: 'Claims', currency: 'TRY', iban: NUMBER, fund: 'EMERGENCY', openingDate: DAY })
  await ask('finance', 'POST', '/exchange-rates', { from: 'TRY', to: 'USD', rate: '0.1234', date: DAY, source: 'central bank' })
  const line = (minor: number, text: string): BankLine => ({ day: DAY, minor, text, name: '', account: '', ref: '' })
  const told = [
    line(500_000, 'Gelen bilinmeyen'),
    line(-90_000, 'Bilinmeyen bir'),
    line(-70_000, 'Bilinmeyen iki'),
    line(40_000, 'Iade bir'),
    line(50_000, 'Iade iki'),
    line(-20_000, 'Giden'),
  ]
  await ask('finance', 'POST', '/bank-accounts/TRY-9/statements?mode=import', turkish({ number: NUMBER, currency: 'TRY' }, 0, told))
  await ask('finance', 'POST', '/bank-accounts/TRY-9/reconciliation')
  const { items: lines } = (await ask('finance', 'GET', '/bank-accounts/TRY-9/lines?limit=200')) as unknown as {
    items: { id: string; money: { amount: string } }[]
  }
  const { items: breaks } = (await ask('finance', 'GET', '/breaks?limit=200')) as unknown as { items: { id: string; line?: string }[] }
  const lineOf = (amount: string) => lines.find((l) => l.money.amount === amount)?.id
  const breakOf = (amount: string) => breaks.find((b) => b.line === lineOf(amount))?.id
  const answer = (amount: string, action: string, role: 'finance' | 'approver' = 'finance') =>
    ask(role, 'POST', `/breaks/${breakOf(amount)}/resolution`, { action, note: 'looked into' })
  const claim = (amount: string, of: string) =>
    ask('finance', 'POST', '/matches', { lines: [lineOf(amount)], kind: 'claim', break: breakOf(of), note: 'came back' })
  await answer('-900.00', 'claim_back')
  const part = await claim('400.00', '-900.00')
  await ask('finance', 'POST', `/matches/${part['id']}/reversal`, { reason: 'the other one' })
  await claim('500.00', '-900.00')
  await answer('-900.00', 'write_off', 'approver')
  await claim('400.00', '-900.00')
  await answer('-700.00', 'write_off', 'approver')
  await answer('5000.00', 'send_back')
  await claim('-200.00', '5000.00')
}

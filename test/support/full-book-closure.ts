import { iban } from '../commands/cases-world.ts'
import { type BankLine, turkish } from './banks.ts'
import type { World } from './full-book.ts'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const ACCOUNTS = {
  'ENDED-1': { number: iban('TR', '0006400000112345678971'), currency: 'USD' },
  'ENDED-2': { number: iban('TR', '0006400000112345678972'), currency: 'EUR' },
} as const
const LINES: Readonly<Record<keyof typeof ACCOUNTS, readonly number[]>> = { 'ENDED-1': [10_000, 5_500, -6_000], 'ENDED-2': [-5_000] }

/** A fund that held euros from before its accounts' opening is closed with the gain of its rates; its refunds are paid, one of them after an undo. */
export async function closure({ ask }: World): Promise<void> {
  await ask('finance', 'POST', '/funds', { code: 'ENDED', name: 'Ended', currency: 'USD' })
  const lines: Record<string, string> = {}
  for (const [code, account] of Object.entries(ACCOUNTS)) {
    const opening = account.currency === 'EUR' ? { openingBalance: { amount: '50.00', currency: 'EUR' } } : {}
    const { number, currency } = account
    await ask('finance', 'POST', '/bank-accounts', { code, name: code, currency, iban: number, fund: 'ENDED', openingDate: '2020-11-01', ...opening })
    const booked = LINES[code as keyof typeof ACCOUNTS].map(
      (minor, n): BankLine => ({ day: '2020-11-03', minor, text: `HAVALE ${n}`, name: '', account: '', ref: `${code}-${n}` }),
    )
    await ask('finance', 'POST', `/bank-accounts/${code}/statements?mode=import`, turkish(account, currency === 'EUR' ? 5_000 : 0, booked))
    const { items } = await ask('finance', 'GET', `/bank-accounts/${code}/lines?state=open`)
    for (const line of items as { id: string; money: { amount: string } }[]) lines[line.money.amount] = line.id
  }
  const match = async (amount: string, of: object): Promise<string> =>
    (await ask('finance', 'POST', '/matches', { lines: [lines[amount]], note: 'as told', ...of }))['id'] as string
  const contribution = async (money: object, bankAccount: string, more: object = {}): Promise<string> =>
    (await ask('finance', 'POST', '/funds/ENDED/contributions', { donor: 'Donor Three', money, date: '2020-10-31', bankAccount, ...more }))['id'] as string
  const one = await contribution(usd('100.00'), 'ENDED-1')
  await contribution(usd('50.00'), 'ENDED-2', { receivedBeforeOpening: true })
  await ask('finance', 'POST', `/funds/ENDED/contributions/${await contribution(usd('7.00'), 'ENDED-1')}/reduction`, { money: usd('7.00'), note: 'withdrawn' })
  await match('100.00', { kind: 'contribution', contributions: [one] })
  await match('-50.00', { kind: 'exchange' })
  await match('55.00', { kind: 'exchange' })
  const { donorRefunds } = await ask('finance', 'GET', '/funds/ENDED')
  await ask('finance', 'POST', '/funds/ENDED/closure', { expected: { donorRefunds } })
  const refund = { kind: 'refund', contributions: [one] }
  await ask('finance', 'POST', `/matches/${await match('-60.00', refund)}/reversal`, { reason: 'another line' })
  await match('-60.00', refund)
  await ask('finance', 'GET', '/funds/ENDED/contributions')
}

import { policy, student } from '../commands/cases-world.ts'
import { type World, world } from './full-book.ts'

const usd = (amount: string) => ({ amount, currency: 'USD' })

export interface Known {
  readonly id: string
  readonly caseNumber: string
}

/** A small book: a case that nobody decided, and one with a grant of 50.00 USD of which nothing is paid. */
export async function oneGrant(): Promise<World & { readonly received: Known; readonly granted: Known }> {
  const of = world()
  const { ask } = of
  await ask('admin', 'PUT', '/settings', { organisation: { name: 'Stranded & Co', iatiId: 'XM-DAC-47066', iatiType: '40', giving360Id: '360G-Stranded' } })
  await ask('finance', 'POST', '/funds', { code: 'F', name: 'Fund', currency: 'USD' })
  await ask('finance', 'POST', '/bank-accounts', { code: 'B', name: 'Bank', currency: 'USD', accountNumber: '1', fund: 'F', openingDate: '2020-11-01' })
  await ask('finance', 'POST', '/funds/F/contributions', { donor: 'Donor', money: usd('1000.00'), date: '2020-11-02', bankAccount: 'B' })
  const criteria = (policy()['criteria'] as { kind: string }[]).filter(({ kind }) => kind === 'nationality')
  const rules = { ...policy(), criteria, grant: { amount: usd('50.00') }, capPerStudent: usd('900.00'), capPerMonth: usd('900.00') }
  await ask('admin', 'POST', '/programmes', { code: 'P', name: 'P', fund: 'F', policy: rules })
  const take = async (n: number) => (await ask('case_officer', 'POST', '/programmes/P/applications', student(n))) as unknown as Known
  const [received, granted] = [await take(1), await take(2)]
  await ask('case_officer', 'POST', `/applications/${granted.id}/automatic-checks`, {})
  await ask('case_officer', 'POST', `/applications/${granted.id}/recommendation`, { note: 'meets every criterion' })
  const { expected } = await ask('approver', 'GET', `/applications/${granted.id}`)
  await ask('approver', 'POST', `/applications/${granted.id}/approval`, { expected })
  return { ...of, received, granted }
}

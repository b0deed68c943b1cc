import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { line, payout, worldOf } from './world.ts'

/** Whom a debit that shows no more than a name is proposed for, among 600 others who share a family's name, all with one amount. */
function proposed(shown: { readonly counterparty?: string; readonly narrative?: string }, payeeName: string, family: string): readonly (readonly number[])[] {
  const others = Array.from({ length: 600 }, (_, n) => payout(n + 1, { payeeName: `Aýdursun ${family}` }))
  const meant = payout(900, { payeeName })
  const { narrative = 'EFT', ...over } = shown
  const { proposals } = reconcile(worldOf({ lines: [line(1, -meant.minor, narrative, over)], payouts: [...others, meant] }))
  return proposals.map(({ payouts }) => payouts)
}

describe('a payee is found by two words of a name, of which none is taken for two', () => {
  it.each([
    ['a given name with which the family name begins', { counterparty: 'MERDANOW MERDAN' }, 'Merdan Merdanow', 'Merdanow'],
    ['the other way round', { counterparty: 'Merdan Merdanova' }, 'Merdan Merdanowa', 'Merdanowa'],
    ['a name that stands in both texts', { counterparty: 'MERDANOW JEREN', narrative: 'MERDANOW JEREN' }, 'Jeren Merdanow', 'Merdanow'],
    ['a family name that stands in both texts', { counterparty: 'MERDANOW', narrative: 'MERDANOW JEREN' }, 'Jeren Merdanow', 'Merdanow'],
  ])('%s', (_, shown, payeeName, family) => {
    expect(proposed(shown, payeeName, family)).toEqual([[900]])
  })
})

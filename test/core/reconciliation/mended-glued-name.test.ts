import { describe, expect, it } from 'vitest'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { nameContradicts } from '../../../src/core/reconciliation/names-shown.ts'
import { line, payout, worldOf } from './world.ts'

const BOOK = new Set(['yoldoshev', 'bahrom', 'bibi', 'annagulyyewa', 'garanti'])
const contradicts = (counterparty: string, payee = 'Annagulyyewa Bibi') => nameContradicts(counterparty, payee, (word) => BOOK.has(word))

describe('another person’s name written together', () => {
  it('contradicts as its words would', () => {
    for (const name of ["Yo'ldoshevBahrom", 'BAHROMYOLDOSHEV', 'SN. YoldoshevBahrom']) expect(contradicts(name), name).toBe(true)
  })

  it('does not where a part of it agrees, or it is no name', () => {
    expect(contradicts('AnnagulyyewaBibi')).toBe(false)
    expect(contradicts('YoldoshevBahrom', "Yo'ldoshev Bahrom")).toBe(false)
    // One letter off
    expect(contradicts('YoldoshevBahrom', 'Yoldoshew Bakrom')).toBe(false)
    expect(contradicts('BahromAnnagulyyewa')).toBe(false)
    for (const name of ['GARANTIBANKASI', 'TURKTELEKOM', 'Yoldoshevich']) expect(contradicts(name), name).toBe(false)
  })

  it('leaves a line with a reference to a person', () => {
    const [A, B] = [payout(1, { payeeName: 'Annagulyýewa Bibi' }), payout(2, { payeeName: "Yo'ldoshev Bahrom" })]
    const nameWords = ["Yo'ldoshev", 'Bahrom', 'Annagulyýewa', 'Bibi']
    const { matches, proposals } = reconcile(
      worldOf({ lines: [line(10, -A.minor, A.reference, { counterparty: 'YoldoshevBahrom' })], payouts: [A, B], nameWords }),
    )
    expect(matches).toEqual([])
    expect(proposals.map(({ payouts, features }) => [payouts, features.map(({ feature }) => feature)])).toEqual([
      [[1], expect.arrayContaining(['reference', 'name_differs'])],
    ])
  })
})

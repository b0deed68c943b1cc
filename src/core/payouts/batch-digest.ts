/** A payout as a release is bound to it. */
export interface PayoutPlanned {
  readonly reference: string
  readonly grant: number
  readonly payee: number
  readonly amountMinor: number
  readonly currency: string
}

/** The canonical text of a batch, which its digest hashes: whoever releases it says by the digest that these payouts were seen. */
export const batchDigestText = (payouts: readonly PayoutPlanned[]): string =>
  JSON.stringify([...payouts].sort((a, b) => (a.reference < b.reference ? -1 : 1)).map((p) => [p.reference, p.grant, p.payee, p.amountMinor, p.currency]))

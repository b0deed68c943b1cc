/** Who may never be one person, of one payout, one payee, one hold, one closing and one case: every pair of the domain's separation. */
export const PAIRS = [
  'who recommended, who approved',
  'who approved, who approved a second time',
  'who recommended, who prepared the batch',
  'who recommended, who released the batch',
  'who approved, who prepared the batch',
  'who approved, who released the batch',
  'who prepared the batch, who released it',
  'who released the payout, who matched it by hand',
  'who recorded a changed payee, who approved it',
  'who set a hold, who lifted it',
  'who approved a changed payee, who ended its cooling-off early',
  'who drew up a closing, who approved it',
  "who drew up a period's close, who approved it",
  'who recommended, either way, who refused',
  'who refused, who decided the review',
] as const

export type Pair = (typeof PAIRS)[number]

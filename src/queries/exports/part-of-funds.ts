import type { Fund } from '../../store/funds.ts'

/** Which funds are told of, and the days (both inclusive) of what is told of them. */
export interface PartOfFunds {
  readonly funds: readonly Fund[]
  readonly from: string | undefined
  readonly to: string | undefined
}

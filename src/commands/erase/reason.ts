import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'

/** Whose data, why, and who asks. */
export interface Erasing {
  readonly caseNumber: string
  readonly reason: string
  readonly actor: number
}

const MOST = 1000

/** The reason without outer blanks. Refuses invalid_input where there is none, or it is too long. */
export function reasonFor(reason: string): Result<string> {
  const words = reason.trim()
  return words === '' || words.length > MOST ? problem('invalid_input', say.giveReason(MOST)) : done(words)
}

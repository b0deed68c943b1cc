import { isSameAccount } from '../../same-account.ts'

const bareOf = (text: string): string => text.replace(/[^\p{L}\p{N}*•]/gu, '').toUpperCase()

/** Fewer digits than these stand in too many numbers. */
const TELLING = 4

/**
 * May the number that a file prints be this account's? As `isSameAccount`, and beside that: hidden digits (`****1234`), zeros before it, a part of the longer number that the book
 * knows. Only a number of which no part agrees is surely another one.
 */
export function mayBeSame(printed: string, own: string): boolean {
  if (isSameAccount(printed, own)) return true
  const [shown, ours] = [bareOf(printed), bareOf(own)]
  if (/[*•]|\dX+|X+\d/.test(shown)) return maskedLike(shown, ours)
  const parts = [shown, ...printed.split(/[^\p{L}\p{N}]+/u).map(bareOf)].map((part) => part.replace(/^0+/, ''))
  return (
    parts.some((part) => part.length >= TELLING && ours.includes(part)) ||
    (ours.replace(/^0+/, '').length >= TELLING && shown.includes(ours.replace(/^0+/, '')))
  )
}

/** Every visible run of characters stands in the number in that order, the first and the last at its ends where they are there. */
function maskedLike(shown: string, ours: string): boolean {
  const runs = shown.split(/[*•X]+/)
  let from = 0
  for (const [n, run] of runs.entries()) {
    if (run === '') continue
    const isLast = n === runs.length - 1
    const at = isLast ? ours.lastIndexOf(run) : ours.indexOf(run, from)
    if (at < from || (isLast && at + run.length !== ours.length)) return false
    from = at + run.length
  }
  return true
}

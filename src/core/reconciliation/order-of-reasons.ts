import type { Candidate } from './candidate.ts'
import { type ProposalPlan, REASONS, type Reason } from './plan.ts'

const PLACES: ReadonlyMap<Reason, number> = new Map(REASONS.map((reason, place) => [reason, place]))

/** The place of a reason among all, the surest 0. */
export const placeOf = (reason: Reason): number => PLACES.get(reason) ?? PLACES.size

/** By reason, a name with a slip before an initial, then an exact amount before one with a fee; 0: nothing tells them apart. */
export const compareCandidates = (a: Candidate, b: Candidate): number =>
  placeOf(a.reason) - placeOf(b.reason) || Number(a.byInitial ?? 0) - Number(b.byInitial ?? 0) || Number(a.chargeMinor ?? 0) - Number(b.chargeMinor ?? 0)

/** The surest reason first, so that those of one reason can be confirmed together; what else a line can be stands right behind its first. */
export function inOrderOfReasons(proposals: readonly ProposalPlan[]): readonly ProposalPlan[] {
  const first = new Map<number, number>()
  for (const { lines, reason } of proposals) for (const line of lines) first.set(line, Math.min(placeOf(reason), first.get(line) ?? PLACES.size))
  const placeOfLine = ({ lines }: ProposalPlan) => first.get(lines[0] ?? 0) ?? PLACES.size
  // A sort is stable: those of one reason stay in the order of their lines, oldest first
  return [...proposals].sort((a, b) => placeOfLine(a) - placeOfLine(b))
}

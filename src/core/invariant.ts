/** A bug, never a refusal: what the code took for granted does not hold. */
class InvariantError extends Error {
  override name = 'InvariantError'
}

/** Throws unless `condition` holds; for what can only fail by a mistake of ours. */
export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new InvariantError(what)
}

/** Closes an exhaustive switch: does not compile while a case is missing. */
export function impossible(value: never): never {
  throw new InvariantError(`not a case: ${JSON.stringify(value)}`)
}

import type { Problem } from './problem.ts'

/** What a decision gives: a value, or the problem that refuses it. Refusals are values; only bugs throw. */
export type Result<T, P = Problem> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P }

export const done = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const refused = <P>(problem: P): { readonly ok: false; readonly problem: P } => ({ ok: false, problem })

import type { Read } from '../read.ts'
import type { FaultCode, Faults } from './faults.ts'

/** What a breach tells beside its own columns: the row's id and the event, where they are known. */
interface Breach {
  readonly row?: number | null
  readonly seq?: number | null
}

/** A rule over the whole book: SQL that gives a row for each breach, and how to say it. */
export interface Rule<R = Breach> {
  readonly code: FaultCode
  readonly table: string
  readonly sql: string
  words(breach: R): string
}

/** Gives a rule the type of its own rows; in a list of rules each is asked with its own rows alone. */
export const rule = <R extends object>(of: Rule<R>): Rule<Breach & R> => of

/** Runs rules and lists their breaches. */
export function judgeRules(read: Read, rules: readonly Rule[], faults: Faults): void {
  for (const one of rules) {
    for (const breach of read.iterate<Breach>(one.sql)) {
      const { row, seq } = breach
      faults.add(one.code, one.words(breach), { table: one.table, ...(row == null ? {} : { row }), ...(seq == null ? {} : { seq }) })
    }
  }
}

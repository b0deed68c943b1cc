import { nameComparer } from '../../core/names/compare.ts'
import { isStrong, type PersonSeen, personSeen, type Resemblance, resembles } from '../../core/names/resembles.ts'
import { accountOf } from '../../core/payees/payee.ts'
import { accountKey, resemblanceKeys } from '../../core/students/person-keys.ts'
import type { Told } from '../../store/applications.ts'
import { Persons } from '../../store/persons.ts'
import type { Read } from '../../store/read.ts'

/** Whom a row of a list resembles: a case, or an earlier row of the list by its line. `others`: further ones, if there are. */
export interface Duplicate {
  readonly line: number
  readonly of: string | number
  readonly because: readonly Resemblance[]
  readonly others?: ReadonlyArray<string | number>
}

interface Row {
  readonly line: number
  readonly seen: PersonSeen
}

interface Found<O> {
  readonly of: O
  readonly because: readonly Resemblance[]
}

/** Finds persons whom the rows of a list resemble, in the book and among the rows before. */
export class DuplicateSearch {
  readonly #persons: Persons
  readonly #compare = nameComparer()
  readonly #rows = new Map<string, Row[]>()

  constructor(read: Read) {
    this.#persons = new Persons(read)
  }

  /** Whom the row resembles, the surest first. `self`: the row's own student, if the book knows him or her. The row then counts for those after it. */
  add(line: number, { student, payee }: Told, self: number | undefined): Duplicate | undefined {
    const account = payee && accountOf(payee)
    const seen = personSeen(student, account)
    const keys = [...resemblanceKeys(student), ...(account === undefined ? [] : [accountKey(account)])].map(({ kind, normal }) => `${kind} ${normal}`)
    const inBook = this.#persons.like(student, account, self).flatMap(({ caseNumber, seen: other }) => found(caseNumber, resembles(seen, other, this.#compare)))
    const all = [...inBook, ...this.#inList(seen, keys)]
    const row = { line, seen }
    for (const key of keys) {
      const rows = this.#rows.get(key) ?? []
      rows.push(row)
      this.#rows.set(key, rows)
    }
    const [first, ...others] = [...all.filter(isSure), ...all.filter((one) => !isSure(one))]
    return first && { line, ...first, ...(others.length > 0 ? { others: others.map((one) => one.of) } : {}) }
  }

  #inList(seen: PersonSeen, keys: readonly string[]): Found<number>[] {
    const before = new Set<Row>()
    for (const key of keys) for (const row of this.#rows.get(key) ?? []) before.add(row)
    return [...before].flatMap(({ line, seen: other }) => found(line, resembles(seen, other, this.#compare))).sort((a, b) => a.of - b.of)
  }
}

const isSure = ({ because }: Found<string | number>): boolean => because.some(isStrong)

const found = <O>(of: O, because: readonly Resemblance[]): Found<O>[] => (because.length === 0 ? [] : [{ of, because }])

import { isStrong, type PersonSeen, type Resemblance, resembles } from '../../core/names/resembles.ts'
import { accountOf } from '../../core/payees/payee.ts'
import { accountKey, resemblanceKeys } from '../../core/students/person-keys.ts'
import type { Told } from '../../store/applications.ts'
import { type PersonNow, personNow, personsLike } from '../../store/persons.ts'
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

interface Found {
  readonly of: string | number
  readonly because: readonly Resemblance[]
}

/** Finds persons whom the rows of a list resemble, in the book and among the rows before. */
export class DuplicateSearch {
  readonly #read: Read
  readonly #persons = new Map<number, PersonNow | undefined>()
  readonly #rows = new Map<string, Row[]>()

  constructor(read: Read) {
    this.#read = read
  }

  /** Whom the row resembles, the surest first. `self`: the row's own student, if the book knows him or her. The row then counts for those after it. */
  add(line: number, { student, payee }: Told, self: number | undefined): Duplicate | undefined {
    const account = payee && accountOf(payee)
    const seen: PersonSeen = { ...student, ...(account === undefined ? {} : { account }) }
    const keys = [...resemblanceKeys(student), ...(account === undefined ? [] : [accountKey(account)])].map(({ kind, normal }) => `${kind} ${normal}`)
    const found = [...this.#inBook(seen, personsLike(this.#read, student, account), self), ...this.#inList(seen, keys)]
    for (const key of keys) {
      const rows = this.#rows.get(key) ?? []
      rows.push({ line, seen })
      this.#rows.set(key, rows)
    }
    const [first, ...others] = [...found.filter(isSure), ...found.filter((one) => !isSure(one))]
    return first && { line, ...first, ...(others.length > 0 ? { others: others.map((one) => one.of) } : {}) }
  }

  #inBook(seen: PersonSeen, students: readonly number[], self: number | undefined): Found[] {
    return students.flatMap((id) => {
      if (id === self) return []
      if (!this.#persons.has(id)) this.#persons.set(id, personNow(this.#read, id))
      const other = this.#persons.get(id)
      return other ? resemblance(other.caseNumber, seen, other.seen) : []
    })
  }

  #inList(seen: PersonSeen, keys: readonly string[]): Found[] {
    const before = new Set(keys.flatMap((key) => this.#rows.get(key) ?? []))
    const byLine = new Map([...before].map((row) => [row.line, row]))
    return [...byLine.values()].sort((a, b) => a.line - b.line).flatMap((row) => resemblance(row.line, seen, row.seen))
  }
}

const isSure = ({ because }: Found): boolean => because.some(isStrong)

function resemblance(of: string | number, a: PersonSeen, b: PersonSeen): Found[] {
  const because = resembles(a, b)
  return because.length === 0 ? [] : [{ of, because }]
}

/** Rows of a query, one looked at before it is taken: for reading ordered rows side by side. Is to be closed. */
export class Ordered<T> {
  readonly #rows: IterableIterator<T>
  /** The row that comes next; undefined after the last. */
  next: T | undefined

  constructor(rows: IterableIterator<T>) {
    this.#rows = rows
    this.next = this.#read()
  }

  advance(): void {
    this.next = this.#read()
  }

  close(): void {
    this.#rows.return?.()
  }

  #read(): T | undefined {
    const { done, value } = this.#rows.next()
    return done === true ? undefined : value
  }
}

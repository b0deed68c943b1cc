import type { Books, Peer, Took } from './peer.ts'
import { afterRefusal } from './person.ts'
import { type Ended, ended, saidBy } from './process.ts'
import { ACCOUNT, type Beginning, MAIN, TideoverBook } from './tideover-book.ts'
import type { Given } from './yardsticks.ts'

class TideoverBooks implements Books {
  readonly #book: TideoverBook

  constructor(book: TideoverBook) {
    this.#book = book
  }

  /** Told is the import that took the file in: the one before it, after which a person confirmed its reading, is what a preview takes. */
  async take(file: string, given: Given): Promise<Took> {
    const first = this.#import(file)
    if (first.status === 0) return { spent: first.spent }
    const next = afterRefusal(first.out, given.rows)
    if ('refused' in next) return { spent: first.spent, refused: next.refused }
    const confirmed = this.#import(file, '--reading', String(next.confirm))
    saidBy(confirmed, 'tideover statement import')
    return { spent: confirmed.spent, shown: next.shown }
  }

  rows() {
    return this.#book.rows()
  }

  start() {
    const users = this.#run('user', 'list')
    saidBy(users, 'tideover user list')
    return users.spent
  }

  async end() {}

  #import(file: string, ...more: readonly string[]): Ended {
    return this.#run('statement', 'import', file, '--account', ACCOUNT, '--json', ...more)
  }

  #run(...args: readonly string[]): Ended {
    return ended(process.execPath, [MAIN, ...args], { cwd: this.#book.folder, env: this.#book.env })
  }
}

/** The command line: each import starts the program, opens the book and ends. */
export const tideover = (of: Beginning): Peer => ({
  name: 'Tideover',
  begin: async (folder) => new TideoverBooks(new TideoverBook(folder, of)),
})

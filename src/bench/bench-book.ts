import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { openBankAccount } from '../commands/bank-accounts/open-bank-account.ts'
import { type Answered, type Command, run } from '../commands/command.ts'
import { openFund } from '../commands/funds/open-fund.ts'
import { recordContribution } from '../commands/funds/record-contribution.ts'
import { makeBook } from '../commands/make-book.ts'
import { addUser } from '../commands/people.ts'
import { ROLES } from '../core/access/roles.ts'
import { invariant } from '../core/invariant.ts'
import type { Result } from '../core/result.ts'
import { Book } from '../store/book.ts'

export const CURRENCY = 'USD'
export const FUND = 'BENCH'
export const ACCOUNT = 'BENCH-1'
export const IBAN = 'TR330006100519786457841326'
/** The day on which the account of a bench book opens. */
export const OPENED = '2020-10-01'
/** The day on which a bench book lives. */
const TODAY_MS = Date.parse('2020-12-31T09:00:00.000Z')

/** A value that must have been made. */
export function made<T>(result: Result<T>): T {
  invariant(result.ok, result.ok ? '' : `a bench command was refused: ${result.problem.detail}`)
  return result.value
}

/** A bench book that was built before: its file, which is copied, its key, and the person who may do everything. */
export interface BuiltBook {
  readonly file: string
  readonly master: Uint8Array
  readonly actor: number
}

/** A book of its own in a folder of its own, with a fund, a bank account and one person who may do everything; or a copy of one that was built before. */
export class BenchBook {
  readonly folder: string
  readonly book: Book
  readonly master: Uint8Array
  readonly actor: number

  constructor(parent: string, clock: Clock, built?: BuiltBook) {
    this.folder = mkdtempSync(join(parent, 'tideover-bench-'))
    const file = join(this.folder, 'book.db')
    if (built) {
      copyFileSync(built.file, file)
      this.master = built.master
      this.book = Book.open(file, clock, built.master)
      this.actor = built.actor
      return
    }
    const { master } = makeBook(file, clock, { adminEmail: 'first@bench.example', testClockMs: TODAY_MS })
    this.master = master
    this.book = Book.open(file, clock, master)
    this.actor = Number(made(addUser(this.book, { email: 'all@bench.example', name: 'Bench', roles: ROLES })).id)
    this.ask(openFund, {}, { code: FUND, name: 'Bench', currency: CURRENCY })
    this.ask(openBankAccount, {}, { code: ACCOUNT, name: 'Bench', currency: CURRENCY, iban: IBAN, fund: FUND, openingDate: OPENED })
  }

  /** Runs a command as that person does; throws where it is refused. */
  ask<B>(of: Command<B>, params: Readonly<Record<string, string>>, body: unknown): Answered {
    return made(run(this.book, of, { params, query: {}, body: of.body.parse(body), actor: this.actor, roles: ROLES, key: randomUUID(), request: 'bench' }))
  }

  contribute(): Answered {
    return this.ask(
      recordContribution,
      { code: FUND },
      { donor: 'Donor', money: { amount: '1250.00', currency: CURRENCY }, date: '2020-11-02', bankAccount: ACCOUNT },
    )
  }

  fileBeside(name: string): string {
    return join(this.folder, name)
  }

  /** Ends it, and leaves its file elsewhere on the same disk. */
  leaveAs(file: string): BuiltBook {
    this.book.close()
    renameSync(this.book.file, file)
    rmSync(this.folder, { recursive: true })
    return { file, master: this.master, actor: this.actor }
  }

  remove(): void {
    this.book.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

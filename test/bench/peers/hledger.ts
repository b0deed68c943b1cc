import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Books, Peer, Took } from './peer.ts'
import { type Ended, ended, saidBy } from './process.ts'
import { CURRENCY, type Row } from './yardsticks.ts'

const PROGRAM = 'hledger'
const JOURNAL = 'main.journal'
const RULES = 'bank.rules'
const BANK = 'assets:bank'

/** Nothing but what the file's header says. */
const RULES_TEXT = `skip 1
fields date, description, amount
date-format %Y-%m-%d
currency ${CURRENCY}
account1 ${BANK}
account2 expenses:unknown
`

const printed = z.array(
  z.object({
    tdate: z.string(),
    tdescription: z.string(),
    tpostings: z.array(
      z.object({
        paccount: z.string(),
        pamount: z.array(z.object({ aquantity: z.object({ decimalMantissa: z.int(), decimalPlaces: z.int().min(0).max(2) }) })),
      }),
    ),
  }),
)

/** The journal as hledger prints it, exactly: what stands in the bank's account. */
export function rowsOfJournal(json: string): readonly Row[] {
  return printed.parse(JSON.parse(json)).flatMap(({ tdate, tdescription, tpostings }) =>
    tpostings
      .filter(({ paccount }) => paccount === BANK)
      .flatMap(({ pamount }) => pamount)
      .map(({ aquantity: { decimalMantissa, decimalPlaces } }) => ({
        day: tdate,
        payee: tdescription,
        minor: decimalMantissa * 10 ** (2 - decimalPlaces),
      })),
  )
}

class HledgerBooks implements Books {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    writeFileSync(join(folder, RULES), RULES_TEXT)
    writeFileSync(join(folder, JOURNAL), '')
  }

  async take(file: string): Promise<Took> {
    const imported = this.#run('import', file, '--rules-file', RULES)
    const { status, err, spent } = imported
    return status === 0 ? { spent } : { spent, refused: err.split('\n')[0] ?? '' }
  }

  async rows(): Promise<readonly Row[]> {
    return rowsOfJournal(saidBy(this.#run('print', '-O', 'json'), 'hledger print'))
  }

  start() {
    const accounts = this.#run('accounts')
    saidBy(accounts, 'hledger accounts')
    return accounts.spent
  }

  async end() {}

  #run(...args: readonly string[]): Ended {
    return ended(PROGRAM, ['-f', JOURNAL, ...args], { cwd: this.#folder })
  }
}

/** hledger of the PATH; undefined where there is none. */
export function hledger(): Peer | undefined {
  const { status, stdout } = spawnSync(PROGRAM, ['--version'], { encoding: 'utf8' })
  if (status !== 0) return undefined
  return { name: /^hledger [\d.]+/.exec(stdout)?.[0] ?? 'hledger', begin: async (folder) => new HledgerBooks(folder) }
}

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** One process of Actual Budget: `FROM FOLDER begin | start | take FILE | rows`, with FROM where it is installed and FOLDER for its books. Answers JSON. */

interface Transaction {
  readonly date: string
  readonly amount: number
  readonly imported_payee: string | null
}

/** What is used of the library; its package is not there when this is compiled. */
interface Library {
  init(config: { readonly dataDir: string; readonly verbose: boolean }): Promise<{ send(name: string, args: unknown): Promise<unknown> }>
  getBudgets(): Promise<readonly { readonly id: string }[]>
  loadBudget(id: string): Promise<void>
  createAccount(account: { readonly name: string }, opening: number): Promise<string>
  getAccounts(): Promise<readonly { readonly id: string }[]>
  importTransactions(account: string, rows: readonly unknown[]): Promise<{ readonly errors: readonly { readonly message: string }[] }>
  getTransactions(account: string, since: string, until: string): Promise<readonly Transaction[]>
  shutdown(): Promise<void>
  readonly utils: { amountToInteger(amount: number): number }
}

interface Parsed {
  readonly errors: readonly { readonly message: string }[]
  readonly transactions?: readonly { readonly Date: string; readonly Payee: string; readonly Amount: string }[]
}

const [from = '', folder = '', verb, file = ''] = process.argv.slice(2)
const library = createRequire(join(from, 'package.json'))('@actual-app/api') as Library
// What its screens read an amount of a CSV file with; the library itself leaves that to them
const amounts = pathToFileURL(join(from, 'node_modules/@actual-app/core/src/shared/util.ts')).href
const { looselyParseAmount } = (await import(amounts)) as { looselyParseAmount(text: string): number | null }

const { send } = await library.init({ dataDir: folder, verbose: false })

async function account(): Promise<string> {
  const [budget] = await library.getBudgets()
  if (!budget) throw new Error('there are no books')
  await library.loadBudget(budget.id)
  const [first] = await library.getAccounts()
  if (!first) throw new Error('there is no account')
  return first.id
}

/** As its screens do for a CSV file whose columns are named: parse, read the amounts, hand over. */
async function take(): Promise<{ readonly errors: readonly string[] }> {
  const to = await account()
  const parsed = (await send('transactions-parse-file', { filepath: file, options: { hasHeaderRow: true } })) as Parsed
  if (parsed.errors.length > 0) return { errors: parsed.errors.map(({ message }) => message) }
  const rows = (parsed.transactions ?? []).map(({ Date: date, Payee, Amount }) => ({
    account: to,
    date,
    payee_name: Payee,
    amount: library.utils.amountToInteger(looselyParseAmount(Amount) ?? 0),
  }))
  const { errors } = await library.importTransactions(to, rows)
  return { errors: errors.map(({ message }) => message) }
}

async function rows() {
  const told = await library.getTransactions(await account(), '2000-01-01', '2099-12-31')
  return told.map(({ date, amount, imported_payee }) => ({ day: date, payee: imported_payee ?? '', minor: amount }))
}

async function begin(): Promise<string> {
  await send('create-budget', { budgetName: 'bench', avoidUpload: true })
  return library.createAccount({ name: 'Bank' }, 0)
}

const verbs: Readonly<Record<string, () => Promise<unknown>>> = { begin, start: account, take, rows }
const answer = await verbs[verb ?? '']?.()
await library.shutdown()
process.stdout.write(JSON.stringify(answer ?? null))

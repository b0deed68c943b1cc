import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { actual } from './actual.ts'
import { aimsOf, aimText } from './aims.ts'
import { hledger } from './hledger.ts'
import { isSound, judge, wordsOf } from './judge.ts'
import type { Peer, Took } from './peer.ts'
import { type Observed, type Run, tableOf, timesTable } from './table.ts'
import { tideover } from './tideover.ts'
import { beginning } from './tideover-book.ts'
import { tideoverServed } from './tideover-served.ts'
import { type Yardstick, yardsticks } from './yardsticks.ts'

/**
 * The yardsticks: the same files given to Tideover and to its peers by the ordinary way in of each, every import a process of its own; then the books are
 * read back and held against what the account has moved. `--rows` flat rows, `--seed`, `--runs` of what is timed (of Actual Budget one: it takes
 * minutes), `--without actual,hledger`.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '3' },
    without: { type: 'string', default: '' },
  },
})
const [rows, seed, runs] = [Number(values.rows), Number(values.seed), Number(values.runs)]
const without = values.without.split(',')
const tell = (text: string) => process.stderr.write(`${text}\n`)
const print = (text: string) => process.stdout.write(`${text}\n`)

/** One set of books given the files of a yardstick. */
async function given(
  peer: Peer,
  { files }: Yardstick,
): Promise<{ readonly run: Run; readonly judgement: Observed['judgement']; readonly refusals: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'tideover-peers-'))
  const books = await peer.begin(folder)
  try {
    const start = books.start()
    const took: Took[] = []
    for (const one of files) {
      const file = join(folder, one.name)
      writeFileSync(file, one.text)
      took.push(await books.take(file, one))
    }
    const judgement = judge(files, took, await books.rows())
    return { run: { start, took: took.map(({ spent }) => spent) }, judgement, refusals: took.flatMap(({ refused }) => refused ?? []) }
  } finally {
    await books.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function observed(peer: Peer, yardstick: Yardstick, count: number): Promise<Observed> {
  const first = await given(peer, yardstick)
  const others: Run[] = []
  for (let n = 1; n < count; n++) others.push((await given(peer, yardstick)).run)
  tell(`${peer.name}: ${yardstick.title}: ${wordsOf(first.judgement)}${first.refusals.length > 0 ? ` (${first.refusals.join('; ')})` : ''}`)
  return { peer, yardstick, judgement: first.judgement, runs: [first.run, ...others] }
}

const installed = without.includes('actual') ? undefined : actual()
if (installed && !installed.ok) {
  tell(installed.problem)
  process.exit(1)
}
const budget = installed?.value
const ledger = without.includes('hledger') ? undefined : hledger()
if (!ledger && !without.includes('hledger')) tell('hledger is not on the PATH (Debian has it as the package hledger): it is left out.')
const empty = await beginning()
const ours = [tideover(empty), tideoverServed(empty)]
const peers = [budget, ledger, ...ours].filter((peer) => peer !== undefined)

const all: Observed[] = []
for (const yardstick of yardsticks(seed, rows))
  for (const peer of peers)
    if (yardstick.isTimed || !peer.isTimedAlone) all.push(await observed(peer, yardstick, yardstick.isTimed && peer !== budget ? runs : 1))

const least = new Map([
  [budget?.name ?? '', 20],
  [ledger?.name ?? '', 3],
])
print(`seed ${seed}, ${rows} flat rows, Node ${process.version}; what stands here was read back from the books of each\n`)
print(`${tableOf(all)}\n\n${timesTable(all)}\n`)
for (const { name } of ours) for (const aim of aimsOf(all, name, least)) print(aimText(aim))
const unsound = all.filter(({ peer, judgement }) => ours.some(({ name }) => name === peer.name) && !isSound(judgement))
for (const { peer, yardstick, judgement } of unsound) print(`WRONG: ${peer.name}, ${yardstick.title}: ${wordsOf(judgement)}`)
process.exitCode = unsound.length === 0 ? 0 : 1

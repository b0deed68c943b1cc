import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { done, type Result, refused } from '../../../src/core/result.ts'
import type { Books, Peer, Took } from './peer.ts'
import { type Ended, ended, saidBy } from './process.ts'
import type { Row } from './yardsticks.ts'

/** The one place that says which version is measured. It is a yardstick and no dependency: it stands in no package.json of ours. */
const VERSION = '26.9.0'
const PACKAGE = '@actual-app/api'

const ROOT = resolve(import.meta.dirname, '../../..')
const PROCESS = fileURLToPath(import.meta.resolve('./actual-process.ts'))

const rowsTold = z.array(z.object({ day: z.string(), payee: z.string(), minor: z.int() }))
const imported = z.object({ errors: z.array(z.string()) })

/**
 * Installs Actual Budget's API into a folder of its own below the system's temporary one, once for each version: its SQLite is
 * compiled, which takes a minute or two. Says why where that fails.
 */
function installed(): Result<string, string> {
  const folder = join(tmpdir(), `tideover-peers-actual-${VERSION}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const uid = process.getuid?.()
  if (uid !== undefined && statSync(folder).uid !== uid) return refused(`${folder} is somebody else's: nothing is run from there.`)
  // npm writes this file last: without it an install was never finished
  if (existsSync(join(folder, 'node_modules/.package-lock.json'))) return done(folder)
  const own = { name: 'tideover-peers', private: true, dependencies: { [PACKAGE]: VERSION }, allowScripts: { 'better-sqlite3': true } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(own))
  const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error']
  const { status, error } = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 2, 2] })
  if (status === 0) return done(folder)
  const why = error?.message ?? `npm ended with ${status}`
  const problem = `${PACKAGE} ${VERSION} can't be installed: ${why}. It comes from the npm registry, so a network is needed; "--without actual" measures the others.`
  return refused(problem)
}

class ActualBooks implements Books {
  readonly #folder: string
  readonly #from: string

  constructor(folder: string, from: string) {
    this.#folder = folder
    this.#from = from
    saidBy(this.#run('begin'), 'Actual Budget, making books,')
  }

  async take(file: string): Promise<Took> {
    const run = this.#run('take', file)
    const { errors } = imported.parse(JSON.parse(saidBy(run, 'Actual Budget, importing,')))
    return errors[0] === undefined ? { spent: run.spent } : { spent: run.spent, refused: errors[0] }
  }

  async rows(): Promise<readonly Row[]> {
    return rowsTold.parse(JSON.parse(saidBy(this.#run('rows'), 'Actual Budget, telling its rows,')))
  }

  start() {
    const begun = this.#run('start')
    saidBy(begun, 'Actual Budget, starting,')
    return begun.spent
  }

  async end() {}

  #run(...args: readonly string[]): Ended {
    return ended(process.execPath, ['--import', 'tsx', PROCESS, this.#from, this.#folder, ...args], { cwd: ROOT })
  }
}

/** Actual Budget's own library, without its screens: files are read and rows compared by it. Refuses in words where it can't be installed. */
export function actual(): Result<Peer, string> {
  const from = installed()
  return from.ok ? done({ name: `Actual Budget ${VERSION}`, begin: async (folder) => new ActualBooks(folder, from.value) }) : from
}

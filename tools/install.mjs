// Plain Node without packages: runs on a fresh clone, before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** The project's folder, with a closing slash. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** npm of the run that called us, or the one on the PATH. Its output goes to standard error: standard output belongs to the caller. */
function npm(...args) {
  const own = process.env.npm_execpath
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []]
  console.error(`tideover: npm ${args.join(' ')}`)
  const { status } = spawnSync(command, [...first, ...args], { cwd: ROOT, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' && command === 'npm' })
  if (status !== 0) {
    console.error(`tideover: "npm ${args.join(' ')}" failed; its output above says why (a C++ compiler, make and python3 are needed).`)
    process.exit(1)
  }
}

/**
 * Does SQLite's addon load? It does not where scripts were left out of the install, or under another version of Node than it was built for.
 * The addon itself is asked, and no database opened: nothing of it is left behind in this process.
 */
function sqliteLoads() {
  try {
    createRequire(import.meta.url)('better-sqlite3/build/Release/better_sqlite3.node')
    return true
  } catch {
    return false
  }
}

/** Installs what is missing, saying so on standard error; ends the process where that fails. */
export function installMissing() {
  // npm writes this file last: without it an install was never finished
  if (!existsSync(`${ROOT}node_modules/.package-lock.json`)) {
    console.error('tideover: packages are missing; installing them (one to three minutes, SQLite is compiled)')
    npm('ci', '--include=dev', '--no-audit', '--no-fund')
  }
  if (!sqliteLoads()) {
    console.error(`tideover: better-sqlite3 is not built for Node ${process.version}; building it`)
    npm('rebuild', 'better-sqlite3')
  }
}

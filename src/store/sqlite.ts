import { createRequire } from 'node:module'
import type BetterSqlite3 from 'better-sqlite3'

/** The major version of Node.js from which the binding of better-sqlite3 13 is taken. */
const NAPI_FROM = 22

/**
 * better-sqlite3, in the binding that this Node.js can bear: version 12 (through V8) aborts on late releases of Node 24, version 13
 * (through Node-API) crashes on Node 20. Both carry the same interface.
 */
function load(): typeof BetterSqlite3 {
  const require = createRequire(import.meta.url)
  const name = Number(process.versions.node.split('.')[0]) >= NAPI_FROM ? 'better-sqlite3-napi' : 'better-sqlite3'
  return require(name) as typeof BetterSqlite3
}

export const Sqlite = load()

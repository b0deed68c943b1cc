import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopwatch } from '../../../src/clock.ts'

/** A process that has ended: what it said, and what it took. Memory is the largest resident size; absent where nothing on this machine tells it. */
export interface Ended {
  readonly status: number
  readonly out: string
  readonly err: string
  readonly spent: Spent
}

export interface Spent {
  readonly ms: number
  readonly cpuMs?: number
  readonly peakMb?: number
}

const TIME = '/usr/bin/time'
const MOST_OUTPUT = 1_000_000_000

/**
 * Runs a program to its end. GNU time stands between: it is small, and the kernel begins the count of a new process with the size of the one
 * that made it, so that our own would be told for every small program.
 */
export function ended(command: string, args: readonly string[], at: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> }): Ended {
  const folder = mkdtempSync(join(tmpdir(), 'tideover-peers-time-'))
  const told = join(folder, 'told')
  const isTold = existsSync(TIME)
  const all = isTold ? [TIME, '-q', '-o', told, '-f', '%U %S %M', command, ...args] : [command, ...args]
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', LC_ALL: 'C.UTF-8', ...at.env }
  const began = stopwatch()
  const { status, stdout, stderr, error } = spawnSync(all[0] ?? '', all.slice(1), { cwd: at.cwd, env, encoding: 'utf8', maxBuffer: MOST_OUTPUT })
  const ms = stopwatch() - began
  const [user, system, kib] = isTold && existsSync(told) ? readFileSync(told, 'utf8').trim().split(' ').map(Number) : []
  rmSync(folder, { recursive: true, force: true })
  if (error) throw error
  const measured = user === undefined || system === undefined || kib === undefined ? {} : { cpuMs: (user + system) * 1000, peakMb: kib / 1024 }
  return { status: status ?? -1, out: stdout, err: stderr, spent: { ms, ...measured } }
}

/** What it said; throws where it did not end well. */
export function saidBy(of: Ended, what: string): string {
  if (of.status !== 0) throw new Error(`${what} ended with ${of.status}: ${of.err.trim() || of.out.trim()}`)
  return of.out
}

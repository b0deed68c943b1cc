// `npm test`: installs what is missing, builds, runs the tests and closes with "N passed, N failed[, N skipped]".
// Arguments go to vitest (`npm test -- test/core`); `--long` runs the long form of the attack and fault tests.
import { randomInt } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installMissing } from './install.mjs'
import { build, runNode } from './run.mjs'

/** Counts as the reporter left them, or one failure where it never came to that. */
function readTally(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, skipped: [] }
  }
}

/** Prints the closing line and gives the exit status: a run that failed in any way fails at least one test. */
function close({ passed, failed, skipped }, status) {
  const failures = status === 0 ? failed : Math.max(failed, 1)
  for (const name of skipped) console.log(`skipped: ${name}`)
  console.log(`${passed} passed, ${failures} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`)
  return failures === 0 ? 0 : 1
}

async function test(args) {
  const isLong = args.includes('--long')
  const status = await build()
  if (status !== 0) return close({ passed: 0, failed: 1, skipped: [] }, status)
  const folder = mkdtempSync(join(tmpdir(), 'tideover-test-'))
  const tally = join(folder, 'tally.json')
  const seed = process.env.TIDEOVER_SEED ?? (isLong ? String(randomInt(2 ** 31 - 1)) : '2020')
  console.log(`seed of the properties ${seed} (TIDEOVER_SEED takes another one)`)
  const rest = args.filter((arg) => arg !== '--long')
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=./tools/tally-reporter.mjs', ...rest]
  const ended = await runNode(vitest, { TIDEOVER_TALLY: tally, TIDEOVER_SEED: seed, ...(isLong ? { TIDEOVER_LONG: '1' } : {}) })
  const counts = readTally(tally)
  rmSync(folder, { recursive: true, force: true })
  return close(counts, ended)
}

installMissing()
process.exitCode = await test(process.argv.slice(2))

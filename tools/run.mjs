import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { ROOT } from './install.mjs'

/**
 * Runs Node on a file of the project with our standard streams; resolves to its exit status (128 + n after signal n).
 * What the terminal or a supervisor sends to us is for it: it gets SIGTERM passed on (SIGINT reaches it by itself) and we wait for its end.
 */
export function runNode(args, env = {}) {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } })
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGINT', () => {})
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status, signal) => resolve(status ?? 128 + constants.signals[signal]))
  })
}

/** The build, file by file as package.json's `build` has it. */
export async function build() {
  const status = await runNode(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'])
  return status === 0 ? runNode(['tools/bundle.mjs']) : status
}

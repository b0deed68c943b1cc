import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { program } from '../../src/program.ts'

const MAIN = resolve(import.meta.dirname, '../../src/main.ts')

export interface Ran {
  readonly status: number
  readonly out: string
  readonly bytes: Buffer
  readonly err: string
}

/** A folder of its own in which the program runs, with a book `book.db` to be. */
export class CliFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'tideover-cli-'))
  readonly db = join(this.path, 'book.db')
  readonly keyFile = `${this.db}.key`

  file(name: string): string {
    return join(this.path, name)
  }

  #env(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
    return { TIDEOVER_DB: this.db, TIDEOVER_KEY_FILE: this.keyFile, ...more }
  }

  /** The program in a process of its own. */
  start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const path = process.env['PATH'] ?? ''
    return spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], { env: { PATH: path, ...this.#env(env) }, stdio: ['ignore', 'pipe', 'pipe'] })
  }

  /** The program in this process: what it says and its exit status. */
  async run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const out: Buffer[] = []
    let err = ''
    const status = await program(args, this.#env(env), {
      out: (piece) => void out.push(Buffer.from(piece)),
      err: (text) => {
        err += text
      },
    })
    return { status, out: Buffer.concat(out).toString('utf8'), bytes: Buffer.concat(out), err }
  }

  /** Runs with --json and gives the one object; throws where the exit status is not 0. */
  async json(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Readonly<Record<string, unknown>>> {
    const { status, out, err } = await this.run([...args, '--json'], env)
    if (status !== 0) throw new Error(`tideover ${args.join(' ')}: exit ${status}: ${err}`)
    return JSON.parse(out) as Readonly<Record<string, unknown>>
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}

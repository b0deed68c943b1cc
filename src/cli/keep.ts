import { chmodSync, copyFileSync, existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { copyBook, rotateKey } from '../commands/keep-book.ts'
import { problem } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { examine } from '../queries/doctor.ts'
import { verificationInWords, verifyBook } from '../queries/verification.ts'
import { recoverySheet } from './recovery-sheet.ts'
import { needed, type Outcome, UsageError, type Verb, withBook } from './verb.ts'

const NO_KEY = 'The master key is not in it: keep the key, or its recovery sheet, elsewhere.'

export const backup: Verb = {
  name: 'backup',
  usage: 'backup --out FILE',
  summary: 'copy the book to a file, also while it is being served; without its key',
  options: { out: { type: 'string' } },
  run: (machine, given) => {
    const out = needed(given, 'out')
    if (existsSync(out)) return problem('already_exists', `${out} exists: take another name.`)
    return withBook(
      machine,
      (book) => {
        copyBook(book, out)
        chmodSync(out, 0o600)
        return done({ json: { path: out, bytes: statSync(out).size, keyIncluded: false }, text: `Copied to ${out}. ${NO_KEY}` })
      },
      true,
    )
  },
}

/** A copy is verified beside the place where it is to stand, and only then moved there. */
export const restore: Verb = {
  name: 'restore',
  usage: 'restore FILE',
  summary: 'put a copy where the book is to stand, once it is verified',
  words: 1,
  run: (machine, given): Promise<Outcome> | Outcome => {
    const [from] = given.words
    if (from === undefined) throw new UsageError('Name the file to restore.')
    const { db } = machine.config
    if (!existsSync(from)) return problem('not_found', `There is no file ${from}.`)
    if (existsSync(db)) return problem('already_exists', `${db} exists. Nothing was changed: move it away first, or restore under another name.`)
    const trial = `${db}.restoring`
    copyFileSync(from, trial)
    return verified(machine, trial, () => {
      renameSync(trial, db)
      chmodSync(db, 0o600)
    })
  },
}

async function verified(machine: Parameters<Verb['run']>[0], trial: string, use: () => void): Promise<Outcome> {
  const leave = () => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${trial}${end}`, { force: true })
  }
  try {
    const found = await withBook({ ...machine, openBook: (keyless) => machine.openBookAt(trial, keyless) }, (book) => verifyBook(book), true)
    const words = verificationInWords(found)
    if (!found.ok) return done({ json: found, fault: `Not restored. ${words}` })
    use()
    return done({ json: { ...found, restored: machine.config.db }, text: `Restored to ${machine.config.db}. ${words}` })
  } finally {
    leave()
  }
}

export const keyRotate: Verb = {
  name: 'key rotate',
  usage: 'key rotate',
  summary: 'a new master key for the book; the old one opens it no more',
  run: (machine) => {
    const { db, keyFile } = machine.config
    return withBook(machine, (book) => {
      const next = `${keyFile}.next`
      const rotated = rotateKey(book, (master) => writeFileSync(next, `${master.toString('hex')}\n`, { mode: 0o600, flush: true }))
      if (!rotated.ok) {
        rmSync(next, { force: true })
        return rotated
      }
      renameSync(next, keyFile)
      const sheet = recoverySheet(rotated.value.master, db, keyFile)
      machine.tell(sheet)
      return done({
        json: { db, keyFile, recoverySheet: sheet },
        text: `${keyFile} holds the new key. Sheets and copies of the old one are worth nothing for this book as it stands now; older backups still need it.`,
      })
    })
  },
}

export const doctor: Verb = {
  name: 'doctor',
  usage: 'doctor',
  summary: 'what is not as it should be around the book: key, files, people',
  run: (machine) =>
    withBook(
      machine,
      (book) => {
        const { db, keyFile } = machine.config
        const files = [
          ...(existsSync(keyFile) && dirname(resolve(keyFile)) === dirname(resolve(db))
            ? ['The master key lies in the same folder as the book: whoever copies the folder has both. Move it, and point TIDEOVER_KEY_FILE at it.']
            : []),
          ...[db, keyFile]
            .filter((file) => existsSync(file) && (statSync(file).mode & 0o077) !== 0)
            .map((file) => `${file} can be read by others on this machine: chmod 600.`),
        ]
        const warnings = [...files, ...examine(book)]
        return done({ json: { db, warnings }, text: warnings.length === 0 ? 'Nothing to mend.' : warnings.join('\n') })
      },
      true,
    ),
}

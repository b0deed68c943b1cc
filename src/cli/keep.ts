import { chmodSync, copyFileSync, existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { copyBook, lastCopy } from '../commands/copies-beside.ts'
import { listBeside } from '../commands/erase/list-beside.ts'
import { type Repeated, repeatErasures } from '../commands/erase/repeat-erasures.ts'
import { rotateKey } from '../commands/keep-book.ts'
import { Door } from '../commands/sign-in/accounts.ts'
import { endEverySession } from '../commands/sign-in/sessions.ts'
import { notFound, problem } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { examine } from '../queries/doctor.ts'
import { type ErasureListed, erasuresToRepeat, joined } from '../queries/erasures.ts'
import type { Book } from '../queries/query.ts'
import { type Verification, verificationInWords, verifyBook } from '../queries/verification.ts'
import { erasuresListed, listErasures } from './erasure-list.ts'
import { recoverySheet } from './recovery-sheet.ts'
import { type Machine, needed, type Outcome, UsageError, type Verb, withBook } from './verb.ts'

const NO_KEY = 'The master key is not in it: keep the key, or its recovery sheet, elsewhere.'

export const backup: Verb = {
  name: 'backup',
  usage: 'backup --out FILE',
  summary: 'copy the book to a file, also while it is being served; without its key',
  options: { out: { type: 'string' } },
  run: (machine, given) => {
    const out = needed(given, 'out')
    if (existsSync(out)) return problem('already_exists', say.outExists(out))
    return withBook(
      machine,
      (book) => {
        const { copy, isTold } = copyBook(book, out)
        chmodSync(out, 0o600)
        listErasures(book, out, erasuresListed(machine.config.db))
        const untold = isTold
          ? ''
          : ` That it was made could not be written beside ${machine.config.db}: its pages show an earlier copy as the last one, or none.`
        return done({ json: { path: out, bytes: copy.bytes, keyIncluded: false, seq: copy.seq, at: copy.at }, text: `Copied to ${out}. ${NO_KEY}${untold}` })
      },
      true,
    )
  },
}

/**
 * A copy is verified beside the place where it is to stand, and only then moved there. A copy from before an erasure still has the person: what the lists beside
 * the copy and beside the book name is erased again, and the book verified again, before it is used.
 */
export const restore: Verb = {
  name: 'restore',
  usage: 'restore FILE',
  summary: 'put a copy where the book is to stand, once it is verified and the erasures since are repeated',
  words: 1,
  run: (machine, given): Promise<Outcome> | Outcome => {
    const [from] = given.words
    if (from === undefined) throw new UsageError('Name the file to restore.')
    const { db } = machine.config
    if (!existsSync(from)) return notFound(say.noFile, from)
    if (existsSync(db)) return problem('already_exists', say.bookExists(db))
    const list = joined(erasuresListed(from), erasuresListed(db))
    const trial = `${db}.restoring`
    copyFileSync(from, trial)
    return verified(at(machine, trial), trial, list, db)
  },
}

/** The machine with its book at another place. */
const at = (machine: Machine, db: string): Machine => ({ ...machine, openBook: (keyless) => machine.openBookAt(db, keyless) })

const NOTHING: Repeated = { repeated: [], notRepeated: [] }

async function verified(machine: Machine, trial: string, list: readonly ErasureListed[], db: string): Promise<Outcome> {
  try {
    const looked = await withBook(machine, (book) => ({ found: verifyBook(book), missed: erasuresToRepeat(book, list) }), true)
    if (!looked.found.ok) return done({ json: looked.found, fault: `Not restored. ${verificationInWords(looked.found)}` })
    const { found, again } =
      looked.missed.length === 0 ? { found: looked.found, again: NOTHING } : await withBook(machine, (book) => erasedAgain(book, looked.missed))
    if (!found.ok) return done({ json: found, fault: `Not restored. ${verificationInWords(found)}` })
    await withBook(machine, (book) => listErasures(book, db, list), true)
    renameSync(trial, db)
    chmodSync(db, 0o600)
    if (existsSync(`${db}.auth`)) await withBook(at(machine, db), endSessions, true)
    return done({ json: { ...found, restored: db, ...again }, text: [`Restored to ${db}. ${verificationInWords(found)}`, ...inWords(again, db)].join('\n') })
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(`${trial}${end}`, { force: true })
  }
}

/** Whoever was signed in to the book that stood there signs in anew. */
function endSessions(book: Book): void {
  const door = new Door(book, () => 0)
  endEverySession(door)
  door.close()
}

function erasedAgain(book: Book, missed: readonly ErasureListed[]): { readonly found: Verification; readonly again: Repeated } {
  const again = repeatErasures(book, missed)
  return { found: verifyBook(book), again }
}

const inWords = ({ repeated, notRepeated }: Repeated, db: string): string[] => [
  ...(repeated.length === 0 ? [] : [`Erased again, as the copy is of a time before: the students of ${repeated.join(', ')}.`]),
  ...notRepeated.map(({ words }) => `Not erased again: ${words} ${listBeside(db)} keeps it, and "doctor" names it until it is done.`),
]

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

function copyWarnings(book: Book): string[] {
  const copy = lastCopy(book)
  if (!copy) return ['No copy of the book was made here: run "backup", and keep the copy on another machine.']
  return copy.isOld ? [`The last copy of the book is ${copy.daysAgo} days old: run "backup".`] : []
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
        const missed = erasuresToRepeat(book, erasuresListed(db)).map(
          ({ caseNumber, erasedAt }) =>
            `The student of ${caseNumber} was erased on ${erasedAt.slice(0, 10)}, and this copy of the book still has the data: run "erase" again.`,
        )
        const warnings = [...files, ...copyWarnings(book), ...missed, ...examine(book)]
        return done({ json: { db, warnings }, text: warnings.length === 0 ? 'Nothing to mend.' : warnings.join('\n') })
      },
      true,
    ),
}

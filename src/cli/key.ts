import { KeyFileError, masterKey } from '../config.ts'
import { done } from '../core/result.ts'
import { checkWords } from './recovery-sheet.ts'
import { FaultyError, type Verb, withBook } from './verb.ts'

/** After the key was written anew from its sheet: shows the check words, and opens the book with it. */
export const keyCheck: Verb = {
  name: 'key check',
  usage: 'key check',
  summary: 'does the key file open the book? with the check words of the recovery sheet',
  run: (machine) => {
    const { keyFile, db } = machine.config
    const words = checkWords(keyIn(keyFile))
    machine.tell(`check words: ${words.join(' ')}`)
    return withBook(machine, () => done({ json: { db, keyFile, opens: true, checkWords: words }, text: `${keyFile} opens ${db}.` }))
  },
}

function keyIn(keyFile: string): Uint8Array {
  try {
    const key = masterKey(keyFile)
    if (key) return key
  } catch (thrown) {
    if (thrown instanceof KeyFileError) throw new FaultyError(thrown.message)
    throw thrown
  }
  throw new FaultyError(`There is no master key at ${keyFile}.`)
}

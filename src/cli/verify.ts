import { done } from '../core/result.ts'
import { anchorFileText, anchorFromText, verificationInWords, verifyBook } from '../queries/verification.ts'
import { readFile, writeWhole } from './file-words.ts'
import { FaultyError, needed, type Outcome, optional, type Verb, withBook } from './verb.ts'

/** Verifies the book, without a key too; a file that can't even be opened as a book does not verify either. */
export const verify: Verb = {
  name: 'verify',
  usage: 'verify [--anchor FILE]',
  summary: 'prove the books; --anchor: also against where they stood when the anchor was taken',
  options: { anchor: { type: 'string' } },
  run: async (machine, given): Promise<Outcome> => {
    const path = optional(given, 'anchor')
    const anchor = path === undefined ? undefined : anchorFromText(Buffer.from(readFile(path)).toString('utf8'))
    if (anchor && !anchor.ok) return anchor
    try {
      return await withBook(
        machine,
        (book) => {
          const found = verifyBook(book, anchor ? { anchor: anchor.value } : {})
          const words = verificationInWords(found)
          return done(found.ok ? { json: found, text: words } : { json: found, fault: words })
        },
        true,
      )
    } catch (thrown) {
      if (!(thrown instanceof FaultyError)) throw thrown
      return done({ json: { ok: false, checkedEvents: 0, faults: [{ code: 'not_a_book', words: thrown.message }] }, fault: thrown.message })
    }
  },
}

export const anchor: Verb = {
  name: 'anchor',
  usage: 'anchor --out FILE',
  summary: 'write where the book stands now, signed, to be handed to the other organisation',
  options: { out: { type: 'string' } },
  run: (machine, given) => {
    const out = needed(given, 'out')
    return withBook(machine, (book) => {
      const text = anchorFileText(book)
      writeWhole(out, (put) => done(put(text)))
      return done({ json: { path: out, ...(JSON.parse(text) as object) }, text: `Anchor in ${out}: hand it to the other organisation.` })
    })
  },
}

import { z } from 'zod'
import { problem } from '../core/problem.ts'
import { done, type Result } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { type Anchor, anchorNow } from '../store/verify/anchor.ts'
import { type Verification, verify } from '../store/verify/verify.ts'
import { inThread } from '../threads/in-thread.ts'
import { Watch } from '../threads/watch.ts'
import { type Book, none, query } from './query.ts'

export type { Anchor, Verification }

/** What the book proves of itself: for everybody signed in. */
export const verification = query({
  summary: 'Verify the books: chain, facts, caches, limits, ties, separation of persons',
  filters: none,
  ask: (read) => done(verify(read)),
  aside: async (book) => (book.pages() < THREAD_FROM_PAGES ? undefined : done(await verifyAside(book))),
})

/** Verifies a book, a large one in a thread of its own: nobody waits for it but who asked. */
export async function verifyAside(book: Book, options: { readonly anchor?: Anchor } = {}): Promise<Verification> {
  if (book.pages() < THREAD_FROM_PAGES) return verifyBook(book, options)
  return options.anchor ? inThread('verify', book, options, new Watch()) : verifiedNext(book)
}

/** By a book's file: what runs or waits last, and what has not begun. */
const last = new Map<string, Promise<Verification>>()
const next = new Map<string, Promise<Verification>>()

/**
 * One verification at a time, and one that has not begun for all who ask meanwhile: it tells of a book that is no older than their question. Whoever gave up
 * and asked again would else wait behind what nobody waits for any more.
 */
function verifiedNext(book: Book): Promise<Verification> {
  const { file } = book
  const waiting = next.get(file)
  if (waiting) return waiting
  const made = (async () => {
    await last.get(file)?.catch(() => undefined)
    next.delete(file)
    return inThread('verify', book, {}, new Watch())
  })().finally(() => last.get(file) === made && last.delete(file))
  next.set(file, made)
  last.set(file, made)
  return made
}

/** A smaller book is verified at once, within some milliseconds: a thread takes longer to start. Pages of 4 KiB. */
const THREAD_FROM_PAGES = 1024

/** Verifies a book, against an anchor if one is given. The keys are not needed, but without them the keyed marks stay unchecked. */
export const verifyBook = (book: Book, options: { readonly anchor?: Anchor } = {}): Verification => book.read((read) => verify(read, options))

const anchorForm = z.strictObject({ seq: z.number().int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/), signature: z.base64().optional() })

/** Reads the text of an anchor's file. Refuses invalid_input. */
export function anchorFromText(text: string): Result<Anchor> {
  const refused = problem('invalid_input', say.noAnchor)
  try {
    const parsed = anchorForm.safeParse(JSON.parse(text))
    if (!parsed.success) return refused
    const { signature, ...of } = parsed.data
    return done(signature === undefined ? of : { ...of, signature })
  } catch {
    return refused
  }
}

/** Where the book stands now, as an anchor's file holds it: signed where the book's first event names a key and the keys are at hand. */
export const anchorFileText = (book: Book): string => `${JSON.stringify(book.read(anchorNow))}\n`

/** One line for people: that the books verify, or the first fault. */
export function verificationInWords(of: Verification): string {
  const marks = of.marks === 'checked' ? '' : '; marks not checked (no key)'
  const clock = of.testClock ? ' (test clock)' : ''
  const first = of.faults[0]
  if (of.ok) return `The books verify: ${of.checkedEvents} events, head ${of.head.seq} ${of.head.hash}${marks}${clock}.`
  return `The books do NOT verify: ${of.faultCount} fault(s) in ${of.checkedEvents} events${marks}${clock}. First: ${first?.words ?? 'unknown'}`
}

import type { Book } from '../store/book.ts'
import { Watch } from './watch.ts'

/** Long work of this process on an account of a book. */
interface Ongoing {
  readonly file: string
  readonly account: number
  readonly watch: Watch
  readonly ended: Promise<unknown>
}

const ongoing = new Set<Ongoing>()

const of = (book: Book, account?: number): Ongoing[] =>
  [...ongoing].filter((one) => one.file === book.file && (account === undefined || one.account === account))

/** Does long work that others can follow and call off; it is called off too when `signal` says that nobody waits for its answer any more. */
export async function followed<T>(book: Book, account: number, signal: AbortSignal | undefined, work: (watch: Watch) => Promise<T>): Promise<T> {
  const watch = new Watch()
  const gone = () => watch.cancel()
  signal?.addEventListener('abort', gone, { once: true })
  if (signal?.aborted) gone()
  const ended = work(watch)
  const one = { file: book.file, account, watch, ended }
  ongoing.add(one)
  try {
    return await ended
  } finally {
    ongoing.delete(one)
    signal?.removeEventListener('abort', gone)
  }
}

/** What works on an account now, in this process. */
export const ongoingOn = (book: Book, account: number): readonly Watch[] => of(book, account).map(({ watch }) => watch)

/** Calls off all long work on a book, and waits until it has put away what it began. */
export async function endOngoing(book: Book): Promise<void> {
  const all = of(book)
  for (const { watch } of all) watch.cancel()
  await Promise.allSettled(all.map(({ ended }) => ended))
}

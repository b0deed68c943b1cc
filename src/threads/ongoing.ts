import type { Book } from '../store/book.ts'
import { Watch } from './watch.ts'

/** What is done: a statement is read or taken in, or the account's lines are matched. */
export type OngoingKind = 'import' | 'reconciliation'

/** Long work of this process on an account of a book. */
interface Ongoing {
  readonly file: string
  readonly account: number
  readonly kind: OngoingKind
  readonly watch: Watch
  readonly ended: Promise<unknown>
}

const ongoing = new Set<Ongoing>()

const of = (book: Book): Ongoing[] => [...ongoing].filter((one) => one.file === book.file)

/** Does long work that others can follow and call off; it is called off too when `signal` says that nobody waits for its answer any more. */
export async function followed<T>(
  book: Book,
  account: number,
  signal: AbortSignal | undefined,
  work: (watch: Watch) => Promise<T>,
  kind: OngoingKind = 'import',
): Promise<T> {
  const watch = new Watch()
  const gone = () => watch.cancel()
  signal?.addEventListener('abort', gone, { once: true })
  if (signal?.aborted) gone()
  const ended = work(watch)
  const one = { file: book.file, account, kind, watch, ended }
  ongoing.add(one)
  try {
    return await ended
  } finally {
    ongoing.delete(one)
    signal?.removeEventListener('abort', gone)
  }
}

/** What works on an account now, in this process: its imports, unless another kind is named. */
export const ongoingOn = (book: Book, account: number, kind: OngoingKind = 'import'): readonly Watch[] =>
  of(book)
    .filter((one) => one.account === account && one.kind === kind)
    .map(({ watch }) => watch)

/** Calls off all long work on a book, and waits until it has put away what it began. */
export async function endOngoing(book: Book): Promise<void> {
  const all = of(book)
  for (const { watch } of all) watch.cancel()
  await Promise.allSettled(all.map(({ ended }) => ended))
}

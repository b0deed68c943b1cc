import { type Clock, stopwatch } from '../clock.ts'
import { Door, knownPerson, setAccount } from '../commands/sign-in/accounts.ts'
import { begin } from '../commands/sign-in/sessions.ts'
import { invariant } from '../core/invariant.ts'
import { type Site, siteOf } from '../http/site.ts'
import { ACCOUNT, type BenchBook, FUND, made } from './bench-book.ts'
import { against, type Figure, pairs } from './figure.ts'
import { paidBook } from './paid-book.ts'

/** The lists that grow with the book, in a state that most of them have and in one that none has, and the pages that sum it up. */
const PAGES = [
  '/cases',
  '/cases?state=approved',
  '/cases?state=received',
  '/review',
  '/payouts',
  '/payouts?state=rejected',
  '/batches',
  '/batches/new',
  '/accounts',
  `/accounts/${ACCOUNT}`,
  `/accounts/${ACCOUNT}/lines`,
  `/accounts/${ACCOUNT}/match`,
  `/accounts/${ACCOUNT}/match/rest`,
  '/breaks',
  '/breaks/returned',
  '/journal',
  '/trail',
  '/work',
  '/money',
  `/funds/${FUND}`,
  '/programmes',
  '/closings/new',
  '/reports/trial-balance',
  '/reports/fund',
]

const SMALL = 1000
const SECOND_MS = 1000
const FEW_RUNS = 3

/** A book whose pages somebody looks at, in this process. */
class Looked {
  readonly #bench: BenchBook
  readonly #door: Door
  readonly #site: Site
  readonly #session: string
  #aheadMs = 0

  constructor(bench: BenchBook, clock: Clock) {
    this.#bench = bench
    const now = () => clock() + this.#aheadMs
    this.#door = new Door(bench.book, now)
    this.#site = siteOf(bench.book, now, undefined, this.#door)
    const known = knownPerson(bench.book, bench.actor)
    invariant(known, 'the bench person may sign in')
    const credential = made(setAccount(this.#door, { person: bench.actor, password: '', secondFactor: null, recovery: [] }, known.credential.id))
    this.#session = begin(this.#door, bench.actor, credential)
  }

  /** Milliseconds until a page is there. A session may make 100 requests a second: here some pass between two pages. */
  async look(path: string): Promise<number> {
    this.#aheadMs += SECOND_MS
    const began = stopwatch()
    const answer = await this.#site.request(path, { headers: { Cookie: `__Host-tideover=${this.#session}` } })
    await answer.text()
    const took = stopwatch() - began
    invariant(answer.status === 200, `${path} answers ${answer.status}`)
    return took
  }

  close(): void {
    this.#door.close()
    this.#bench.remove()
  }
}

/** Every list page of a book of `size` applications, each paid and on a statement, against the same of a thousand. */
export async function listPages(
  parent: string,
  clock: Clock,
  { runs, size, kept }: { readonly runs: number; readonly size: number; readonly kept: string | undefined },
): Promise<readonly Figure[]> {
  const small = new Looked(await paidBook(parent, clock, SMALL, kept), clock)
  const large = new Looked(await paidBook(parent, clock, size, kept), clock)
  const figures: Figure[] = []
  for (const path of PAGES) {
    const of = pairs()
    for (let run = -FEW_RUNS; run < runs * FEW_RUNS; run++) {
      const floor = await small.look(path)
      const subject = await large.look(path)
      if (run < 0) continue
      of.floor.push(floor)
      of.subject.push(subject)
    }
    figures.push(
      against(`page ${path} of ${size} applications`, 1.5, of, { what: 'then', floor: `of ${SMALL}`, cost: 'what is summed or searched without an index' }),
    )
  }
  small.close()
  large.close()
  return figures
}

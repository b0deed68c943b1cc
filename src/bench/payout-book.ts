import { createHash, randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { recordContribution } from '../commands/funds/record-contribution.ts'
import { addUser } from '../commands/people.ts'
import { makeProgramme } from '../commands/programmes/make-programme.ts'
import { ROLES } from '../core/access/roles.ts'
import { invariant } from '../core/invariant.ts'
import { grantApproved } from '../core/ledger/grants.ts'
import { payoutsInstructed } from '../core/ledger/payouts.ts'
import { batchDigestText } from '../core/payouts/batch-digest.ts'
import { referenceFrom, seamKeys } from '../core/payouts/reference.ts'
import { done } from '../core/result.ts'
import { caseNumber } from '../store/applications.ts'
import { bankAccountByCode } from '../store/bank-accounts.ts'
import { addApproval, addRecommendation } from '../store/decisions.ts'
import { fundByCode } from '../store/funds.ts'
import { addGrant } from '../store/grants.ts'
import { sha256 } from '../store/keys.ts'
import { addPayee } from '../store/payee-rows.ts'
import { keepReference } from '../store/payouts.ts'
import { programmeByCode } from '../store/programmes.ts'
import { application, applicationVersion, studentVersion } from '../store/schema/cases.ts'
import { batch, payout, release } from '../store/schema/payouts.ts'
import { addStudent } from '../store/students.ts'
import type { Write } from '../store/write.ts'
import { ACCOUNT, BenchBook, CURRENCY, FUND, made } from './bench-book.ts'
import { paid } from './paid.ts'

/** Payouts of one batch, and of one event of each step that leads to it, at most. */
const MOST_A_BATCH = 1000
const PROGRAMME = 'BENCH-P'
const YEAR = '2020'
const DUE_ON = '2020-12-01'
const DAY_MS = 86_400_000

/** What a student is paid here: all ids of one payout are its number, since nothing else is in the book. */
interface Planned {
  readonly n: number
  readonly minor: number
  readonly payee: number
}

/** A book in which `count` students are each paid once: asked, recommended, approved, prepared and released, by as many persons as that takes. */
export class PayoutBook {
  readonly bench: BenchBook
  readonly #actors: readonly number[]
  #aheadMs = 0

  /** `batches`: into how many batches they go at least. */
  constructor(parent: string, clock: Clock, count: number, batches = 1) {
    this.bench = new BenchBook(parent, () => clock() + this.#aheadMs)
    const { bench } = this
    this.#actors = [1, 2, 3, 4, 5].map((n) => Number(made(addUser(bench.book, { email: `p${n}@bench.example`, name: `Bench ${n}`, roles: ROLES })).id))
    const money = { amount: '9000000000.00', currency: CURRENCY }
    bench.ask(recordContribution, { code: FUND }, { donor: 'Donor', money, date: '2020-11-02', bankAccount: ACCOUNT })
    const policy = { startsOn: '2020-10-01', endsOn: '2021-12-31', grant: { cap: { amount: '100000.00', currency: CURRENCY } }, criteria: [] }
    bench.ask(makeProgramme, {}, { code: PROGRAMME, name: 'Bench', fund: FUND, policy })
    const aBatch = Math.max(1, Math.min(MOST_A_BATCH, Math.floor(count / batches)))
    for (let from = 1; from <= count; from += aBatch) this.#pay(Array.from({ length: Math.min(aBatch, count - from + 1) }, (_, n) => from + n))
  }

  /** Days go by. */
  pass(days: number): void {
    this.#aheadMs += days * DAY_MS
  }

  #pay(numbers: readonly number[]): void {
    const ids = this.bench.book.read((read) => {
      const [fund, programme, account] = [fundByCode(read, FUND), programmeByCode(read, PROGRAMME), bankAccountByCode(read, ACCOUNT)]
      invariant(fund && programme && account, 'the bench book has what it was made with')
      return { fund: fund.id, programme: programme.id, version: programme.versionId, account: account.id, today: read.today }
    })
    const planned: Planned[] = []
    this.#act('list_taken_in', 0, (tx) => {
      for (const n of numbers) planned.push(receive(tx, n, ids.programme))
    })
    this.#act('recommended', 1, (tx) => {
      for (const { n, minor } of planned) {
        const row = {
          application: n,
          version: n,
          programmeVersion: ids.version,
          outcome: 'approve' as const,
          reason: null,
          amount: minor,
          digest: sha256(`${n}`),
        }
        addRecommendation(tx, row, [{ dueOn: DUE_ON, amountMinor: minor }])
        tx.step('application', n, 'received', 'recommended')
      }
    })
    this.#act('approved', 2, (tx) => {
      for (const { n, minor, payee } of planned) {
        addApproval(tx, { id: n, application: n, digest: sha256(`${n}`) }, 1)
        const of = { application: n, recommendation: n, student: n, programme: ids.programme, fund: ids.fund, payee, amount: minor }
        const grant = addGrant(tx, of, [{ dueOn: DUE_ON, amountMinor: minor }])
        tx.entry(grantApproved({ fund: ids.fund, currency: CURRENCY }, grant, minor, ids.today))
        tx.step('application', n, 'recommended', 'approved')
      }
    })
    let id = 0
    const digest = sha256(
      batchDigestText(planned.map(({ n, minor, payee }) => ({ reference: paid(n).reference, grant: n, payee, amountMinor: minor, currency: CURRENCY }))),
    )
    this.#act('batch_prepared', 3, (tx) => {
      id = prepare(tx, planned, ids.account, digest)
    })
    this.#act('batch_released', 4, (tx) => {
      tx.fact(release, { batch: id, digest, template: null })
      tx.step('batch', id, 'prepared', 'released')
      for (const { n } of planned) tx.step('payout', n, 'prepared', 'instructed')
      for (const { n } of planned) tx.step('grant', n, 'approved', 'paying')
      const sides = planned.map(({ n, minor }) => ({ payout: n, grant: n, minor }))
      tx.entry(payoutsInstructed({ fund: ids.fund, currency: CURRENCY }, sides, ids.today))
    })
  }

  #act(kind: string, place: number, write: (tx: Write) => void): void {
    made(this.bench.book.act({ kind, actor: this.#actors[place] ?? 0, key: randomUUID(), request: 'bench', status: 201 }, () => done(write)))
  }
}

function receive(tx: Write, n: number, programme: number): Planned {
  const { minor, name, iban } = paid(n)
  const student = addStudent(tx)
  tx.factWithLookups(studentVersion, { student: student.id, sex: null, personal: null }, [])
  tx.fact(application, { student: student.id, programme, caseNumber: caseNumber(YEAR, n), intake: null, intakeLine: null })
  const payee = addPayee(tx, student, { name, relation: 'self', way: 'account', iban, currency: CURRENCY }, null)
  tx.fact(applicationVersion, { application: n, studentVersion: n, payee, hostCountry: 'TR', personal: null })
  return { n, minor, payee }
}

function prepare(tx: Write, planned: readonly Planned[], account: number, digest: string): number {
  const own = referenceFrom(createHash('sha512').update(`batch ${planned[0]?.n}`).digest())
  keepReference(tx, own, seamKeys(own))
  const total = planned.reduce((sum, { minor }) => sum + minor, 0)
  const id = tx.fact(batch, { bankAccount: account, institution: null, reference: own, count: planned.length, total, digest })
  for (const { n, minor, payee } of planned) {
    const { reference } = paid(n)
    keepReference(tx, reference, seamKeys(reference))
    tx.fact(payout, { batch: id, instalment: n, grant: n, payee, reference, amount: minor, fundAmount: minor, rate: null, rateSource: null })
  }
  return id
}

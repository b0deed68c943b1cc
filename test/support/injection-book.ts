import { addUser } from '../../src/commands/people.ts'
import { ROLES } from '../../src/core/access/roles.ts'
import { type Json, money, policy, student, type Who, World } from '../commands/cases-world.ts'
import { type BankLine, turkish } from './banks.ts'
import { INJECTIONS, markIn } from './injection.ts'

const NUMBER = 'TR870001009999901234567895'
export const EVERYBODY = 'everybody@example.org'

/** A book into every field of which somebody wrote the strings: what was taken, and how many times a field refused one. */
export interface InjectionBook {
  readonly w: World
  /** Marks of the strings that stand in the book. */
  readonly taken: ReadonlySet<string>
  readonly refused: number
  /** Of some students who may look up their case: what they type. */
  readonly students: readonly { readonly code: string; readonly birthYear: number; readonly caseNumber: string }[]
}

/** Fills fields with the strings, one after another, and takes a string out of a field that refuses it. */
class Filling {
  readonly taken = new Set<string>()
  refused = 0
  readonly #w: World
  #next = 0

  constructor(w: World) {
    this.#w = w
  }

  text(): string {
    this.#next += 1
    // 7 has no divisor in common with their number: each field meets each string.
    return INJECTIONS[(this.#next * 7) % INJECTIONS.length] ?? ''
  }

  /** Posts `body` with a string in each of `fields` (`student/city`), and after it the harmless one where it is refused. */
  async post(who: Who, path: string, body: Json, fields: readonly string[], method = 'POST'): Promise<Json> {
    const given = new Map(fields.map((field) => [`/${field}`, this.text()]))
    for (let tries = 0; tries <= fields.length + 1; tries += 1) {
      const answer = await this.#w.call(who, method, path, filled(body, given))
      if (answer.status < 300) {
        for (const text of given.values()) this.taken.add(markIn(text))
        return answer.body
      }
      const pointers = ((answer.body.errors ?? []) as { pointer: string }[]).map(({ pointer }) => pointer).filter((pointer) => given.has(pointer))
      if (pointers.length === 0) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
      for (const pointer of pointers) given.delete(pointer)
      this.refused += pointers.length
    }
    throw new Error(`${path} takes nothing`)
  }
}

function filled(body: Json, given: ReadonlyMap<string, string>): Json {
  const copy = structuredClone(body)
  for (const [pointer, text] of given) {
    const names = pointer.slice(1).split('/')
    const last = names.pop() ?? ''
    names.reduce((of: Json, name) => (of[name] ??= {}), copy)[last] = text
  }
  return copy
}

const APPLICATION = [
  ...['familyName', 'givenName', 'patronymic', 'passportNumber', 'email', 'phone'].map((name) => `student/${name}`),
  ...['city', 'institution', 'institutionEmailDomain'],
  ...['name', 'bank', 'bic', 'city', 'phone'].map((name) => `payee/${name}`),
]

/** Programme, fund, account, settings: what admin and finance name. */
async function named(w: World, f: Filling): Promise<void> {
  await f.post('finance', '/funds', { code: 'F', name: 'Fund', currency: 'TRY' }, ['name', 'projectCode'])
  const account = { code: 'B', name: 'Bank', currency: 'TRY', iban: NUMBER, fund: 'F', openingDate: '2020-11-01' }
  await f.post('finance', '/bank-accounts', account, ['name'])
  const contribution = { donor: 'Donor', money: money('10000.00'), date: '2020-11-01', bankAccount: 'B' }
  for (const _ of INJECTIONS) await f.post('finance', '/funds/F/contributions', contribution, ['donor', 'reference'])
  const [first] = (await w.get('/funds/F/contributions', 'finance')).items
  await f.post('finance', `/funds/F/contributions/${first.id}/reduction`, { money: money('1.00'), note: 'less' }, ['note'])
  for (let day = 1; day <= 30; day += 1)
    await f.post('finance', '/exchange-rates', { from: 'USD', to: 'TRY', rate: '8.1', date: `2020-10-${String(day).padStart(2, '0')}`, source: 'bank' }, [
      'source',
    ])
  const kept = ['citizen', 'host', 'caps', 'call']
  const rules = policy({ criteria: (policy()['criteria'] as Json[]).filter(({ code }) => kept.includes(code)) })
  await f.post('admin', '/programmes', { code: 'P', name: 'Programme', fund: 'F', policy: rules }, ['name', 'policy/criteria/3/question'])
  const settings = { contact: 'the embassy', complaints: 'the auditors', organisation: { name: 'Organisation', iatiId: 'XM-DAC-47066', iatiType: '40' } }
  await f.post('admin', '/settings', settings, ['contact', 'complaints', 'organisation/name'], 'PUT')
  for (const [n] of INJECTIONS.entries()) {
    const payee = { name: 'House', iban: NUMBER, currency: 'TRY' }
    await f.post('admin', '/institutions', { code: `I${n}`, name: 'House', kind: 'vendor', payee }, ['name', 'payee/name', 'payee/bank'])
    const name = INJECTIONS[n] ?? ''
    if (addUser(w.book, { email: `p${n}@example.org`, name, roles: ['auditor'] }).ok) f.taken.add(markIn(name))
    else f.refused += 1
  }
}

/** Cases in every field of which they stand, with messages of students and their answers. */
async function cases(w: World, f: Filling): Promise<{ readonly granted: string[]; readonly students: InjectionBook['students'] }> {
  const granted: string[] = []
  const students: InjectionBook['students'][number][] = []
  for (const [n] of INJECTIONS.entries()) {
    const asks = student(n + 1)
    const made = await f.post('officer', '/programmes/P/applications', asks, APPLICATION)
    const path = `/applications/${made.id}`
    const { code } = await f.post('officer', `${path}/code`, { recognisedBy: 'passport', note: 'lost' }, ['recognisedBy', 'note'])
    const known = { code, birthYear: Number(asks.student.birthDate.slice(0, 4)), caseNumber: made.caseNumber }
    students.push(known)
    const about = (['payment', 'details', 'person', 'other'] as const)[n % 4]
    await f.post('officer', '/status/message', { ...known, about, message: 'hello' }, ['message'])
    await w.post('officer', `${path}/automatic-checks`)
    await f.post('officer', `${path}/checks`, { criterion: 'call', outcome: 'pass', note: 'seen' }, ['note'])
    if (n % 6 === 1) {
      const asked = { items: ['residence'], message: 'please', dueDate: '2020-11-20' }
      await f.post('officer', `${path}/information-request`, asked, ['message'])
      await f.post('officer', '/status/answer', { ...known, message: 'here' }, ['message'])
    } else if (n % 6 === 2) await f.post('officer', `${path}/withdrawal`, { note: 'left' }, ['note'])
    else if (n % 6 === 3) {
      await f.post('officer', `${path}/recommendation`, { outcome: 'refuse', reason: 'not_enrolled', note: 'left' }, ['note'])
      await f.post('approver', `${path}/refusal`, { reason: 'not_enrolled', note: 'left' }, ['note'])
      await f.post('officer', '/status/review', { ...known, message: 'again' }, ['message'])
    } else if (n % 6 !== 0) {
      await f.post('officer', `${path}/corrections`, { changes: { city: 'Ankara' }, source: 'student', note: 'told' }, ['changes/city', 'note'])
      await f.post('officer', `${path}/recommendation`, { note: 'in order' }, ['note'])
      if (n % 6 === 4) continue
      await w.post('approver', `${path}/approval`, { expected: (await w.get(path)).expected })
      granted.push((await w.get(path)).grant.id)
    }
  }
  for (const { id, about } of (await w.get('/messages?state=open&limit=200', 'auditor')).items)
    await f.post(about === 'person' ? 'auditor' : 'officer', `/messages/${id}/reply`, { text: 'Thank you' }, ['text'])
  return { granted, students }
}

/** Holds, changed payees, payouts, lines of a bank, and what staff say of them. */
async function paid(w: World, f: Filling, granted: readonly string[]): Promise<void> {
  const [held, changed, cancelled, ...rest] = granted
  await f.post('approver', `/grants/${held}/holds`, { reason: 'asked' }, ['reason'])
  const hold = await f.post('approver', '/programmes/P/holds', { reason: 'asked' }, ['reason'])
  await f.post('finance', `/holds/${hold.id}/lifting`, { reason: 'clear' }, ['reason'])
  const { payee } = student(99)
  await f.post('officer', `/grants/${changed}/payee`, { payee, reason: 'closed', recognisedBy: 'passport' }, [
    'reason',
    'recognisedBy',
    'payee/name',
    'payee/bank',
  ])
  await f.post('approver', `/grants/${cancelled}/cancellation`, { reason: 'left' }, ['reason'])
  const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: rest })
  const { count, total, digest } = batch
  await w.post('releaser', `/payout-batches/${batch.id}/release`, { expected: { count, total, digest } })
  await f.post('finance', `/payout-batches/${batch.id}/hand-over`, {}, ['bankReference'])
  const [first, ...others] = batch.payouts as Json[]
  await f.post('finance', `/payouts/${first.id}/rejection`, { reason: 'unknown' }, ['reason'])
  for (const { id } of others) await f.post('finance', `/payouts/${id}/agent-number`, { number: '1' }, ['number']).catch(() => undefined)
  const line = (minor: number, text: string): BankLine => ({ day: '2020-11-02', minor, text, name: '', account: '', ref: '' })
  const told = [line(20_000_000, 'Gelen'), ...INJECTIONS.map((text, n) => line(-1000 - n, quoted(text))), line(-300_000, `Havale ${others[0]?.reference}`)]
  const raw = turkish({ number: NUMBER, currency: 'TRY' }, 0, told)
  await w.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw, kind: 'text/csv' })
  await w.post('finance', '/bank-accounts/B/reconciliation')
  const lines = (await w.get('/bank-accounts/B/lines?state=open&limit=200', 'finance')).items as Json[]
  for (const { narrative } of lines) for (const one of INJECTIONS) if (String(narrative).includes(markIn(one))) f.taken.add(markIn(one))
  const out = lines.filter(({ money: of }) => String(of.amount).startsWith('-'))
  for (const { id } of out.slice(0, 20)) {
    const match = await f.post('finance', '/matches', { lines: [id], kind: 'charge', note: 'fee' }, ['note'])
    await f.post('finance', `/matches/${match.id}/reversal`, { reason: 'another' }, ['reason'])
  }
  const breaks = (await w.get('/breaks?state=open&limit=200', 'finance')).items as Json[]
  for (const { id } of breaks.filter(({ kind }) => kind === 'unknown_debit').slice(0, 20))
    await f.post('finance', `/breaks/${id}/resolution`, { action: 'claim_back', note: 'asked' }, ['note'])
}

/** A document of the first case, with a name that its file had. */
async function document(w: World): Promise<void> {
  const form = new FormData()
  form.set('kind', 'passport')
  form.set('file', new Blob(['%PDF-1.4 nobody']), `${INJECTIONS[4]}.pdf`)
  const sent = new Request('http://book', { method: 'POST', body: form })
  const kind = sent.headers.get('Content-Type') ?? ''
  await w.post('officer', '/applications/1/documents', undefined, { raw: new Uint8Array(await sent.arrayBuffer()), kind })
}

/** What waits to be released, a closing, and a period that waits to be approved. */
async function waiting(w: World, grant: string | undefined): Promise<void> {
  await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [grant] })
  const { ledgerBalance, statementBalance } = await w.get('/bank-accounts/B/reconciliation-statement?asOf=2020-11-02', 'finance')
  const { id } = await w.post('finance', '/bank-accounts/B/closings', { asOf: '2020-11-02', expected: { ledgerBalance, statementBalance } })
  await w.post('releaser', `/closings/${id}/approval`)
  await w.post('finance', '/periods', { closedThrough: '2020-11-02' })
}

/** As a cell of a bank's file that holds what letters its code page has. */
const quoted = (text: string): string => `"${text.replace(/[^ -~]/g, '?').replaceAll('"', '""')}"`

export async function injectionBook(): Promise<InjectionBook> {
  const w = new World()
  const f = new Filling(w)
  await named(w, f)
  const { granted, students } = await cases(w, f)
  const [later, ...others] = granted
  await paid(w, f, others)
  await waiting(w, later)
  await document(w)
  const added = addUser(w.book, { email: EVERYBODY, name: `<b onclick=alert(1)>${INJECTIONS[4]}`, roles: ROLES })
  if (!added.ok) throw new Error(added.problem.detail)
  return { w, taken: f.taken, refused: f.refused, students }
}

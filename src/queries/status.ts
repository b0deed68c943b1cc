import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { RETENTION_YEARS } from '../core/applications/retention.ts'
import { problem } from '../core/problem.ts'
import { done, type Result } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { normaliseCode } from '../core/students/code.ts'
import { inputProblem } from '../input/input-problem.ts'
import { contactOf, type SettingsTold, settingsTold } from '../store/settings.ts'
import { codeHolder, statusCases } from '../store/status.ts'
import { openedTicket, sealedTicket } from '../store/tickets.ts'
import type { Book } from './query.ts'
import { type CasePage, type CaseShown, casePage } from './status-case.ts'
import { triesOf } from './status-tries.ts'

/** What opens a student's page, as members of a body. */
export const codeAndYear = { code: z.string().min(1).max(100), birthYear: z.number().int().min(0).max(9999) }

const body = z.strictObject(codeAndYear)

export interface CodeAndYear {
  readonly code: string
  readonly birthYear: number
}

/** A student's page. `at`: the instant of the view. */
export interface StatusPage {
  readonly at: string
  readonly cases: readonly CasePage[]
}

/** The same as the API tells it: in English words alone. */
export interface StatusTold {
  readonly at: string
  readonly cases: readonly CaseShown[]
}

/**
 * The student whom a code and a year of birth name. Every miss (another year, a code that is unknown, ill-formed, misprinted, ended or erased) is
 * the same refusal after the same work. Refuses not_found_or_wrong; too_many_tries after five wrong tries of a code in 15 minutes, right or wrong.
 */
export function studentByCode(book: Book, { code, birthYear }: CodeAndYear): Result<number> {
  return book.read((read) => {
    const normal = normaliseCode(code) ?? `ill-formed ${code}`
    const hash = read.keys.lookup('code', normal).toString('hex')
    const [tries, nowMs] = [triesOf(book), Date.parse(read.at)]
    const retryAfter = tries.waitSeconds(hash, nowMs)
    if (retryAfter > 0) return problem('too_many_tries', say.wrongTries, { members: { retryAfter } })
    const found = codeHolder(read, normal)
    const isYear = sameYear(found?.birthYear ?? 0, birthYear)
    if (found?.isNewest === true && isYear) return done(found.student)
    tries.countWrong(hash, nowMs)
    return problem('not_found_or_wrong', say.codeWrong)
  })
}

function sameYear(a: number, b: number): boolean {
  const [one, other] = [Buffer.alloc(4), Buffer.alloc(4)]
  one.writeUInt32BE(a)
  other.writeUInt32BE(b)
  return timingSafeEqual(one, other)
}

/** All applications of the student whom a code and a year name. Refuses not_found_or_wrong, too_many_tries. */
export function statusPage(book: Book, asked: CodeAndYear): Result<StatusPage> {
  const student = studentByCode(book, asked)
  if (!student.ok) return student
  return done(book.read((read) => ({ at: read.at, cases: statusCases(read, student.value).map((of) => casePage(read, of)) })))
}

/** The newest messages that the API tells of a case. */
const MOST_MESSAGES = 200

const shownOf = ({ facts: _facts, said: _said, ...shown }: CasePage): CaseShown => ({ ...shown, messages: shown.messages.slice(-MOST_MESSAGES) })

/** `POST /status`: anybody may, without a token. */
export const status = {
  summary: "The student's page: where all applications of the student stand who has this code",
  body,
  refuses: ['not_found_or_wrong', 'too_many_tries'] as const,
  ask: (book: Book, sent: unknown): Result<StatusTold> => {
    const asked = body.safeParse(sent)
    if (!asked.success) return { ok: false, problem: inputProblem(asked.error) }
    const page = statusPage(book, asked.data)
    return page.ok ? done({ at: page.value.at, cases: page.value.cases.map(shownOf) }) : page
  },
}

/** Whom a student asks; undefined where the settings name nobody. */
export const statusContact = (book: Book): string | undefined => book.read(contactOf)

/** What help and privacy pages tell of the settings; `years`: how long data are kept. */
export function readingFacts(book: Book): SettingsTold & { readonly years: number } {
  const told = book.read(settingsTold)
  return { ...told, years: told.retentionYears ?? RETENTION_YEARS }
}

const TICKET_MS = 30 * 60_000

interface Ticket extends CodeAndYear {
  readonly untilMs: number
}

/** What the page's own forms carry instead of the code, for half an hour: a page that is kept or looked over tells no code. */
export const ticketFor = (book: Book, { code, birthYear }: CodeAndYear): string =>
  book.read((read) => sealedTicket(read, { code, birthYear, untilMs: Date.parse(read.at) + TICKET_MS } satisfies Ticket))

/** Code and year of a ticket; undefined where its time is over or it is none. */
export const holderOf = (book: Book, ticket: string): CodeAndYear | undefined =>
  book.read((read) => {
    const of = openedTicket<Ticket>(read, ticket)
    return of && of.untilMs >= Date.parse(read.at) ? { code: of.code, birthYear: of.birthYear } : undefined
  })

/** Whose ticket it is, or was: for what its page had kept, and to open nothing. */
export const heldBefore = (book: Book, ticket: string): CodeAndYear | undefined =>
  book.read((read) => {
    const of = openedTicket<Partial<Ticket>>(read, ticket)
    return of?.code !== undefined && of.birthYear !== undefined ? { code: of.code, birthYear: of.birthYear } : undefined
  })

/** Do both open the same page? */
export const isSameHolder = (one: CodeAndYear, other: CodeAndYear): boolean =>
  one.birthYear === other.birthYear && normaliseCode(one.code) !== undefined && normaliseCode(one.code) === normaliseCode(other.code)

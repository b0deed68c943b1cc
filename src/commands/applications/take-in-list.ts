import { z } from 'zod'
import { notFound, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { inputProblem } from '../../input/input-problem.ts'
import { words } from '../../input/shapes.ts'
import { type ListRead, readList } from '../../intake/read-list.ts'
import { reasonsByLine, rejectedList } from '../../intake/rejected-list.ts'
import { casesReceivedBy } from '../../store/applications.ts'
import type { Book } from '../../store/book.ts'
import { addIntake, intakeOf } from '../../store/intakes.ts'
import { sha256 } from '../../store/keys.ts'
import { head } from '../../store/ledger.ts'
import { type Programme, programmeByCode } from '../../store/programmes.ts'
import type { Read } from '../../store/read.ts'
import { codeGivenBy } from '../../store/students.ts'
import type { Write } from '../../store/write.ts'
import type { Answered } from '../command.ts'
import type { FileCommand, Upload } from '../file-command.ts'
import { found } from '../found.ts'
import { type ListPlan, planList } from './plan-list.ts'
import { takeIn } from './take-in.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const asked = z.strictObject({
  dryRun: z.enum(['true', 'false']).default('false'),
  rows: z.enum(['all', 'good']).default('all'),
  source: words(200).optional(),
  letter: words(200).optional(),
})

type AskedOfList = z.output<typeof asked>

/** What the answer tells beside the applications. */
interface Told extends Pick<ListPlan, 'known' | 'duplicates' | 'problems'> {
  readonly rejected?: string
}

/**
 * Takes in an embassy's list: all rows or none, or the good ones alone (`rows=good`), in one transaction; or tells what would come of it (`dryRun`).
 * Refuses not_found, list_unreadable, list_refused with every problem.
 */
export const takeInList: FileCommand = {
  kind: 'list_taken_in',
  summary: 'Take in a list of students (CSV or XLSX)',
  refuses: ['list_refused', 'list_unreadable'],
  types: ['text/csv', XLSX],
  mostBytes: 16 * 1024 * 1024,
  query: ['dryRun', 'rows', 'source', 'letter'],
  perform: async (book, upload) => {
    const query = asked.safeParse(upload.query)
    if (!query.success) return { ok: false, problem: inputProblem(query.error) }
    const request = { kind: 'list_taken_in', actor: upload.actor, key: upload.key, request: upload.request, status: 201 }
    const dry = query.data.dryRun === 'true'
    const earlier = dry ? done(undefined) : book.read((read) => book.repeated(read, request))
    if (!earlier.ok) return earlier
    if (earlier.value) return done(answered(book, earlier.value.seq, true))
    const programme = book.read((read) => programmeByCode(read, upload.params['code'] ?? ''))
    if (!programme) return notFound(say.noProgramme, upload.params['code'])
    const list = await readList(upload.bytes)
    if (!list.ok) return list
    if (dry) return done({ status: 200, seq: 0, repeated: false, answer: book.read((read) => dryAnswer(read, programme, list.value, query.data)) })
    // The plan takes its time, so it is made before the book is locked; it holds where nothing was written meanwhile.
    const planned = book.read((read) => ({ seq: head(read).seq, today: read.today, plan: planList(read, programme, list.value) }))
    const acted = book.act(request, (read) => {
      const holds = head(read).seq === planned.seq && read.today === planned.today
      return decide(programme, list.value, holds ? planned.plan : planList(read, programme, list.value), query.data, upload)
    })
    return acted.ok ? done(answered(book, acted.value.seq, acted.value.repeated)) : acted
  },
}

function decide(programme: Programme, list: ListRead, plan: ListPlan, query: AskedOfList, upload: Upload): Result<(tx: Write) => void> {
  const refused = list.headerProblems.length > 0 || (query.rows === 'all' && plan.problems.length > 0)
  if (refused) {
    const first = plan.problems[0]
    return problem(
      'list_refused',
      first ? say.listRefused(plan.problems.length, first.line, first.column, first.said) : say.listRefusedWhole(plan.problems.length),
      { members: { problems: plan.problems } },
    )
  }
  return done((tx) => {
    const { source, letter } = query
    const intake = addIntake(tx, {
      programme: programme.id,
      source,
      letter,
      sha256: sha256(upload.bytes),
      accepted: plan.taken.length,
      told: { ...toldOf(plan, list), problems: plan.problems.map(({ said: _, ...problem }) => problem) },
    })
    for (const { line, told, known, caseNumber } of plan.taken) {
      const payee = told.payee ? { told: told.payee, institution: null } : undefined
      takeIn(tx, { programme: programme.id, caseNumber, known, told, payee, intake, line })
    }
  })
}

const toldOf = ({ known, duplicates, problems }: ListPlan, list: ListRead): Told => ({
  known,
  duplicates,
  problems,
  ...(problems.length > 0 ? { rejected: rejectedList(list, reasonsByLine(problems)) } : {}),
})

/** What would come of it; case numbers of rows in the list itself are not given out yet. */
function dryAnswer(read: Read, programme: Programme, list: ListRead, query: AskedOfList) {
  const plan = planList(read, programme, list)
  const nothing = list.headerProblems.length > 0 || (query.rows === 'all' && plan.problems.length > 0)
  const { known, ...told } = toldOf(plan, list)
  const { rejected, ...rest } = told
  return {
    accepted: nothing ? 0 : plan.taken.length,
    applications: [],
    known: known.map(({ of, caseNumber, ...row }) => (of === undefined ? { ...row, caseNumber } : { ...row, of })),
    ...rest,
    ...(query.rows === 'good' && rejected !== undefined ? { rejected } : {}),
  }
}

/** The answer to a list and to every repeat of its key, from what was written. */
function answered(book: Book, seq: number, repeated: boolean): Answered {
  const answer = book.read((read) => {
    const { accepted, told } = found(intakeOf<Told>(read, seq))
    const applications = casesReceivedBy(read, seq).map((of) => ({
      id: String(of.id),
      caseNumber: of.caseNumber,
      code: codeGivenBy(read, seq, of.student),
      line: of.line,
    }))
    return { accepted, applications, problems: null, known: null, duplicates: null, ...told }
  })
  return { status: 201, seq, repeated, answer }
}

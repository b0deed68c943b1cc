import { faultAt, type Problem, problemOf } from '../../core/problem.ts'
import type { Result } from '../../core/result.ts'
import { type Said, say } from '../../core/said/say.ts'
import { type ReportChoices, ReportPage, ReportsPage } from '../../pages/console/audit/reports.tsx'
import { VerifyPage } from '../../pages/console/audit/verify.tsx'
import { AUDIT } from '../../pages/console/words/audit.ts'
import type { Language } from '../../pages/console/words/language.ts'
import { reportInWords } from '../../pages/console/words/report-words.ts'
import { exportFile } from '../../queries/exports/export-files.ts'
import { reportCsv, reportJson, reportWorkbook } from '../../queries/reports/report-files.ts'
import { askReport, type MarkedReport, reportNames, reportOptions } from '../../queries/reports/reports.ts'
import { reportChoices } from '../../queries/trail-choices.ts'
import { sealOfBook } from '../../queries/trail-exceptions.ts'
import { type Anchor, anchorFileText, anchorFromText, type Verification, verifyAside } from '../../queries/verification.ts'
import { fileShown, filled } from './audit-asked.ts'
import type { Desk, Refusal } from './desk.ts'
import type { Asked, Screen, Shown } from './screen.ts'

interface Seal {
  readonly head: { readonly seq: number; readonly hash: string }
  readonly operator: { readonly since: number; readonly events: number; readonly tokens: number }
}

const refusalOf = (
  problem: Pick<Problem, 'detail' | 'errors'> & { readonly code: string; readonly said?: Said },
  status = 422,
): { readonly problem: Refusal } => ({
  problem: { status, ...problem, members: {} },
})

function verifyPage({ desk, of }: Pick<Asked, 'desk' | 'of'>, since: number, verification?: Verification): Shown {
  const seal = desk.ask<Seal, { since: number }>(sealOfBook, { since })
  if (!seal.ok) return seal
  return {
    title: AUDIT[desk.language].verifyTitle,
    body: <VerifyPage of={of} {...seal.value} {...(verification ? { verification } : {})} />,
  }
}

/** An anchor's file, where one was sent. */
async function anchorOf(file: File | undefined): Promise<Result<Anchor | undefined>> {
  return file === undefined ? { ok: true, value: undefined } : anchorFromText(await file.text())
}

const verifyScreen: Screen = {
  path: '/verify',
  who: ['auditor'],
  show: async (asked) => verifyPage(asked, 0),
  forms: {
    run: {
      who: ['auditor'],
      take: async (posted) => {
        const anchor = await anchorOf(posted.typed.files['anchor'])
        if (!anchor.ok) return refusalOf({ ...anchor.problem, errors: [faultAt('/anchor', anchor.problem.said)] })
        if (anchor.value) {
          const verification = await verifyAside(posted.desk.book, { anchor: anchor.value })
          return { shown: verifyPage(posted, anchor.value.seq, verification) }
        }
        const answer = await posted.desk.get<Verification>('/verification')
        return answer.ok ? { shown: verifyPage(posted, 0, answer.value) } : answer
      },
    },
  },
}

const anchorScreen: Screen = {
  path: '/verify/anchor',
  who: ['auditor'],
  show: async ({ desk }) => fileShown('tideover-anchor.json', 'application/json', anchorFileText(desk.book)),
}

const choicesFor = (desk: Desk) => desk.ask<ReportChoices, unknown>(reportChoices, {})

const reportsScreen: Screen = {
  path: '/reports',
  who: ['auditor', 'finance'],
  show: async ({ desk, query, of }) => {
    const choices = choicesFor(desk)
    if (!choices.ok) return choices
    const props = { of, asked: filled(query), names: reportNames(), choices: choices.value, mayExport: desk.is('auditor') }
    return { title: AUDIT[desk.language].reportsTitle, body: <ReportsPage {...props} /> }
  },
}

/** Asks a report as an address has it: undefined where there is no such report. */
const reportAsked = ({ desk, params, query }: Pick<Asked, 'desk' | 'params' | 'query'>): Result<MarkedReport> | undefined =>
  askReport(desk.book, params['name'] ?? '', { options: filled(query), asker: { roles: desk.signed.roles } })

const noReport = (name: string | undefined) => refusalOf(problemOf('not_found', say.noReport(name ?? '')), 404)

const reportScreen: Screen = {
  path: '/reports/{name}',
  who: ['auditor', 'finance'],
  show: async (given) => {
    const { desk, params, query, of } = given
    const [name, asked] = [params['name'] ?? '', filled(query)]
    const options = reportOptions(name)
    const choices = choicesFor(desk)
    if (!options) return noReport(name)
    if (!choices.ok) return choices
    const isWhole = options.needs.every((option) => asked[option] !== undefined)
    const report = isWhole ? reportAsked(given) : undefined
    if (report && !report.ok) return refusalOf(report.problem, report.problem.code === 'not_found' ? 404 : 422)
    const [title = name] = AUDIT[desk.language].reports[name] ?? []
    return { title, body: <ReportPage of={of} asked={asked} name={name} {...options} choices={choices.value} report={report?.value} /> }
  },
}

interface ReportFile {
  readonly type: string
  readonly write: (report: MarkedReport, name: string, language: Language) => Promise<string | Uint8Array> | string
}

/** CSV and JSON are for programs and have the report's own names; a workbook is for people, in their language. */
const FORMATS: Readonly<Record<string, ReportFile>> = {
  csv: { type: 'text/csv; charset=utf-8', write: (report) => `\ufeff${reportCsv(report)}` },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: (report, name, language) => reportWorkbook(reportInWords(language, name, report, false), AUDIT[language].about),
  },
  json: { type: 'application/json', write: reportJson },
}

const reportFileScreen: Screen = {
  path: '/reports/{name}/{format}',
  who: ['auditor', 'finance'],
  show: async (asked) => {
    const { name = '', format = '' } = asked.params
    const form = FORMATS[format]
    const report = reportAsked(asked)
    if (!report || !form) return noReport(form ? name : `${name} as ${format}`)
    if (!report.ok) return refusalOf(report.problem, report.problem.code === 'not_found' ? 404 : 422)
    const content = await form.write(report.value, name, asked.desk.language)
    return fileShown(`${name}.${format}`, form.type, typeof content === 'string' ? content : Uint8Array.from(content))
  },
}

const exportScreen: Screen = {
  path: '/exports',
  who: ['auditor'],
  show: async ({ desk, query }) => {
    const { name = '', fund, from, to } = filled(query)
    const made = await exportFile(desk.book, name, { fund, from, to })
    if (!made.ok) return refusalOf(made.problem, made.problem.code === 'not_found' ? 404 : 422)
    return fileShown(made.value.name, made.value.type, made.value.bytes)
  },
}

export const bookScreens: readonly Screen[] = [verifyScreen, anchorScreen, reportsScreen, reportScreen, reportFileScreen, exportScreen]

import { setImmediate } from 'node:timers/promises'
import type { z } from 'zod'
import type { Result } from '../../core/result.ts'
import { safeCell, writeDelimited } from '../../files/safe-cell.ts'
import { writeWorkbook } from '../../files/write-workbook.ts'
import type { CaseFilters } from '../../pages/console/cases/case-list.tsx'
import type { ListedCase, ListOf } from '../../pages/console/cases/case-shapes.ts'
import { CASE_LIST } from '../../pages/console/words/cases.ts'
import { applications } from '../../queries/applications.ts'
import type { Desk, Refusal } from './desk.ts'
import type { Shown } from './screen.ts'

const MOST = 10_000
const PAGE = 200

const HEAD = ['caseNumber', 'programme', 'state', 'since', 'hostCountry', 'answerDueOn', 'amount', 'currency', 'grantState', 'holds', 'payouts'] as const

type Filters = z.output<typeof applications.filters>

/** Nothing of it tells whose case it is: an export of personal data has a purpose and is an event (slips, payment files). */
function rowOf(of: ListedCase): readonly string[] {
  const money = of.grant?.money ?? of.expected?.money
  return [
    of.caseNumber,
    of.programme,
    of.state,
    of.since,
    of.hostCountry,
    of.answerDueOn ?? '',
    money?.amount ?? '',
    money?.currency ?? '',
    of.grant?.state ?? '',
    (of.grant?.holds ?? []).map(({ cause }) => cause).join(' '),
    of.payouts.map(({ reference, state }) => `${reference} ${state}`).join('; '),
  ]
}

/** The list of cases as a table, whole: of one that is too long nothing, rather than a part. */
export async function caseExport(desk: Desk, filters: CaseFilters, format: string | undefined): Promise<Shown> {
  const { waits: _waits, find: _find, ...narrowed } = filters
  const rows: (readonly string[])[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const asked: z.ZodSafeParseResult<Filters> = applications.filters.safeParse({ ...narrowed, limit: PAGE, ...(cursor === '' ? {} : { cursor }) })
    const page: Result<ListOf<ListedCase>, Refusal> = desk.ask<ListOf<ListedCase>, Filters>(applications, asked.data ?? { limit: PAGE })
    if (!page.ok) return page
    // A long list holds nobody up.
    await setImmediate()
    rows.push(...page.value.items.map(rowOf))
    cursor = page.value.nextCursor
    if (rows.length >= MOST && cursor !== null)
      return { problem: { status: 422, code: 'invalid_input', detail: CASE_LIST[desk.language].tooMany(MOST), members: {} } }
  }
  return format === 'xlsx'
    ? tableFile(Uint8Array.from(await writeWorkbook([{ name: 'cases', rows: [HEAD, ...rows] }])), 'cases.xlsx', XLSX)
    : tableFile(new TextEncoder().encode(`\ufeff${writeDelimited([HEAD, ...rows.map((row) => row.map(safeCell))], ',')}`), 'cases.csv', CSV)
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const CSV = 'text/csv; charset=utf-8'

/** A table to be kept, as an answer. */
export const tableFile = (bytes: Uint8Array<ArrayBuffer>, name: string, type: string): Shown => ({
  file: new Response(bytes, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  }),
})

import type { Result } from '../../core/result.ts'
import { safeCell, writeDelimited } from '../../files/safe-cell.ts'
import { writeWorkbook } from '../../files/write-workbook.ts'
import { MONEY } from '../../pages/console/words/money.ts'
import type { Query } from '../../queries/query.ts'
import type { Desk, Refusal } from './desk.ts'
import { askChecked, type ListOf } from './money-asked.ts'
import type { Shown } from './screen.ts'

const MOST = 20_000
const PAGE = '200'

/** A list as a file: its name, its columns and what stands in them. Nothing in it tells whose money it is. */
export interface ListFile<T> {
  readonly name: string
  readonly columns: readonly string[]
  readonly row: (of: T) => readonly string[]
}

/** The whole of a list as CSV or XLSX; of one that is too long nothing, rather than a part. */
export async function listFile<T, F>(
  desk: Desk,
  query: Query<F>,
  { filters, params = {}, format }: { readonly filters: object; readonly params?: Readonly<Record<string, string>>; readonly format: string | undefined },
  { name, columns, row }: ListFile<T>,
): Promise<Shown> {
  const rows: (readonly string[])[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: Result<ListOf<T>, Refusal> = askChecked<ListOf<T>, F>(desk, query, { ...filters, limit: PAGE, ...(cursor === '' ? {} : { cursor }) }, params)
    if (!page.ok) return page
    rows.push(...page.value.items.map(row))
    cursor = page.value.nextCursor
    if (rows.length >= MOST && cursor !== null)
      return { problem: { status: 422, code: 'invalid_input', detail: MONEY[desk.language].tooMany(MOST), members: {} } }
  }
  return { file: format === 'xlsx' ? await workbook(name, [columns, ...rows]) : csv(name, [columns, ...rows]) }
}

async function workbook(name: string, rows: ReadonlyArray<readonly string[]>): Promise<Response> {
  const bytes = await writeWorkbook([{ name, rows }])
  return new Response(Uint8Array.from(bytes), { headers: headersOf(`${name}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet') })
}

function csv(name: string, rows: ReadonlyArray<readonly string[]>): Response {
  const text = writeDelimited(
    rows.map((row) => row.map(safeCell)),
    ',',
  )
  return new Response(`\ufeff${text}`, { headers: headersOf(`${name}.csv`, 'text/csv; charset=utf-8') })
}

const headersOf = (name: string, type: string) => ({
  'Content-Type': type,
  'Content-Disposition': `attachment; filename="${name}"`,
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
})

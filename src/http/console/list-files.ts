import { safeCell, writeDelimited } from '../../files/safe-cell.ts'
import { writeWorkbook } from '../../files/write-workbook.ts'

/** A list as a file: `name` without its ending. No cell of it begins a formula, and numbers stay numbers. */
export async function listFile(format: 'csv' | 'xlsx', name: string, columns: readonly string[], rows: ReadonlyArray<readonly string[]>): Promise<Response> {
  const headers = (type: string) => ({
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}.${format}"`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  if (format === 'csv') {
    const text = writeDelimited(
      [columns, ...rows].map((row) => row.map(safeCell)),
      ',',
    )
    return new Response(`\ufeff${text}`, { headers: headers('text/csv; charset=utf-8') })
  }
  const bytes = await writeWorkbook([{ name, rows: [columns, ...rows] }])
  return new Response(Uint8Array.from(bytes), { headers: headers('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet') })
}

/** The format that an address asks for; undefined: a page. */
export const formatAsked = (query: Readonly<Record<string, string>>): 'csv' | 'xlsx' | undefined => {
  const format = query['format']
  return format === 'csv' || format === 'xlsx' ? format : undefined
}

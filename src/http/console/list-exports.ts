import { setImmediate } from 'node:timers/promises'
import type { Role } from '../../core/access/roles.ts'
import type { Result } from '../../core/result.ts'
import { EXPORTS, type ExportColumn } from '../../pages/console/words/exports.ts'
import { type Language, numberInWords } from '../../pages/console/words/language.ts'
import type { Desk, Refusal } from './desk.ts'
import { formatAsked, listFile } from './list-files.ts'
import type { ListOf } from './money-asked.ts'
import type { Screen, Shown } from './screen.ts'

/** So many rows at most leave in one file: of a longer list nothing, rather than a part. */
const MOST = 20_000
const PAGE = '200'

/** How codes are told in a file: as they are, or in words. */
export type Wording = <W>(words: (language: Language) => W, plain: W) => W

/** A list of the console as a file: who may have it, its pages, its columns and what stands in them. */
export interface ListExport<T> {
  readonly name: string
  /** Its address behind `/exports/`, with its parameters. */
  readonly path?: string
  readonly who: readonly Role[]
  readonly filters: readonly string[]
  readonly columns: readonly ExportColumn[]
  ask(desk: Desk, filters: Readonly<Record<string, string>>, params: Readonly<Record<string, string>>): PageAsked<T>
  row(of: T, told: Wording): readonly string[]
}

type PageAsked<T> = Result<ListOf<T>, Refusal> | Promise<Result<ListOf<T>, Refusal>>

async function rowsOf<T>(desk: Desk, list: ListExport<T>, asked: Readonly<Record<string, string>>, params: Readonly<Record<string, string>>, told: Wording) {
  const rows: (readonly string[])[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: Result<ListOf<T>, Refusal> = await list.ask(desk, { ...asked, limit: PAGE, ...(cursor === '' ? {} : { cursor }) }, params)
    if (!page.ok) return page
    // A long list holds nobody up
    await setImmediate()
    rows.push(...page.value.items.map((one) => list.row(one, told)))
    cursor = page.value.nextCursor
    if (rows.length > MOST || (rows.length === MOST && cursor !== null)) {
      const detail = EXPORTS[desk.language].tooMany(numberInWords(desk.language, MOST))
      return { ok: false as const, problem: { status: 422, code: 'invalid_input', detail, members: {} } }
    }
  }
  return { ok: true as const, value: rows }
}

/** The screen of a list's file. CSV is for programs: names and codes as they are; a workbook is for people. */
export const exportScreen = <T>(list: ListExport<T>): Screen => ({
  path: `/exports/${list.path ?? list.name}`,
  who: list.who,
  show: async ({ desk, params, query }): Promise<Shown> => {
    const format = formatAsked(query) ?? 'csv'
    const { language } = desk
    const told: Wording = (words, plain) => (format === 'xlsx' ? words(language) : plain)
    const asked = Object.fromEntries(Object.entries(query).filter(([name, value]) => list.filters.includes(name) && value.trim() !== ''))
    const rows = await rowsOf(desk, list, asked, params, told)
    if (!rows.ok) return rows
    const columns = list.columns.map((column) => (format === 'xlsx' ? EXPORTS[language].columns[column] : column))
    return { file: await listFile(format, list.name, columns, rows.value) }
  },
})

import { columnsRead } from '../../intake/columns-read.ts'
import type { ListOf, ProgrammeSeen } from '../../pages/console/cases/case-shapes.ts'
import { type ListAsked, type ListSeen, ListsPage, PreviewPage } from '../../pages/console/cases/lists-page.tsx'
import { CASE_LIST } from '../../pages/console/words/cases.ts'
import { FRAME } from '../../pages/console/words/frame.ts'
import { CSV, tableFile } from './cases-export.ts'
import { hashOfFile, heldList, holdList, importedBy, letGo } from './cases-held-list.ts'
import type { Desk, Refusal } from './desk.ts'
import type { Asked, Posted, Screen, Shown, Taken, Typed } from './screen.ts'

const OFFICER = ['case_officer'] as const

const askedIn = ({ programme = '', source = '', letter = '' }: Typed['one']): ListAsked => ({ programme, source, letter })

/** The address of a list's intake. */
function intakePath({ programme, source, letter }: ListAsked, params: Readonly<Record<string, string>>): string {
  const said = Object.entries({ source, letter }).filter(([, text]) => text !== '')
  return `/programmes/${encodeURIComponent(programme)}/intake?${new URLSearchParams([...Object.entries(params), ...said])}`
}

const dryRun = (desk: Desk, asked: ListAsked, bytes: Uint8Array<ArrayBuffer>, key: string) =>
  desk.postFile<Omit<ListSeen, 'columns'>>(intakePath(asked, { dryRun: 'true', rows: 'good' }), new Blob([bytes]), key, 'text/csv')

const noProgramme = (desk: Desk): { readonly problem: Refusal } => {
  const reason = FRAME[desk.language].choose
  return { problem: { status: 422, code: 'invalid_input', detail: reason, members: {}, errors: [{ pointer: '/programme', reason }] } }
}

const fileFault = (status: number, detail: string): { readonly problem: Refusal } => ({
  problem: { status, code: 'invalid_input', detail, members: {}, errors: [{ pointer: '/file', reason: detail }] },
})

/** A list that was looked at: what would come of it, by its hash. */
interface Looked {
  readonly asked: ListAsked
  readonly sha256: string
  readonly bytes: Uint8Array
  readonly list: Omit<ListSeen, 'columns'>
}

async function preview({ desk, of }: Pick<Asked, 'desk' | 'of'>, { asked, sha256, bytes, list }: Looked): Promise<Shown> {
  const columns = await columnsRead(bytes)
  const body = <PreviewPage language={desk.language} of={of} asked={asked} sha256={sha256} list={{ ...list, columns }} />
  return { title: CASE_LIST[desk.language].previewTitle, body }
}

/** The page; or, where an import was not taken, the list once more while it is kept. */
async function show(page: Asked): Promise<Shown> {
  const { desk, query, of } = page
  const programmes = await desk.get<ListOf<ProgrammeSeen>>('/programmes?limit=200')
  if (!programmes.ok) return programmes
  const typed = of.fault?.typed ?? {}
  const first = Object.fromEntries(Object.entries(typed).map(([name, [value]]) => [name, value ?? '']))
  const isOfSeen = of.fault?.form === 'import' || of.fault?.form === 'rejected'
  const asked = askedIn(isOfSeen ? first : query)
  const { sha256 = '', accepted = '0', rows = 'all' } = first
  const held = isOfSeen ? heldList(desk.book, desk.signed.person, sha256) : undefined
  const list = held && (await dryRun(desk, asked, held, 'seen again'))
  if (held && list?.ok) return preview(page, { asked, sha256, bytes: held, list: list.value })
  const again = isOfSeen && sha256 !== '' ? { again: { sha256, accepted, rows } } : {}
  const body = <ListsPage language={desk.language} of={of} programmes={programmes.value.items} asked={asked} {...again} />
  return { title: CASE_LIST[desk.language].listsTitle, body }
}

async function takePreview(posted: Posted): Promise<Taken> {
  const { desk, typed, key } = posted
  const { file } = typed.files
  if (!typed.one['programme']) return noProgramme(desk)
  if (!file) return fileFault(422, CASE_LIST[desk.language].noFile)
  const asked = askedIn(typed.one)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const list = await dryRun(desk, asked, bytes, key)
  if (!list.ok) return list
  const sha256 = holdList(desk.book, desk.signed.person, bytes)
  return { shown: await preview(posted, { asked, sha256, bytes, list: list.value }) }
}

/** The list that was looked at: still kept, or chosen once more and the same. */
async function listSeen({ desk, typed }: Posted): Promise<{ readonly bytes: Uint8Array<ArrayBuffer> } | { readonly problem: Refusal }> {
  const words = CASE_LIST[desk.language]
  const { sha256 = '' } = typed.one
  const { file } = typed.files
  if (!file) {
    const held = heldList(desk.book, desk.signed.person, sha256)
    return held ? { bytes: held } : fileFault(409, words.fileAgainHint)
  }
  const bytes = new Uint8Array(await file.arrayBuffer())
  return hashOfFile(bytes) === sha256 ? { bytes } : fileFault(409, words.otherFile)
}

async function takeImport(posted: Posted): Promise<Taken> {
  const { desk, typed, key } = posted
  const before = importedBy(desk.book, desk.signed.person, key)
  if (before !== undefined) return { to: before, note: 'list_taken_in' }
  const seen = await listSeen(posted)
  if ('problem' in seen) return seen
  const asked = askedIn(typed.one)
  const now = await dryRun(desk, asked, seen.bytes, key)
  if (!now.ok) return now
  if (String(now.value.accepted) !== typed.one['accepted']) return fileFault(409, CASE_LIST[desk.language].changed)
  const rows = typed.one['rows'] === 'good' ? 'good' : 'all'
  const done = await desk.postFile(intakePath(asked, { rows }), new Blob([seen.bytes]), key, 'text/csv')
  if (!done.ok) return done
  const to = `/lists?${new URLSearchParams({ programme: asked.programme, source: asked.source })}`
  letGo(desk.book, desk.signed.person, { key, to })
  return { to, note: 'list_taken_in' }
}

/** The rows with problems, with a byte order mark: spreadsheet programs take the letters for UTF-8 by it alone. */
async function takeRejected(posted: Posted): Promise<Taken> {
  const seen = await listSeen(posted)
  if ('problem' in seen) return seen
  const list = await dryRun(posted.desk, askedIn(posted.typed.one), seen.bytes, posted.key)
  if (!list.ok) return list
  return { shown: tableFile(new TextEncoder().encode(`\ufeff${list.value.rejected ?? ''}`), 'rejected.csv', CSV) }
}

/** Each slip is in one answer alone, and in what the same form is answered when it comes once more. */
async function takeSlips({ desk, typed, key }: Posted): Promise<Taken> {
  const { programme = '', source = '', format = '' } = typed.one
  if (programme === '') return noProgramme(desk)
  const params = new URLSearchParams({ format: format === 'csv' ? 'csv' : 'html', ...(source === '' ? {} : { source }) })
  const file = await desk.file(`/programmes/${encodeURIComponent(programme)}/slips?${params}`, key)
  if (file.ok) return { shown: { file } }
  return desk.refusalOf(file)
}

export const listScreens: readonly Screen[] = [
  {
    path: '/lists',
    who: OFFICER,
    show,
    forms: {
      preview: { who: OFFICER, take: takePreview },
      import: { who: OFFICER, take: takeImport },
      rejected: { who: OFFICER, take: takeRejected },
      slips: { who: OFFICER, take: takeSlips },
    },
  },
]

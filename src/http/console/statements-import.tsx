import type { HeldFile } from '../../commands/statements/held-files.ts'
import {
  ChooseView,
  NotTakenView,
  type Overlap,
  OverlapView,
  ProgressView,
  type StatementTold,
  StatementView,
} from '../../pages/console/statements/import-views.tsx'
import { onlyOf } from '../../pages/console/statements/preview-shapes.ts'
import { PreviewView } from '../../pages/console/statements/preview-view.tsx'
import { STATEMENTS } from '../../pages/console/words/match.ts'
import { refusalIn } from '../../pages/console/words/said.ts'
import { type AccountOverview, accountOverview } from '../../queries/match-account.ts'
import type { Desk, Refusal } from './desk.ts'
import type { Asked, Posted, Screen, Shown, Taken } from './screen.ts'
import { aWhile, type ImportAsked, type ImportState, progressOf, readHeld, stateOf, takeHeld } from './statements-held.ts'

const fault = (detail: string, pointer?: string): { readonly problem: Refusal } => ({
  problem: { status: 422, code: 'invalid_input', detail, members: {}, ...(pointer === undefined ? {} : { errors: [{ pointer, reason: detail }] }) },
})

const at = (code: string, id: string): string => `/accounts/${code}/import?file=${id}`

async function showImport({ desk, params, query, of }: Asked): Promise<Shown> {
  const code = params['code'] ?? ''
  const words = STATEMENTS[desk.language]
  const account = await desk.get(`/bank-accounts/${encodeURIComponent(code)}`)
  if (!account.ok) return account
  // A form that was not taken names the file in its fields
  const id = query['file'] ?? of.fault?.typed['file']?.[0]
  const file = id === undefined ? undefined : desk.held.find(id, code)
  if (file) return showHeld(desk, of, file)
  const gone = id !== undefined && of.fault === undefined
  return { title: words.title(code), body: <ChooseView of={of} code={code} {...(gone ? { why: words.gone } : {})} /> }
}

async function showHeld(desk: Desk, of: Asked['of'], file: HeldFile): Promise<Shown> {
  const words = STATEMENTS[desk.language]
  const code = file.account
  const state = stateOf(file)
  const title = words.title(code)
  switch (state.stage) {
    case 'taken':
      return { file: new Response(null, { status: 303, headers: { Location: `/statements/${state.statement}?done=statement_imported` } }) }
    case 'seen':
      return { title, body: <PreviewView of={of} code={code} file={file} preview={state.preview} profile={state.profile} /> }
    case 'reading':
    case 'taking': {
      const progress = await progressOf(desk, code)
      // Ended between the two looks, or with the program that did it
      if (!progress && stateOf(desk.held.find(file.id, code) ?? file).stage !== state.stage) return showHeld(desk, of, desk.held.find(file.id, code) ?? file)
      if (!progress) return { title, body: <NotTakenView of={of} code={code} file={file} detail={words.brokenOff} isAgain /> }
      const isReading = state.stage === 'reading'
      const heading = isReading ? words.readingTitle : words.importingTitle
      return { title: heading, body: <ProgressView of={of} code={code} title={heading} file={file} progress={progress} /> }
    }
    case 'not_read':
      return { title, body: <NotTakenView of={of} code={code} file={file} detail={detailOf(desk, state.problem)} isAgain={isPassing(state.problem)} /> }
    case 'not_taken':
      return showNotTaken(desk, of, file, state)
  }
}

function showNotTaken(desk: Desk, of: Asked['of'], file: HeldFile, { problem, preview }: Extract<ImportState, { stage: 'not_taken' }>): Shown {
  const words = STATEMENTS[desk.language]
  const title = words.refused
  if (problem.code === 'overlap_unclear')
    return {
      title: words.overlapTitle,
      body: <OverlapView of={of} code={file.account} file={file} overlaps={(problem.members['overlaps'] ?? []) as Overlap[]} />,
    }
  // It is not certain any more, or the reading that was confirmed is another: what it is read as stands there again
  if (problem.code === 'reading_not_confirmed')
    return { title, body: <PreviewView of={of} code={file.account} file={file} preview={preview} profile={undefined} /> }
  return { title, body: <NotTakenView of={of} code={file.account} file={file} detail={detailOf(desk, problem)} isAgain={isPassing(problem)} /> }
}

/** What another try can mend. */
const isPassing = ({ code, status }: Refusal): boolean => status >= 500 || ['in_progress', 'changed_meanwhile', 'import_cancelled'].includes(code)

function detailOf({ language }: Desk, problem: Refusal): string {
  const { code, detail, status } = problem
  const words = STATEMENTS[language]
  if (code === 'import_cancelled') return words.cancelled
  return status >= 500 || detail === '' ? words.brokenOff : refusalIn(language, problem)
}

/** Of a path its last name, without what no name has. */
const fileName = (sent: string): string => [...sent.replace(/^.*[/\\]/s, '').replace(/\p{Cc}/gu, '')].slice(0, 120).join('')

async function look({ desk, params, typed: { one }, came, key }: Posted): Promise<Taken> {
  const code = params['code'] ?? ''
  const words = STATEMENTS[desk.language]
  const [sent, another] = came
  if (sent?.field !== 'file') return fault(words.fileMissing, '/file')
  if (another) return fault(words.fileAlone, '/file')
  const account = await desk.get(`/bank-accounts/${encodeURIComponent(code)}`)
  if (!account.ok) return account
  const profile = one['profile'] || undefined
  const id = desk.held.hold(sent.file, code, fileName(sent.name), {
    stage: 'reading',
    ...(profile === undefined ? {} : { profile }),
  } satisfies ImportState)
  const held = desk.held.find(id, code)
  if (held) await aWhile(readHeld(desk, held, key, profile))
  return { to: at(code, id) }
}

/** The file that a form names, if it is still kept for who sends it. */
const heldOf = ({ desk, params, typed }: Posted): HeldFile | undefined => desk.held.find(typed.one['file'] ?? '', params['code'] ?? '')

async function take(posted: Posted): Promise<Taken> {
  const { desk, typed, key } = posted
  const words = STATEMENTS[desk.language]
  const file = heldOf(posted)
  if (!file) return fault(words.gone)
  const state = stateOf(file)
  // Sent twice: the first is on its way, or done
  if (state.stage !== 'seen' && state.stage !== 'not_taken') return { to: at(file.account, file.id) }
  const { preview } = state
  const reading = preview.readings.find(({ n }) => String(n) === typed.one['reading'])
  if (!reading) return fault(words.chooseFirst, '/reading')
  if (preview.today !== desk.book.read((read) => read.today)) {
    desk.held.keep(file, { stage: 'reading' } satisfies ImportState)
    await aWhile(readHeld(desk, file, `${key} anew`))
    return { to: at(file.account, file.id), note: 'file_read_anew' }
  }
  const profile = typed.one['profile'] || undefined
  const isNamed = preview.verdict !== 'proof' && !(reading.confirmed && onlyOf(preview)?.n === reading.n && profile === undefined)
  return begin(desk, file, { key, ...(isNamed ? { reading: String(reading.n) } : {}), ...(isNamed && profile !== undefined ? { profile } : {}) }, preview)
}

async function begin(desk: Desk, file: HeldFile, asked: ImportAsked, preview: Extract<ImportState, { stage: 'seen' }>['preview']): Promise<Taken> {
  desk.held.keep(file, { stage: 'taking', asked, preview } satisfies ImportState)
  await aWhile(takeHeld(desk, file, asked, preview))
  return { to: at(file.account, file.id) }
}

/** Once more as it was asked: where it broke off with the same key, so that it is taken in once; and with an answer to what it was asked back. */
async function again(posted: Posted): Promise<Taken> {
  const { desk, typed, key } = posted
  const words = STATEMENTS[desk.language]
  const file = heldOf(posted)
  if (!file) return fault(words.gone)
  const state = stateOf(file)
  const isRunning = (await progressOf(desk, file.account)) !== undefined
  if (isRunning) return { to: at(file.account, file.id) }
  if (state.stage === 'taking') return begin(desk, file, state.asked, state.preview)
  if (state.stage === 'not_taken') {
    const isAsked = state.problem.code === 'overlap_unclear'
    const overlap = typed.one['overlap']
    if (isAsked && overlap !== 'same' && overlap !== 'new') return fault(words.overlapMissing, '/overlap')
    return begin(desk, file, { ...state.asked, key, ...(isAsked ? { overlap: overlap as 'same' | 'new' } : {}) }, state.preview)
  }
  if (state.stage === 'reading' || state.stage === 'not_read') {
    desk.held.keep(file, { stage: 'reading' } satisfies ImportState)
    await aWhile(readHeld(desk, file, key, state.stage === 'reading' ? state.profile : undefined))
  }
  return { to: at(file.account, file.id) }
}

async function cancel(posted: Posted): Promise<Taken> {
  const { desk, params, key } = posted
  const code = params['code'] ?? ''
  const stopped = await desk.post(`/bank-accounts/${encodeURIComponent(code)}/imports/cancellation`, {}, key)
  const to = at(code, posted.typed.one['file'] ?? '')
  return stopped.ok ? { to, note: 'import_stopped' } : stopped.problem.status === 404 ? { to } : stopped
}

async function showStatement({ desk, params }: Asked): Promise<Shown> {
  const told = await desk.get<StatementTold>(`/statements/${encodeURIComponent(params['id'] ?? '')}`)
  if (!told.ok) return told
  const overview = desk.ask<AccountOverview, object>(accountOverview, {}, { code: told.value.bankAccount })
  if (!overview.ok) return overview
  return {
    title: STATEMENTS[desk.language].statementTitle(told.value.id),
    body: <StatementView language={desk.language} told={told.value} gaps={overview.value.gaps} isFinance={desk.is('finance')} />,
  }
}

const FINANCE = ['finance'] as const

/** A bank's file on its way into the book. What is taken in is the file that was seen, by the reading that was seen. */
export const statementScreens: readonly Screen[] = [
  {
    path: '/accounts/{code}/import',
    who: FINANCE,
    show: showImport,
    forms: {
      look: { who: FINANCE, take: look, holdsFiles: true },
      take: { who: FINANCE, take },
      'take-other': { who: FINANCE, take },
      again: { who: FINANCE, take: again },
      cancel: { who: FINANCE, take: cancel },
    },
  },
  { path: '/statements/{id}', who: ['finance', 'auditor'], show: showStatement },
]

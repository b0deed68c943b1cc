import { z } from 'zod'
import type { HeldFile } from '../../commands/statements/held-files.ts'
import type { Result } from '../../core/result.ts'
import type { Preview } from '../../pages/console/statements/preview-shapes.ts'
import type { Desk, Refusal } from './desk.ts'

/** How an import was asked for: by the number of a reading, or by what is proven or was confirmed before. */
export interface ImportAsked {
  readonly key: string
  readonly reading?: string
  readonly profile?: string
  readonly overlap?: 'same' | 'new'
}

/** How far a held file is on its way into the book. */
export type ImportState =
  | { readonly stage: 'reading'; readonly profile?: string }
  | { readonly stage: 'seen'; readonly preview: Preview; readonly profile?: string }
  | { readonly stage: 'not_read'; readonly problem: Refusal }
  | { readonly stage: 'taking'; readonly asked: ImportAsked; readonly preview: Preview }
  | { readonly stage: 'not_taken'; readonly problem: Refusal; readonly asked: ImportAsked; readonly preview: Preview }
  | { readonly stage: 'taken'; readonly statement: string }

export const stateOf = (of: HeldFile): ImportState => of.state as ImportState

/** So long a page waits for its answer; then it shows how far it is. */
const WAIT_MS = 1500

/** Waits for work a little; it goes on by itself. */
export function aWhile(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const enough = new Promise<void>((done) => {
    timer = setTimeout(done, WAIT_MS)
  })
  return Promise.race([work, enough]).finally(() => clearTimeout(timer))
}

const statements = (code: string) => `/bank-accounts/${encodeURIComponent(code)}/statements`

/** Lines of each end that a preview shows. */
const SHOWN = '5'

/** Reads a held file and keeps what it is read as. Never throws: nobody may wait for it any more. */
export async function readHeld(desk: Desk, of: HeldFile, key: string, profile?: string): Promise<void> {
  const named = profile === undefined ? {} : { profile }
  const answer = await sent<Preview>(desk, of, { mode: 'preview', show: SHOWN, ...named }, `${key} read`)
  keep(desk, of, answer.ok ? { stage: 'seen', preview: answer.value, ...named } : { stage: 'not_read', problem: answer.problem })
}

/** Takes a held file in, as it was asked, and keeps what came of it. Never throws. */
export async function takeHeld(desk: Desk, of: HeldFile, asked: ImportAsked, preview: Preview): Promise<void> {
  const { key, ...query } = asked
  const answer = await sent<{ statementId: string }>(desk, of, { mode: 'import', ...query }, key)
  if (!answer.ok) return keep(desk, of, { stage: 'not_taken', problem: answer.problem, asked, preview })
  try {
    desk.held.drop(of, { stage: 'taken', statement: answer.value.statementId } satisfies ImportState)
  } catch {
    // The door was shut meanwhile; the book has it
  }
}

function keep(desk: Desk, of: HeldFile, state: ImportState): void {
  try {
    desk.held.keep(of, state)
  } catch {
    // The door was shut meanwhile: the page says that it ended without an answer
  }
}

async function sent<T>(desk: Desk, of: HeldFile, query: Readonly<Record<string, string>>, key: string): Promise<Result<T, Refusal>> {
  let isGone = false
  async function* pieces() {
    try {
      yield* desk.held.pieces(of)
    } catch (thrown) {
      isGone = true
      throw thrown
    }
  }
  try {
    const file = { size: of.bytes, type: '', stream: () => ReadableStream.from(pieces()) }
    const answer = await desk.postFile<T>(`${statements(of.account)}?${new URLSearchParams(query)}`, file, key)
    return isGone ? { ok: false, problem: { status: 409, code: 'changed_meanwhile', detail: '', members: {} } } : answer
  } catch {
    return { ok: false, problem: { status: 500, code: 'internal', detail: '', members: {} } }
  }
}

const running = z.object({ running: z.array(z.object({ phase: z.string(), done: z.number(), total: z.number() })) })

export type Progress = z.infer<typeof running>['running'][number]

/** How far what runs for the account is; undefined where nothing runs. */
export async function progressOf(desk: Desk, code: string): Promise<Progress | undefined> {
  const answer = await desk.get(`/bank-accounts/${encodeURIComponent(code)}/imports`)
  return answer.ok ? running.parse(answer.value).running[0] : undefined
}

import type { SaidShown } from '../../queries/messages.ts'
import type { CasePage } from '../../queries/status-case.ts'
import { instantInWords } from '../i18n/format.ts'
import { type FileKind, NEEDED } from '../i18n/states.ts'
import type { Frame } from './layout.tsx'

/** Older messages that are asked for: of which case, and how many were said before those that were shown. */
export interface Older {
  readonly caseNumber: string
  readonly before: number
}

/** So many messages, and letters in them, stand on one page: it comes over weak networks. */
const MOST_MESSAGES = 10
const MOST_LETTERS = 6000

/** The place of the first of the messages that stand on the page with the last one before `end`: that one, and as many before it as there is room for. */
function firstShown(said: readonly SaidShown[], end: number, cases: number): number {
  let [first, letters] = [end, 0]
  while (first > 0 && end - first < MOST_MESSAGES) {
    letters += said[first - 1]?.text?.length ?? 0
    if (first < end && letters > MOST_LETTERS / cases) break
    first -= 1
  }
  return first
}

interface MessagesProps {
  readonly of: CasePage
  readonly frame: Frame
  readonly ticket: string
  readonly before: number | undefined
  readonly cases: number
}

/** The newest of what student and office said, oldest first, and the way to what was said before. */
export function Messages({ of, frame, ticket, before, cases }: MessagesProps) {
  const { page } = frame.words
  const { said, caseNumber } = of
  if (said.length === 0) return null
  const end = before !== undefined && before > 0 && before < said.length ? before : said.length
  const first = firstShown(said, end, cases)
  const id = `messages-${caseNumber}`
  return (
    <>
      <h3 id={id}>{page.messages}</h3>
      {first === 0 && end === said.length ? null : (
        <form method="post" action={`/status#${id}`} class="older">
          <input type="hidden" name="ticket" value={ticket} />
          <input type="hidden" name="caseNumber" value={caseNumber} />
          {first === 0 ? null : (
            <button type="submit" name="before" value={String(first)}>
              {page.older(first)}
            </button>
          )}
          {end === said.length ? null : (
            <button type="submit" name="before" value="0">
              {page.newest}
            </button>
          )}
        </form>
      )}
      <ol class="messages">
        {said.slice(first, end).map((one) => (
          <Message said={one} frame={frame} />
        ))}
      </ol>
    </>
  )
}

const isFileKind = (kind: string): kind is FileKind => kind !== 'contact' && NEEDED.some((one) => one === kind)

/** What was written as it was written, the rest in the page's language. */
function Message({ said, frame: { words, language } }: { readonly said: SaidShown; readonly frame: Frame }) {
  const { page } = words
  const { at, from, text, received, amount, payee, documents } = said
  return (
    <li>
      <p class="hint">
        {from === 'student' ? page.you : page.office}, <time datetime={at}>{instantInWords(language, at)}</time>
      </p>
      {received === undefined ? null : <p>{page.received[received]}</p>}
      {amount === undefined ? null : <p>{page.arrived(amount)}</p>}
      {text === undefined ? null : (
        <p class="written" dir="auto">
          {text}
        </p>
      )}
      {payee === undefined ? null : <p>{page.newAccount(payee.ending)}</p>}
      {documents === undefined ? null : <p>{page.sentFiles(documents.filter(isFileKind))}</p>}
    </li>
  )
}

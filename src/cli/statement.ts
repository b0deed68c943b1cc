import { done, type Result } from '../core/result.ts'
import { AsPerson, bankRoutes } from './as-person.ts'
import { sentNamed } from './file-words.ts'
import { type Progress, withBar } from './progress-bar.ts'
import { tableText } from './table-text.ts'
import { type Given, type Machine, needed, type Outcome, optional, type Refusal, type Verb, withBook } from './verb.ts'

interface Reading {
  readonly n: number
  readonly format: string
  readonly encoding: string
  readonly delimiter: string | null
  readonly dateFormat: string | null
  readonly amountStyle: string | null
  readonly proof: string
  /** Days by it have not come: it cannot be imported yet. */
  readonly ahead?: Preview['problems']
}

interface Preview {
  readonly verdict: string
  readonly readings: readonly Reading[]
  readonly lines: number
  readonly problems: readonly { readonly line: number; readonly column?: string | null; readonly reason: string }[]
}

interface Imported {
  readonly statementId: string
  readonly added: number
  readonly known: number
  readonly conflicts: number
}

const text = { type: 'string' } as const

export const statementPreview: Verb = {
  name: 'statement preview',
  usage: 'statement preview FILE [--account CODE] [--reading N]',
  summary: "(finance) how a bank's file would be read; nothing is taken in. Without an account: by those whose statement it can be",
  options: { account: text, reading: text },
  words: 1,
  run: (machine, given) => {
    if (optional(given, 'account') === undefined) return previewOfAny(machine, given)
    return sendStatement<Preview>(machine, given, 'preview', (preview) => ({ json: preview, text: previewText(preview) }))
  },
}

export const statementImport: Verb = {
  name: 'statement import',
  usage: 'statement import FILE --account CODE [--reading N] [--profile NAME] [--overlap same|new]',
  summary:
    "(finance) take a bank's file in; --reading confirms one reading of a preview, --profile keeps it under a name, --overlap says whether equal rows of a day of which two files show a part are the same payments",
  options: { account: text, reading: text, profile: text, overlap: text },
  words: 1,
  run: (machine, given) => {
    return sendStatement<Imported>(machine, given, 'import', (imported) => {
      const { statementId, added, known, conflicts } = imported
      return { json: imported, text: `Statement ${statementId}: ${added} lines added, ${known} known already, ${conflicts} in conflict` }
    })
  },
}

function sendStatement<T>(machine: Machine, given: Given, mode: string, told: (answer: T) => { json: unknown; text: string }): Promise<Outcome> {
  const account = needed(given, 'account')
  const file = sentNamed(given)
  const query = new URLSearchParams({ mode })
  for (const name of ['reading', 'profile', 'overlap']) {
    const value = optional(given, name)
    if (value !== undefined) query.set(name, value)
  }
  return withBook(machine, async (book) => {
    const [person, path] = [new AsPerson(machine, book, bankRoutes), `/bank-accounts/${encodeURIComponent(account)}`]
    const answer = await withBar(machine, person.postFile<T>(`${path}/statements?${query}`, file, 'application/octet-stream'), async () => {
      const imports = await person.get<{ readonly running: readonly Progress[] }>(`${path}/imports`)
      return imports.ok ? imports.value.running[0] : undefined
    })
    return answer.ok ? done(told(answer.value)) : answer
  })
}

/**
 * Reads the file for each account in turn: an account's number and currency tell whose it is, or that it is nobody's. What is told is the
 * reading of the first that it can be of, with the codes of all of them; where it is of none, the refusal that finds the least.
 */
function previewOfAny(machine: Machine, given: Given): Promise<Outcome> {
  const file = sentNamed(given)
  const reading = optional(given, 'reading')
  const query = new URLSearchParams({ mode: 'preview', ...(reading === undefined ? {} : { reading }) })
  return withBook(machine, async (book) => {
    const person = new AsPerson(machine, book)
    const refusal = person.refusedBut(['finance'])
    if (refusal) return { ok: false, problem: refusal }
    const codes = await accountCodes(person)
    if (!codes.ok) return codes
    const previews: { readonly code: string; readonly preview: Preview }[] = []
    let last: Refusal | undefined
    for (const code of codes.value) {
      const answer = await person.postFile<Preview>(`/bank-accounts/${encodeURIComponent(code)}/statements?${query}`, file, 'application/octet-stream')
      if (answer.ok) previews.push({ code, preview: answer.value })
      else last = answer.problem
    }
    const fitting = previews.filter(({ preview }) => preview.verdict !== 'refusal')
    const [shown] = fitting.length > 0 ? fitting : previews.sort((a, b) => a.preview.problems.length - b.preview.problems.length)
    if (!shown) return { ok: false, problem: last ?? { code: 'not_found', detail: 'There is no bank account yet whose statement it could be.' } }
    const accounts = fitting.map(({ code }) => code)
    const whose = accounts.length === 0 ? 'No account of ours fits it.' : `It can be of ${accounts.join(', ')}.`
    return done({ json: { ...shown.preview, accounts }, text: `${previewText(shown.preview)}\n${whose}` })
  })
}

/** The codes of all bank accounts. */
async function accountCodes(person: AsPerson): Promise<Result<readonly string[], Refusal>> {
  const codes: string[] = []
  for (let cursor: string | null | undefined = ''; cursor !== null && cursor !== undefined; ) {
    const page: Result<{ items: readonly { code: string }[]; nextCursor: string | null }, Refusal> = await person.get(
      `/bank-accounts?limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    )
    if (!page.ok) return page
    codes.push(...page.value.items.map(({ code }) => code))
    cursor = page.value.nextCursor
  }
  return done(codes)
}

function previewText({ verdict, readings, lines, problems }: Preview): string {
  const rows = readings.map((r) => [String(r.n), r.format, r.encoding, r.delimiter ?? '', r.dateFormat ?? '', r.amountStyle ?? '', r.proof])
  return [
    `${verdict}: ${lines} lines`,
    ...(rows.length > 0 ? [tableText(['reading', 'format', 'encoding', 'delimiter', 'dates', 'amounts', 'proof'], rows)] : []),
    ...problems.map(problemText),
    ...readings.flatMap(({ n, ahead }) => (ahead?.[0] ? [`reading ${n} cannot be imported yet: ${problemText(ahead[0])}`] : [])),
  ].join('\n')
}

const problemText = ({ line, column, reason }: Preview['problems'][number]): string => `line ${line}${column ? `, ${column}` : ''}: ${reason}`

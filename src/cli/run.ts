import { parseArgs } from 'node:util'
import { jsonFor } from '../http/problem.ts'
import { FaultyError, type Machine, type Refusal, UsageError, type Verb } from './verb.ts'
import { allVerbs, verbsOf } from './verbs.ts'

const EVERYWHERE = { db: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const

/** What a command line asks for: the verb, and `--db` and `--json`, which every verb takes. */
export interface Parsed {
  readonly verb: Verb
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly words: readonly string[]
  readonly db: string | undefined
  readonly json: boolean
}

/** Reads the command line; `--db` and `--json` may stand before the command too. Throws UsageError. */
export async function parse(line: readonly string[]): Promise<Parsed | 'help' | { readonly helpOf: Verb }> {
  const [before, args] = atVerb(line)
  const first = args.filter((arg) => !arg.startsWith('-'))
  const verb = (await verbsOf(args[0] ?? '')).find(({ name }) => args.slice(0, name.split(' ').length).join(' ') === name)
  if (args.length === 0 || first[0] === 'help' || (verb === undefined && args.some((arg) => arg === '--help' || arg === '-h'))) return 'help'
  if (!verb) throw new UsageError(`There is no command "${first.slice(0, 2).join(' ')}". "tideover help" lists what there is.`)
  const parsed = parseVerb(verb, [...before, ...args.slice(verb.name.split(' ').length)])
  if (parsed.values['help'] === true) return { helpOf: verb }
  if (parsed.positionals.length > (verb.words ?? 0)) throw new UsageError(`"${parsed.positionals.at(-1)}" is too much: tideover ${verb.usage}`)
  const { db, json, ...options } = parsed.values
  return { verb, options, words: parsed.positionals, db: typeof db === 'string' ? db : undefined, json: json === true }
}

/** Parts a line where its command begins: what stands before is of every command. */
function atVerb(line: readonly string[]): readonly [before: readonly string[], args: readonly string[]] {
  let at = 0
  while (line[at] === '--json' || line[at] === '--db' || line[at]?.startsWith('--db=')) at += line[at] === '--db' ? 2 : 1
  return [line.slice(0, at), line.slice(at)]
}

function parseVerb(verb: Verb, args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { ...verb.options, ...EVERYWHERE }, allowPositionals: true, strict: true })
    return { values: values as Readonly<Record<string, string | boolean | undefined>>, positionals }
  } catch (thrown) {
    throw new UsageError(`${thrown instanceof Error ? thrown.message : String(thrown)} (tideover ${verb.usage})`)
  }
}

export const helpOfVerb = ({ usage, summary }: Verb): string => `tideover ${usage}\n    ${summary}`

export const helpText = async (): Promise<string> =>
  [
    'tideover COMMAND [--db FILE] [--json]',
    '',
    ...(await allVerbs()).map(({ usage, summary }) => `  ${usage}\n      ${summary}`),
    '',
    'The book is --db, else TIDEOVER_DB, else tideover.db; its key is TIDEOVER_KEY_FILE, else the book\'s name with ".key".',
    'Commands that act for a person take the token in TIDEOVER_TOKEN.',
  ].join('\n')

/** Runs a verb and gives the exit status: 0 done, 1 refused or faulty, 2 wrong usage. Results go to `print`, everything else to `tell`. */
export async function runVerb(machine: Machine, { verb, options, words, json }: Parsed): Promise<number> {
  try {
    const told = await verb.run(machine, { options, words, json })
    if (!told.ok) {
      machine.tell(refusalText(told.problem))
      if (json) machine.print(jsonFor('api', problemObject(told.problem)))
      return 1
    }
    const { value } = told
    const shown = json ? jsonFor('api', value.json) : value.text
    if (shown !== undefined) machine.print(shown)
    if (value.fault === undefined) return 0
    machine.tell(value.fault)
    return 1
  } catch (thrown) {
    if (thrown instanceof UsageError) {
      machine.tell(`${thrown.message}\n(tideover ${verb.usage})`)
      return 2
    }
    if (thrown instanceof FaultyError) {
      machine.tell(thrown.message)
      return 1
    }
    throw thrown
  }
}

function refusalText({ code, detail, errors }: Refusal): string {
  return [`refused (${code}): ${detail}`, ...(errors ?? []).slice(0, 20).map(({ pointer, reason }) => `  ${pointer}: ${reason}`)].join('\n')
}

const problemObject = ({ code, detail, errors, members }: Refusal) => ({ code, detail, ...(errors ? { errors } : {}), ...members })

import type { JsonSchema } from './route-facts.ts'

/** One member of a body, for people: `payee.iban`, what it is, whether it must be there. */
export interface Member {
  readonly name: string
  readonly form: string
  readonly required: boolean
  readonly words: string
}

type Part = JsonSchema | boolean | undefined
type Definitions = Readonly<Record<string, Part>>

/** The members of an object schema, inner ones by their path. */
export function membersOf(schema: JsonSchema): Member[] {
  return within(schema, schema.$defs ?? {}, '')
}

function within(schema: JsonSchema, definitions: Definitions, prefix: string): Member[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, part]) => {
    const { of, word } = resolved(part, definitions)
    if (of === undefined) return []
    const name = `${prefix}${key}`
    const member: Member = { name, form: word ?? formOf(of, definitions), required: (schema.required ?? []).includes(key), words: of.description ?? '' }
    const inner = word !== undefined ? [] : within(of, definitions, `${name}.`)
    const items = of.type === 'array' ? resolved(of.items as Part, definitions) : undefined
    return [member, ...inner, ...(items?.of && items.word === undefined ? within(items.of, definitions, `${name}[].`) : [])]
  })
}

/** A schema with its reference followed; `word`: the name of what it referred to, such as Money. */
function resolved(part: Part, definitions: Definitions): { readonly of: JsonSchema | undefined; readonly word: string | undefined } {
  if (typeof part !== 'object') return { of: undefined, word: undefined }
  const name = part.$ref?.replace('#/$defs/', '')
  const target = name === undefined ? undefined : definitions[name]
  return typeof target === 'object'
    ? { of: { ...target, ...(part.description === undefined ? {} : { description: part.description }) }, word: name }
    : { of: part, word: undefined }
}

function formOf(schema: JsonSchema, definitions: Definitions): string {
  if (schema.enum) return schema.enum.map(String).join(' | ')
  if (schema.const !== undefined) return String(schema.const)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.map((choice) => formOrWord(choice, definitions)).join(' | ')
  if (schema.type === 'array')
    return `list of ${formOrWord(schema.items as Part, definitions)}${schema.maxItems === undefined ? '' : `, at most ${schema.maxItems}`}`
  if (schema.type === 'string')
    return `text${schema.maxLength === undefined ? '' : `, at most ${schema.maxLength}`}${schema.pattern === undefined ? '' : `, ${schema.pattern}`}`
  if (schema.type === 'integer' || schema.type === 'number') return `${schema.type}${rangeOf(schema)}`
  return String(schema.type ?? 'anything')
}

function formOrWord(part: Part, definitions: Definitions): string {
  const { of, word } = resolved(part, definitions)
  return word ?? (of ? formOf(of, definitions) : 'anything')
}

function rangeOf({ minimum, maximum }: JsonSchema): string {
  const from = minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? '' : ` from ${minimum}`
  return maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? from : `${from} to ${maximum}`
}

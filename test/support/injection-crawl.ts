import { reportNames } from '../../src/queries/reports/reports.ts'

/** What was answered at an address. */
export interface Reached {
  readonly address: string
  readonly status: number
  readonly type: string
  /** A file to be kept, not a page to be shown. */
  readonly isFile: boolean
  readonly text: string
  readonly bytes: Uint8Array
}

interface Answered {
  readonly response: Response
  readonly bytes: Uint8Array
}

/** Addresses of one sort that are opened: the rest are alike. */
const MOST = 25

/** Numbers, codes and what is asked differ within a sort. */
const sortOf = (address: string): string =>
  address
    .replace(/cursor=[^&]*/, 'cursor')
    .replace(/\/\d+(?=[/?]|$)/g, '/#')
    .replace(/=[^&]*/g, '=')

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** Forms that only ask (GET), with nothing typed and each choice made. */
function askedBy(text: string): readonly string[] {
  return [...text.matchAll(/<form method="get" action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/g)].flatMap(([, action = '', inside = '']) => {
    const choices = [...inside.matchAll(/<select[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].map(
      ([, name = '', options = '']) => [name, [...options.matchAll(/value="([^"]+)"/g)].map(([, value = '']) => unescaped(value))] as const,
    )
    const first = Object.fromEntries(choices.flatMap(([name, [value]]) => (value === undefined ? [] : [[name, value]])))
    return choices.flatMap(([name, values]) => values.map((value) => `${action}?${new URLSearchParams({ ...first, [name]: value })}`))
  })
}

export const isFileIn = (headers: Headers): boolean => (headers.get('Content-Disposition') ?? '').startsWith('attachment')

const linksOf = (text: string): readonly string[] => [...text.matchAll(/ href="(\/[^"#]*)/g)].map(([, href = '']) => unescaped(href))

/** Opens addresses and whatever they lead to by links and by forms that only ask; a file too. */
export async function crawl(from: readonly string[], open: (address: string) => Promise<Answered>): Promise<readonly Reached[]> {
  const reports = reportNames().flatMap((name) => [`/reports/${name}`, ...['csv', 'xlsx'].map((format) => `/reports/${name}/${format}`)])
  const waiting = [
    ...from,
    ...reports,
    ...from.filter((path) => path.endsWith('/export')).flatMap((path) => ['csv', 'xlsx'].map((format) => `${path}?format=${format}`)),
  ]
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  const reached: Reached[] = []
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const sort = sortOf(address)
    const count = counts.get(sort) ?? 0
    if (seen.has(address) || count >= MOST || /^\/(console-language|console\.|status|api)/.test(address)) continue
    seen.add(address)
    counts.set(sort, count + 1)
    const { response, bytes } = await open(address)
    const text = new TextDecoder().decode(bytes)
    const type = response.headers.get('Content-Type') ?? ''
    reached.push({ address, status: response.status, type, isFile: isFileIn(response.headers), text, bytes })
    const to = response.headers.get('Location')
    if (to !== null) waiting.push(to)
    if (type.startsWith('text/html')) waiting.push(...linksOf(text), ...askedBy(text))
  }
  return reached
}

/** What a person fills in: `choice` where the form has a list of values. */
export interface Field {
  readonly name: string
  readonly choice?: string
}

const TYPED = /^(text|email|tel|search|number|date|)$/

function fieldsOf(form: string): readonly Field[] {
  const named = (tag: string, attribute: string) => new RegExp(` ${attribute}="([^"]*)"`).exec(tag)?.[1] ?? ''
  const inputs = [...form.matchAll(/<(?:input|textarea)[^>]*>/g)]
    .filter(([tag]) => TYPED.test(named(tag, 'type')))
    .map(([tag]) => ({ name: named(tag, 'name') }))
  const radios = [...form.matchAll(/<input[^>]* type="(?:radio|checkbox)"[^>]*>/g)].map(([tag]) => ({
    name: named(tag, 'name'),
    choice: unescaped(named(tag, 'value')),
  }))
  const selects = [...form.matchAll(/<select[^>]*>([\s\S]*?)<\/select>/g)].flatMap(([whole, options = '']) => {
    const choice = /<option[^>]* value="([^"]+)"/.exec(options)?.[1]
    return choice === undefined ? [] : [{ name: named(whole, 'name'), choice: unescaped(choice) }]
  })
  const all: readonly Field[] = [...inputs, ...radios, ...selects]
  return [...new Map(all.filter(({ name }) => name !== '').map((field) => [field.name, field])).values()]
}

/** Of each sort of form that changes something one, with the page on which it stands; not the way out. */
export function formsOn(pages: readonly Reached[]): ReadonlyMap<string, { readonly address: string; readonly fields: readonly Field[] }> {
  const known = new Set(['/sign-out', '/account/end-others'])
  const forms = new Map<string, { address: string; fields: readonly Field[] }>()
  for (const { address, text } of pages)
    for (const [, action = '', inside = ''] of text.matchAll(/<form method="post" action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/g)) {
      const sort = sortOf(action)
      if (known.has(sort)) continue
      known.add(sort)
      forms.set(action, { address, fields: fieldsOf(inside) })
    }
  return forms
}

import { answerOf } from '../../src/http/answers/answers.ts'
import { routes } from '../../src/http/routes.ts'

/** The part of an app that a test uses. */
export interface App {
  readonly request: (path: string, init?: RequestInit) => Response | Promise<Response>
}

type Codes = ReadonlyMap<string, ReadonlySet<string>>
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, unknown>> }>>>> }

/** The document is the same for every book: it is read once. */
let document: Promise<Codes> | undefined

const AFTER_API = /^(?:https?:\/\/[^/]+)?\/api\/v1(\/[^?#]*)/

/**
 * An app whose every answer is held against its own OpenAPI document: a refusal has a code that the operation names under that status, and what
 * was done is told in the shape that the document gives. Throws otherwise. What it lets through has been seen, whatever a test asks of it.
 */
export function asDocumented(app: App): App {
  return {
    request: async (path, init = {}) => {
      const response = await app.request(path, init)
      const route = routeOf(init.method ?? 'GET', path)
      if (!route) return response
      const name = `${route.method} ${route.path}`
      if (response.status >= 400) {
        document ??= codesByAnswer(app)
        await checkRefusal(response.clone(), name, await document)
      } else if ((response.headers.get('Content-Type') ?? '').includes('json')) await checkAnswer(response.clone(), route)
      return response
    },
  }
}

/** The codes of each operation and status, as `GET /funds 422` → its codes. */
async function codesByAnswer(app: App): Promise<Codes> {
  const document = (await (await app.request('http://book/api/openapi.json')).json()) as Document
  const answers = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { responses }]) =>
      Object.entries(responses).map(([status, response]) => [`${method.toUpperCase()} ${path} ${status}`, enumsIn(response)] as const),
    ),
  )
  return new Map(answers)
}

/** Every value of every `enum` within a part of the document. */
function enumsIn(part: unknown): ReadonlySet<string> {
  const found = new Set<string>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'enum' && Array.isArray(inner)) for (const one of inner) found.add(String(one))
      else look(inner)
    }
  }
  look(part)
  return found
}

function routeOf(method: string, path: string) {
  const words = AFTER_API.exec(path)?.[1]?.split('/')
  return routes.find((route) => {
    const own = route.path.split('/')
    return route.method === method && words?.length === own.length && own.every((word, at) => word.startsWith('{') || word === words[at])
  })
}

async function checkRefusal(response: Response, name: string, codes: Codes): Promise<void> {
  const { code } = (await response.json()) as { readonly code: string }
  if (codes.get(`${name} ${response.status}`)?.has(code) !== true)
    throw new Error(`${name} answered ${response.status} ${code}, which its documentation does not name: declare it in "refuses".`)
}

async function checkAnswer(response: Response, route: (typeof routes)[number]): Promise<void> {
  const parsed = answerOf(route)?.safeParse(await response.json())
  if (parsed && !parsed.success)
    throw new Error(`${route.method} ${route.path} answered in another shape than src/http/answers has: ${JSON.stringify(parsed.error.issues).slice(0, 1500)}`)
}

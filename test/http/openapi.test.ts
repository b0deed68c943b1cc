import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROBLEMS } from '../../src/core/problem.ts'
import { routes } from '../../src/http/routes.ts'
import { ApiBook } from '../support/api-book.ts'

interface Operation {
  readonly operationId: string
  readonly 'x-roles'?: readonly string[]
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Readonly<Record<string, unknown>> }>> }
  readonly responses: Readonly<Record<string, { readonly description: string }>>
}

interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, { readonly enum?: readonly string[] }>> }
  readonly 'x-problems': readonly { readonly code: string; readonly status: number }[]
}

describe('/api/openapi.json', () => {
  let at: ApiBook
  let document: Document
  beforeAll(async () => {
    at = new ApiBook()
    document = (await at.get('/api/openapi.json', '')).body as unknown as Document
  })
  afterAll(() => at.remove())

  const operation = (method: string, path: string): Operation => {
    const found = document.paths[path]?.[method.toLowerCase()]
    if (!found) throw new Error(`${method} ${path} is not in the document`)
    return found
  }

  it('is valid OpenAPI 3.1, and a document with a fault is not', async () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    const good = await new Validator().validate({ ...structuredClone(document) })
    expect(good.errors ?? []).toEqual([])
    expect(good.valid).toBe(true)
    const bad = await new Validator().validate({ ...structuredClone(document), paths: { '/x': { get: { responses: { nine: {} } } } } })
    expect(bad.valid).toBe(false)
  })

  it('refers to nothing that is not there', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref)
    expect(refs.length).toBeGreaterThan(50)
    expect([...new Set(refs)].filter((ref) => !(ref.replace('#/components/schemas/', '') in document.components.schemas))).toEqual([])
  })

  it('has every route, with its own name', () => {
    for (const { method, path } of routes) expect(operation(method, path).operationId).toBeTruthy()
    const names = Object.values(document.paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId))
    expect(names).toHaveLength(routes.length)
    expect(new Set(names).size).toBe(names.length)
  })

  it('tells who may, the key, the body and what comes of it', () => {
    const post = operation('POST', '/funds/{code}/contributions')
    expect(post['x-roles']).toEqual(['finance'])
    expect(post.parameters.map(({ name, in: place }) => `${place} ${name}`)).toEqual(['path code', 'header Idempotency-Key'])
    const schema = post.requestBody?.content['application/json']?.schema
    expect(schema).toMatchObject({
      required: ['donor', 'money', 'date', 'bankAccount'],
      additionalProperties: false,
      properties: { money: { $ref: '#/components/schemas/Money' } },
    })
    expect(Object.keys(post.responses)).toEqual(expect.arrayContaining(['201', '400', '401', '403', '404', '413', '415', '422', '429', '500']))
    expect(post.responses['403']?.description).toContain('role_not_allowed')
    const get = operation('GET', '/funds')
    expect(get.parameters.map(({ name }) => name)).toEqual(['limit', 'cursor'])
    expect(get['x-roles']).toBeUndefined()
    expect(get.responses['403']).toBeUndefined()
  })

  it('has every code, each with its status', () => {
    const codes = document['x-problems'].map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining([...Object.keys(PROBLEMS), 'broken_json', 'too_many_requests']))
    expect(document.components.schemas['ProblemCode']?.enum).toEqual(codes)
    expect(Object.fromEntries(document['x-problems'].map(({ code, status }) => [code, status]))).toMatchObject({
      role_not_allowed: 403,
      not_found: 404,
      already_exists: 409,
      erased: 410,
      unknown_member: 422,
      too_large: 413,
      media_type_not_taken: 415,
    })
  })

  it('names every code that an operation can give, under its status, and leaves none open', () => {
    const statusOf = new Map(document['x-problems'].map(({ code, status }) => [code, status]))
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, { responses }] of Object.entries(operations)) {
        expect(responses['default'], `${method} ${path}`).toBeUndefined()
        for (const [status, { description }] of Object.entries(responses).filter(([status]) => Number(status) >= 400))
          expect([...new Set(description.split(', ').map((code) => statusOf.get(code)))], `${method} ${path} ${description}`).toEqual([Number(status)])
      }
    }
  })

  it('gives the shape of an answer', () => {
    const answer = operation('GET', '/funds/{code}').responses['200'] as unknown as { content: Readonly<Record<string, { schema: object }>> }
    expect(answer.content['application/json']?.schema).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['code', 'available', 'committed']),
      properties: { available: { $ref: '#/components/schemas/MoneyTold' } },
    })
  })

  it('names what a command declares that it refuses', () => {
    const declared = routes.flatMap((route) =>
      'command' in route ? (route.command.refuses ?? []).map((code) => [route.method, route.path, code] as const) : [],
    )
    for (const [method, path, code] of declared) {
      const words = Object.values(operation(method, path).responses).map(({ description }) => description)
      expect(
        words.some((text) => text.split(', ').includes(code)),
        `${method} ${path} ${code}`,
      ).toBe(true)
    }
  })
})

describe('/api/docs', () => {
  let at: ApiBook
  let page = ''
  beforeAll(async () => {
    at = new ApiBook()
    page = (await at.get('/api/docs', '')).text
  })
  afterAll(() => at.remove())

  it('shows every route and every code without script', () => {
    expect(page).toMatch(/^<!doctype html>/)
    expect(page).not.toMatch(/<script|\son\w+=|style="/)
    for (const { path } of routes) expect(page).toContain(`<code>${path}</code>`)
    for (const code of Object.keys(PROBLEMS)) expect(page).toContain(`id="problem-${code}"`)
  })

  it('links to nothing that is not there', () => {
    const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets.length).toBeGreaterThan(100)
    expect(targets.filter((id) => !ids.has(id))).toEqual([])
    expect(new Set(ids).size).toBe([...page.matchAll(/\sid="/g)].length)
  })

  it('names the members of a body, inner ones by their path', () => {
    expect(page).toContain('<code>paymentFile.columns[].title</code>')
    expect(page).toMatch(/<code>money<\/code><\/th><td>Money/)
  })

  it('has its style sheet', async () => {
    const sheet = await at.get('/api/docs.css', '')
    expect([sheet.status, sheet.headers.get('Content-Type')]).toEqual([200, 'text/css; charset=utf-8'])
  })
})

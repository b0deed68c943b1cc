import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerOf } from '../../src/http/answers/answers.ts'
import type { Route } from '../../src/http/route.ts'
import { type JsonSchema, propertiesOf, routeFacts, schemaOf } from '../../src/http/route-facts.ts'
import { routes } from '../../src/http/routes.ts'
import { ApiBook } from '../support/api-book.ts'
import { CONTRACT } from './interfaces.ts'

const LETTERS: Readonly<Record<string, string>> = { o: 'case_officer', a: 'approver', f: 'finance', r: 'releaser', u: 'auditor', d: 'admin' }

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '')
const needed = (text: string): string[] => words(text).filter((word) => !word.endsWith('?'))
const names = (text: string): string[] => words(text).map((word) => word.replace('?', ''))

function routeNamed(name: string): Route {
  const route = routes.find(({ method, path }) => `${method} ${path}` === name)
  if (!route) throw new Error(`${name} is no route`)
  return route
}

const membersOf = (schema: JsonSchema): string[] => propertiesOf(schema).map(([name]) => name)

describe('the outside contract', () => {
  let at: ApiBook
  beforeAll(() => {
    at = new ApiBook()
  })
  afterAll(() => at.remove())

  it('has every route of the table', () => {
    expect(routes.map(({ method, path }) => `${method} ${path}`).filter((name) => !CONTRACT.some(([, known]) => known === name))).toEqual([])
  })

  it.each(CONTRACT.map((row) => [row[0], row[1], row] as const))('%s %s', (who, name, [, , body, answer]) => {
    const route = routeNamed(name)
    const facts = routeFacts(at.book, route)
    const may = facts.who === 'open' ? '-' : facts.who === 'signed in' ? '*' : [...facts.who].sort()
    expect(may).toEqual(who === '-' || who === '*' ? who : [...who].map((letter) => LETTERS[letter]).sort())
    if (body !== undefined && ('command' in route || 'open' in route)) {
      const schema = facts.body?.schema ?? {}
      expect(
        names(body).filter((member) => !membersOf(schema).includes(member)),
        'members that the body does not take',
      ).toEqual([])
      expect([...(schema.required ?? [])].sort(), 'members that the body must have').toEqual(needed(body).sort())
    }
    const shape = answerOf(route)
    if (answer === undefined) return
    const told = shape ? schemaOf(shape) : {}
    expect(
      names(answer).filter((member) => !membersOf(told).includes(member)),
      'members that the answer does not have',
    ).toEqual([])
    expect(
      needed(answer).filter((member) => !(told.required ?? []).includes(member)),
      'members that may not come',
    ).toEqual([])
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Json, student, World } from './cases-world.ts'

const w = new World()
beforeAll(() => w.found({ criteria: [{ code: 'citizen', kind: 'nationality', mandatory: true }] }))
afterAll(() => w.close())

const COLUMNS = ['familyName', 'givenName', 'birthDate', 'nationality', 'hostCountry']

describe('runChecksOfProgramme', () => {
  it('takes those never checked first, 200 at a time, then those checked longest ago', async () => {
    const rows = Array.from({ length: 230 }, (_, n) => ({ ...student(n).student, hostCountry: 'TR' })).map((of: Json) =>
      COLUMNS.map((column) => of[column]).join(','),
    )
    const { applications } = await w.post('officer', '/programmes/P/intake', undefined, { raw: [COLUMNS.join(','), ...rows].join('\n'), kind: 'text/csv' })
    const ids = applications.map((of: Json) => of.id)
    const run = () => w.post('officer', '/programmes/P/automatic-checks')
    const [first, second, third] = [await run(), await run(), await run()]
    expect([first.checked, first.left, second.checked, second.left, third.left]).toEqual([200, 30, 200, 0, 0])
    expect(first.applications.map((of: Json) => of.id)).toEqual(ids.slice(0, 200))
    expect(second.applications.map((of: Json) => of.id).sort()).toEqual([...ids.slice(0, 170), ...ids.slice(200)].sort())
    expect(first.applications[0]).toEqual({ id: ids[0], state: 'checking', checks: [{ criterion: 'citizen', outcome: 'pass' }] })
    await w.repeatAll()
  })
})

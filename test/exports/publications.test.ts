import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { exportBooks } from '../../src/queries/exports/books.ts'
import { trialBalanceView } from '../../src/queries/ledger.ts'
import { world as emptyWorld, fullBook, type World } from '../support/full-book.ts'
import { oneGrant } from '../support/one-grant.ts'
import { brokenRules, type Parsed, parsedByPython, under } from './iati-rules.ts'
import { personalTexts } from './personal.ts'
import { exported, fileOf, has } from './tools.ts'

let world: World
let personal: readonly string[]

beforeAll(async () => {
  world = await fullBook()
  personal = await personalTexts(world)
})

/** A balance of the trial balance in minor units, credit positive where `sign` is -1. */
function balance(fund: string, ...accounts: readonly string[]): number {
  const { rows } = world.book.read((read) => trialBalanceView(read, undefined, undefined))
  return rows.filter((row) => row.fund === fund && accounts.includes(row.account)).reduce((sum, row) => sum + minor(row.balance.amount), 0)
}

const funds = (): string[] =>
  world.book.read((read) => read.all<{ code: string }>("SELECT code FROM fund WHERE code NOT LIKE 'unassigned%' ORDER BY id").map(({ code }) => code))

/** The sum of the postings to an account in which a fund's closing has a part, or has none. Debit positive. */
const posted = (code: string, account: string, byClosing: 0 | 1): number =>
  world.book.read((read) =>
    read.value<number>(
      `SELECT coalesce(sum(p.amount), 0) FROM posting p JOIN entry e ON e.id = p.entry JOIN account a ON a.id = p.account JOIN fund f ON f.id = p.fund
       WHERE f.code = ? AND a.code = ? AND (e.kind = 'fund_closed') = ?`,
      code,
      account,
      byClosing,
    ),
  ) ?? 0

const studentsPaid = (code: string, month: string, country: string): number =>
  world.book.read((read) =>
    read.value<number>(
      `SELECT count(DISTINCT g.student) FROM posting p JOIN entry e ON e.id = p.entry JOIN account a ON a.id = p.account JOIN fund f ON f.id = p.fund JOIN grant g ON g.id = p.subject
         JOIN recommendation r ON r.id = g.recommendation JOIN application_version v ON v.id = r.application_version
       WHERE a.code = 'budget:spent' AND f.code = ? AND substr(e.effective_date, 1, 7) = ? AND v.host_country = ?`,
      code,
      month,
      country,
    ),
  ) ?? 0

const minor = (amount: string | undefined): number => Number((amount ?? '').replace('.', ''))

describe.skipIf(!has('python3'))('export iati', () => {
  let file: Parsed
  const activity = (code: string): Parsed => {
    const found = file.children.find((one) => under(one, 'iati-identifier')[0]?.text === `XM-DAC-47066-${code}`)
    if (!found) throw new Error(`no activity ${code}`)
    return found
  }
  const sumOf = (of: Parsed, type: string): number =>
    under(of, 'transaction')
      .filter((one) => under(one, 'transaction-type')[0]?.attributes['code'] === type)
      .reduce((sum, one) => sum + minor(under(one, 'value')[0]?.text), 0)

  beforeAll(() => {
    file = parsedByPython(fileOf(exported(world.book, 'iati'), 'xml'))
  })

  it('is well-formed for a parser that is not ours, and breaks no rule of the schema, the lists and the rulesets', () => {
    expect(brokenRules(file)).toEqual([])
    expect(file.attributes['version']).toBe('2.03')
    expect(file.children.map((one) => under(one, 'iati-identifier')[0]?.text)).toEqual(funds().map((code) => `XM-DAC-47066-${code}`))
  })

  it.each<[string, (text: string) => string]>([
    ['elements in another order', (text) => text.replace(/(<title>[\s\S]*?<\/title>)([\s\S]*?)(<activity-status [^>]*>)/, '$2$1$3')],
    ['an element that must be there', (text) => text.replace(/<activity-status [^>]*>/, '')],
    ['an attribute that must be there', (text) => text.replace(/ value-date="[^"]*"/, '')],
    ['shares that are not 100', (text) => text.replace(/percentage="100(\.00)?"/, 'percentage="99.99"')],
    ['a code that is on no list', (text) => text.replace('role="4"', 'role="7"')],
    ['an identifier of another organisation', (text) => text.replace('<iati-identifier>XM', '<iati-identifier>XX')],
  ])('the rules find %s (the control)', (_what, change) => {
    const text = exported(world.book, 'iati')
    expect(change(text)).not.toBe(text)
    expect(brokenRules(parsedByPython(fileOf(change(text), 'xml')))).not.toEqual([])
  })

  it('comes to the trial balance of each fund', () => {
    const received = ['income:contributions', 'income:interest', 'assets:contributions-receivable', 'liabilities:donor-refunds']
    for (const code of funds()) {
      const of = activity(code)
      const budgets = under(of, 'budget').reduce((sum, one) => sum + minor(under(one, 'value')[0]?.text), 0)
      expect([code, sumOf(of, '4'), sumOf(of, '11'), sumOf(of, '1'), budgets]).toEqual([
        code,
        posted(code, 'budget:spent', 0),
        0 - posted(code, 'income:contributions', 0),
        // What rates gained is owed to donors too: it was no income.
        0 - balance(code, ...received) - posted(code, 'budget:spent', 1),
        0 - balance(code, 'budget:appropriated'),
      ])
    }
    expect(balance('EMERGENCY', 'budget:spent')).toBeGreaterThan(0)
  })

  it('names donors, and writes their names as text', () => {
    expect(under(activity('YEN'), 'participating-org').map((one) => under(one, 'narrative')[0]?.text)).toEqual(['=SUM(A1)', 'Stranded & Co', 'Stranded & Co'])
  })

  it('tells no spending of fewer than five students by country', () => {
    const spent = funds().flatMap((code) =>
      under(activity(code), 'transaction').flatMap((one) => {
        const [, month, country] = /-S-(\d{4}-\d{2})(?:-([A-Z]{2}))?$/.exec(one.attributes['ref'] ?? '') ?? []
        return month === undefined ? [] : [{ code, month, country }]
      }),
    )
    expect(spent.length).toBeGreaterThan(0)
    const few = spent.filter(({ code, month, country }) => country !== undefined && studentsPaid(code, month, country) < 5)
    expect(few).toEqual([])
  })

  it('gives one fund and the days that are asked for', () => {
    const part = parsedByPython(fileOf(exported(world.book, 'iati', { fund: 'EMERGENCY', from: '2020-11-01', to: '2020-11-05' }), 'xml'))
    expect(part.children).toHaveLength(1)
    const days = under(part.children[0] as Parsed, 'transaction').map((one) => under(one, 'transaction-date')[0]?.attributes['iso-date'] ?? '')
    expect(days.length).toBeGreaterThan(0)
    expect(days.every((day) => day >= '2020-11-01' && day <= '2020-11-05')).toBe(true)
  })
})

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)
const organisation = z.strictObject({ id: z.string().min(1), name: z.string().min(1) })

/** The published 360-giving-schema.json as far as it speaks of a grant to an individual, and the guidance's ten core fields. */
const grant = z.strictObject({
  id: z.string().regex(/^360G-Stranded-[0-9a-f]{16}$/),
  title: z.string().min(1).max(140),
  description: z.string().min(1),
  currency: z.string().regex(/^[A-Z]{3}$/),
  amountAwarded: z.number().positive(),
  amountDisbursed: z.number().min(0),
  awardDate: day,
  plannedDates: z.tuple([z.strictObject({ startDate: day, endDate: day })]),
  recipientIndividual: z.strictObject({ id: z.string().regex(/^360G-Stranded-IND-[0-9a-f]{16}$/), name: z.literal('Individual Recipient') }),
  fundingOrganization: z.tuple([organisation]),
  beneficiaryLocation: z.tuple([z.strictObject({ countryCode: z.string().regex(/^[A-Z]{2}$/) })]).optional(),
  grantProgramme: z.tuple([z.strictObject({ code: z.string(), title: z.string() })]),
  toIndividualsDetails: z.strictObject({
    primaryGrantReason: z.string().regex(/^GTIR(0[1-9]0|1[0-2]0)$/),
    grantPurpose: z.array(z.string().regex(/^GTIP(0[1-9]0|1[0-7]0)$/)).max(3),
  }),
  dateModified: instant,
})
const givingPackage = z.strictObject({ grants: z.array(grant).min(1) })

describe('export 360giving', () => {
  const grants = () => givingPackage.parse(JSON.parse(exported(world.book, '360giving'))).grants

  it('is a package by the published schema, with a grant for each of which something is left', () => {
    const told = grants()
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length)
    const left = world.book.read((read) => read.value<number>("SELECT count(*) FROM state WHERE noun = 'grant' AND state <> 'cancelled'"))
    expect(told).toHaveLength(left ?? -1)
    expect(told.every(({ fundingOrganization: [of] }) => of.id === 'XM-DAC-47066' && of.name === 'Stranded & Co')).toBe(true)
  })

  it('comes to the trial balance: awarded are the expenses for assistance, disbursed is what was spent on students', () => {
    const text = exported(world.book, '360giving', { fund: 'EMERGENCY' })
    const amounts = (member: string) => [...text.matchAll(new RegExp(`"${member}":(\\d+\\.\\d\\d),`, 'g'))].reduce((sum, [, amount]) => sum + minor(amount), 0)
    expect(amounts('amountAwarded')).toBe(balance('EMERGENCY', 'expenses:assistance'))
    const spentOtherwise = world.book.read((read) =>
      read.value<number>(
        "SELECT sum(p.amount) FROM posting p JOIN account a ON a.id = p.account WHERE a.code = 'budget:spent' AND a.currency = 'USD' AND p.subject = 0",
      ),
    )
    expect(amounts('amountDisbursed')).toBe(balance('EMERGENCY', 'budget:spent') - (spentOtherwise ?? 0))
  })

  it('tells a country only where five students or more are alike, and the first of a month or year for a day', () => {
    const told = grants()
    const key = ({ grantProgramme: [{ code }], awardDate, beneficiaryLocation }: (typeof told)[number]) =>
      JSON.stringify([code, awardDate, beneficiaryLocation])
    for (const of of told) {
      const alike = new Set(told.filter((other) => key(other) === key(of)).map(({ recipientIndividual }) => recipientIndividual.id))
      if (of.beneficiaryLocation || !of.awardDate.endsWith('-01-01')) expect([key(of), alike.size >= 5]).toEqual([key(of), true])
      expect(of.awardDate).toMatch(/-01$/)
    }
    expect(told.some((of) => of.beneficiaryLocation?.[0].countryCode === 'TR' && of.awardDate === '2020-11-01')).toBe(true)
  })

  it('leaves country and month out where fewer are alike', async () => {
    const few = await oneGrant()
    const told = givingPackage.parse(JSON.parse(exported(few.book, '360giving'))).grants
    expect(told.map((of) => [of.awardDate, of.beneficiaryLocation, of.plannedDates[0].endDate])).toEqual([['2020-01-01', undefined, '2020-12-31']])
  })

  it('gives the same pseudonyms each time', () => {
    expect(exported(world.book, '360giving')).toBe(exported(world.book, '360giving'))
  })

  it('refuses where no grant is left to tell of', () => {
    expect(exportBooks(world.book, '360giving', { fund: 'YEN' }, () => {})).toMatchObject({ ok: false, problem: { code: 'not_found' } })
  })
})

describe('publications', () => {
  it('take their publisher from the settings, which refuse what is no identifier', async () => {
    const { ask } = emptyWorld()
    const set = (organisation: object) => ask('admin', 'PUT', '/settings', { organisation })
    const told = { name: 'Agency', iatiId: 'GB-CHC-202918', iatiType: '21', giving360Id: '360G-agency' }
    expect((await set(told))['organisation']).toEqual(told)
    expect((await ask('admin', 'GET', '/settings'))['organisation']).toEqual(told)
    for (const wrong of [{ iatiId: '47066' }, { iatiId: 'XM-DAC-4 7' }, { iatiType: 'multilateral' }, { giving360Id: 'agency' }, { name: '' }])
      await expect(set({ ...told, ...wrong })).rejects.toThrow('invalid_input')
  })

  it.each(['iati', '360giving'] as const)('%s has nothing of a student', (name) => {
    const text = exported(world.book, name)
    expect(personal.length).toBeGreaterThan(60)
    expect(personal.filter((of) => text.includes(of))).toEqual([])
  })

  it.each(['iati', '360giving'] as const)('%s wants its publisher in the settings, and says which member', (name) => {
    const refused = exportBooks(emptyWorld().book, name, {}, () => {})
    expect(refused).toMatchObject({ ok: false, problem: { code: 'invalid_input', detail: expect.stringContaining('organisation.name') } })
  })
})

import { run } from './tools.ts'

/** An element as Python's own parser read it. */
export interface Parsed {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
  readonly children: readonly Parsed[]
}

const READER = `
import json, sys, xml.etree.ElementTree as tree
def plain(of): return {"name": of.tag, "attributes": dict(of.attrib), "text": (of.text or "").strip(), "children": [plain(child) for child in of]}
print(json.dumps(plain(tree.parse(sys.argv[1]).getroot())))
`

/** Reads a file by a parser that is not ours. Throws where it is not well-formed. */
export function parsedByPython(file: string): Parsed {
  const { status, out, err } = run('python3', '-c', READER, file)
  if (status !== 0) throw new Error(err)
  return JSON.parse(out) as Parsed
}

export const under = (of: Parsed, name: string): readonly Parsed[] => of.children.filter((child) => child.name === name)

interface Rule {
  /** The elements that may stand in it, in the schema's order: name, least, most. */
  readonly children?: ReadonlyArray<readonly [name: string, least: number, most: number]>
  /** The attributes that it may have; those with an exclamation mark it must have. */
  readonly attributes?: readonly string[]
}

const MANY = Number.POSITIVE_INFINITY
const NARRATIVE: Rule = { children: [['narrative', 1, MANY]] }
const DATE: Rule = { attributes: ['iso-date!'] }
const CODE: Rule = { attributes: ['code!'] }
const VALUE: Rule = { attributes: ['currency', 'value-date!'] }
const LANG = '{http://www.w3.org/XML/1998/namespace}lang'

/** iati-activities-schema.xsd 2.03 and iati-common.xsd, as far as they speak of what an activity of ours has; the order of siblings is theirs. */
const RULES: Readonly<Record<string, Rule>> = {
  'iati-activities': { children: [['iati-activity', 1, MANY]], attributes: ['version!', 'generated-datetime', 'linked-data-default'] },
  'iati-activity': {
    children: [
      ['iati-identifier', 1, 1],
      ['reporting-org', 1, 1],
      ['title', 1, 1],
      ['description', 1, MANY],
      ['participating-org', 1, MANY],
      ['other-identifier', 0, MANY],
      ['activity-status', 1, 1],
      ['activity-date', 1, MANY],
      ['contact-info', 0, MANY],
      ['activity-scope', 0, 1],
      ['recipient-country', 0, MANY],
      ['recipient-region', 0, MANY],
      ['location', 0, MANY],
      ['sector', 0, MANY],
      ['country-budget-items', 0, 1],
      ['humanitarian-scope', 0, MANY],
      ['policy-marker', 0, MANY],
      ['collaboration-type', 0, 1],
      ['default-flow-type', 0, 1],
      ['default-finance-type', 0, 1],
      ['default-aid-type', 0, MANY],
      ['default-tied-status', 0, 1],
      ['budget', 0, MANY],
      ['planned-disbursement', 0, MANY],
      ['capital-spend', 0, 1],
      ['transaction', 0, MANY],
    ],
    attributes: ['last-updated-datetime', LANG, 'default-currency', 'humanitarian', 'hierarchy', 'linked-data-uri', 'budget-not-provided'],
  },
  'iati-identifier': {},
  'reporting-org': { ...NARRATIVE, attributes: ['ref!', 'type!', 'secondary-reporter'] },
  title: NARRATIVE,
  description: { ...NARRATIVE, attributes: ['type'] },
  narrative: { attributes: [LANG] },
  'participating-org': { children: [['narrative', 0, MANY]], attributes: ['ref', 'type', 'role!', 'activity-id', 'crs-channel-code'] },
  'other-identifier': { children: [['owner-org', 0, 1]], attributes: ['ref!', 'type!'] },
  'activity-status': CODE,
  'activity-date': { children: [['narrative', 0, MANY]], attributes: ['type!', 'iso-date!'] },
  'recipient-country': { children: [['narrative', 0, MANY]], attributes: ['code!', 'percentage'] },
  'recipient-region': { children: [['narrative', 0, MANY]], attributes: ['vocabulary', 'vocabulary-uri', 'code!', 'percentage'] },
  sector: { children: [['narrative', 0, MANY]], attributes: ['vocabulary', 'vocabulary-uri', 'code!', 'percentage'] },
  'default-finance-type': CODE,
  budget: {
    children: [
      ['period-start', 1, 1],
      ['period-end', 1, 1],
      ['value', 1, 1],
    ],
    attributes: ['type', 'status'],
  },
  'period-start': DATE,
  'period-end': DATE,
  value: VALUE,
  transaction: {
    children: [
      ['transaction-type', 1, 1],
      ['transaction-date', 1, 1],
      ['value', 1, 1],
      ['description', 0, 1],
      ['provider-org', 0, 1],
      ['receiver-org', 0, 1],
      ['disbursement-channel', 0, 1],
      ['sector', 0, MANY],
      ['recipient-country', 0, 1],
      ['recipient-region', 0, 1],
      ['flow-type', 0, 1],
      ['finance-type', 0, 1],
      ['aid-type', 0, MANY],
      ['tied-status', 0, 1],
    ],
    attributes: ['ref', 'humanitarian'],
  },
  'transaction-type': CODE,
  'transaction-date': DATE,
  'provider-org': { children: [['narrative', 0, MANY]], attributes: ['ref', 'type', 'provider-activity-id'] },
}

/** Codes of IATI's lists that we use, by element and attribute. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  'reporting-org/type': ['10', '11', '15', '21', '22', '23', '24', '30', '40', '60', '70', '71', '72', '73', '80', '90'],
  'participating-org/role': ['1', '2', '3', '4'],
  'description/type': ['1', '2', '3', '4'],
  'activity-status/code': ['1', '2', '3', '4', '5', '6'],
  'activity-date/type': ['1', '2', '3', '4'],
  'other-identifier/type': ['A1', 'A2', 'A3', 'A9', 'B1', 'B9'],
  'transaction-type/code': ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13'],
  'budget/type': ['1', '2'],
  'budget/status': ['1', '2'],
  'sector/code': ['72010'],
  'recipient-region/code': ['998'],
  'default-finance-type/code': ['110'],
}

/** Every rule of the schema and of the lists that a tree breaks. */
export function brokenRules(of: Parsed, path = of.name): string[] {
  const rule = RULES[of.name]
  if (!rule) return [`${path}: unknown`]
  const children = rule.children ?? []
  const places = of.children.map(({ name }) => children.findIndex(([known]) => known === name))
  const broken: string[] = []
  if (places.includes(-1) || places.some((place, n) => n > 0 && place < (places[n - 1] ?? 0)))
    broken.push(`${path}: order of ${of.children.map(({ name }) => name)}`)
  for (const [name, least, most] of children) {
    const count = under(of, name).length
    if (count < least || count > most) broken.push(`${path}: ${count} of ${name}`)
  }
  const known = (rule.attributes ?? []).map((attribute) => attribute.replace('!', ''))
  broken.push(...Object.keys(of.attributes).flatMap((name) => (known.includes(name) ? [] : [`${path}: attribute ${name}`])))
  broken.push(...(rule.attributes ?? []).flatMap((name) => (name.endsWith('!') && !of.attributes[name.slice(0, -1)] ? [`${path}: no ${name}`] : [])))
  broken.push(
    ...Object.entries(of.attributes).flatMap(([name, value]) => (CODES[`${of.name}/${name}`]?.includes(value) === false ? [`${path}: ${name}=${value}`] : [])),
  )
  return [
    ...broken,
    ...of.children.flatMap((child, n) => brokenRules(child, `${path}/${child.name}[${n}]`)),
    ...(of.name === 'iati-activity' ? brokenOfActivity(of, path) : []),
  ]
}

/** What IATI's rulesets say beyond the schema. */
function brokenOfActivity(of: Parsed, path: string): string[] {
  const broken: string[] = []
  const hold = (condition: boolean, words: string): void => void (condition || broken.push(`${path}: ${words}`))
  const reporter = under(of, 'reporting-org')[0]?.attributes['ref'] ?? ''
  hold((under(of, 'iati-identifier')[0]?.text ?? '').startsWith(`${reporter}-`), 'the identifier begins with the reporter’s')
  const shares = [...under(of, 'recipient-country'), ...under(of, 'recipient-region')].map((one) => one.attributes['percentage'] ?? '')
  hold(shares.reduce((sum, share) => sum + hundredths(share), 0) === 10_000, `shares of ${shares} are 100`)
  const dates = new Map(under(of, 'activity-date').map((one) => [one.attributes['type'], one.attributes['iso-date'] ?? '']))
  hold(dates.has('1') || dates.has('2'), 'a start')
  const now = (of.attributes['last-updated-datetime'] ?? '').slice(0, 10)
  for (const type of ['2', '4']) hold((dates.get(type) ?? now) <= now, 'an actual date is not in the future')
  for (const transaction of under(of, 'transaction'))
    hold((under(transaction, 'transaction-date')[0]?.attributes['iso-date'] ?? '9') <= now, 'no transaction in the future')
  for (const transaction of under(of, 'transaction')) hold(under(transaction, 'recipient-country').length === 0, 'countries in the activity or in transactions')
  const refs = under(of, 'transaction').map((one) => one.attributes['ref'])
  hold(new Set(refs).size === refs.length, 'references of transactions differ')
  return broken
}

const hundredths = (share: string): number => {
  const [whole = '', part = ''] = share.split('.')
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

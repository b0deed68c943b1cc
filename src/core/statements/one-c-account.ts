import { say } from '../said/say.ts'
import { dateReader } from './dates.ts'
import type { AmountReader } from './number.ts'
import { type Field, fieldCell, PAYEE_ACCOUNTS, PAYER_ACCOUNTS, type Section } from './one-c-document.ts'
import type { Claim, Claims } from './proof.ts'
import { isSameAccount } from './same-account.ts'
import type { ProblemList } from './statement.ts'

/** The account that is read: its number, its sections from the oldest day on (banks write one for each day, or for the period), and the file's other accounts. */
export interface OneCAccount {
  readonly number: Field
  readonly sections: readonly Section[]
  readonly others: ReadonlySet<string>
}

const numberIn = (section: Section): string => (section.fields.get('РасчСчет')?.value ?? '').replace(/\s/g, '')

/** The account that is asked for, else the first. Unasked, a file of several accounts is refused. */
export function accountOf(
  { head, accounts }: { readonly head: Section; readonly accounts: readonly Section[] },
  asked: readonly string[] | undefined,
  problems: ProblemList,
): OneCAccount | undefined {
  const sections = accounts.length > 0 ? accounts : [head]
  const first = sections.find((section) => asked?.some((number) => isSameAccount(numberIn(section), number))) ?? sections[0] ?? head
  const number = first.fields.get('РасчСчет') ?? head.fields.get('РасчСчет')
  if (!number || number.value === '') {
    problems.add({ line: first.line, column: 'РасчСчет', value: '' }, say.oneCAccount)
    return undefined
  }
  const stated = head.fields.get('РасчСчет')
  if (stated && accounts.length === 1 && stated.value !== number.value) problems.add(fieldCell(stated), say.sectionOfOther(first.line, number.value))
  const own = accounts.filter((section) => numberIn(section) === numberIn(first))
  const other = accounts.find((section) => !own.includes(section))
  if (other && asked === undefined) {
    const field = other.fields.get('РасчСчет')
    problems.add(field ? fieldCell(field) : { line: other.line, column: 'РасчСчет', value: '' }, say.secondAccount)
  }
  const others = new Set(accounts.filter((section) => !own.includes(section)).map(numberIn))
  return { number, sections: own.length > 0 ? inDays(own) : [head], others }
}

function inDays(sections: readonly Section[]): readonly Section[] {
  const dates = dateReader('DD.MM.YYYY')
  const day = (section: Section): string => dates.read(section.fields.get('ДатаНачала')?.value ?? '') ?? ''
  return [...sections].sort((a, b) => day(a).localeCompare(day(b)) || a.line - b.line)
}

/** Is a document one of another account of the same file? */
export function isOfAnother(document: Section, own: string, others: ReadonlySet<string>): boolean {
  if (others.size === 0) return false
  const sides = [...PAYER_ACCOUNTS, ...PAYEE_ACCOUNTS].map((key) => (document.fields.get(key)?.value ?? '').replace(/\s/g, ''))
  return !sides.includes(own.replace(/\s/g, '')) && sides.some((side) => others.has(side))
}

/** What the sections state: balances of the first and the last, sums of all of them; each begins where the one before it ended. */
export function claimsOf(sections: readonly Section[], amounts: AmountReader, show: (minor: number) => string, problems: ProblemList): Claims {
  const claim = (section: Section | undefined, key: string): Claim | undefined => {
    const field = section?.fields.get(key)
    const minor = field && amounts.read(field.value)
    if (field && minor === undefined) problems.add(fieldCell(field), say.expected(amounts.expects))
    return field && minor !== undefined ? { minor, cell: fieldCell(field) } : undefined
  }
  const sum = (key: string): Claim | undefined => {
    const claims = sections.map((section) => claim(section, key))
    const [first] = claims
    if (!first || claims.some((one) => one === undefined)) return undefined
    return { minor: claims.reduce((all, one) => all + (one?.minor ?? 0), 0), cell: first.cell }
  }
  let before: Claim | undefined
  for (const section of sections) {
    const opening = claim(section, 'НачальныйОстаток')
    if (before && opening && opening.minor !== before.minor) problems.add(opening.cell, say.sectionBefore(show(before.minor)))
    before = claim(section, 'КонечныйОстаток') ?? before
  }
  const [opening, closing] = [claim(sections[0], 'НачальныйОстаток'), claim(sections.at(-1), 'КонечныйОстаток')]
  const [turnoverIn, turnoverOut] = [sum('ВсегоПоступило'), sum('ВсегоСписано')]
  return {
    usualOrder: 'oldest_first',
    ...(opening ? { opening } : {}),
    ...(closing ? { closing } : {}),
    ...(turnoverIn ? { turnoverIn } : {}),
    ...(turnoverOut ? { turnoverOut } : {}),
  }
}

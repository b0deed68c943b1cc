import { notFound } from '../core/problem.ts'
import { done, type Result } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { versionsOf } from '../store/admin.ts'
import { nameOf } from '../store/people.ts'
import { programmeByCode } from '../store/programmes.ts'
import { none, query } from './query.ts'

/** One member of a policy that a version changed; undefined on the side where it is absent. */
export interface PolicyChange {
  readonly path: string
  readonly before: string | undefined
  readonly after: string | undefined
}

export interface VersionView {
  readonly version: number
  readonly name: string
  readonly at: string
  readonly by: string
  readonly seq: number
  readonly changes: readonly PolicyChange[]
}

export interface ProgrammeVersions {
  readonly code: string
  readonly currency: string
  readonly versions: readonly VersionView[]
}

const MOST_VERSIONS = 50
/** Of one version: a list of thousands of institutions that was put in anew is one fact, and not thousands. */
const MOST_CHANGES = 100

/** A policy's members by their paths; what stands in a list with a code is named by it, so that a new criterion moves none of the others. */
function membersOf(value: unknown, path = ''): [string, string][] {
  if (Array.isArray(value)) {
    const rows: readonly unknown[] = value
    if (rows.every((row) => typeof row !== 'object')) return [[path, rows.map(String).join(', ')]]
    return rows.flatMap((row, n) => membersOf(row, `${path}/${nameOfRow(row) ?? n}`))
  }
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, of]) => membersOf(of, `${path}/${name}`))
  return [[path, String(value)]]
}

function nameOfRow(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null) return undefined
  const { code, name } = row as { readonly code?: unknown; readonly name?: unknown }
  return typeof code === 'string' ? code : typeof name === 'string' ? name : undefined
}

/** What differs between two policies (JSON), by path. */
function policyChanges(before: string, after: string): PolicyChange[] {
  const [was, is] = [new Map(membersOf(JSON.parse(before))), new Map(membersOf(JSON.parse(after)))]
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort()
    .flatMap((path) => (was.get(path) === is.get(path) ? [] : [{ path, before: was.get(path), after: is.get(path) }]))
}

export const programmeVersions = query({
  summary: 'The versions of a programme, and what each changed',
  roles: ['admin', 'auditor'],
  filters: none,
  ask: (read, { params }): Result<ProgrammeVersions> => {
    const programme = programmeByCode(read, params['code'] ?? '')
    if (!programme) return notFound(say.noProgramme, params['code'])
    const rows = versionsOf(read, programme.id, MOST_VERSIONS)
    const versions = rows.map(({ version, name, at, actor, seq, policy }, n) => {
      const earlier = rows[n + 1]
      const renamed = earlier && earlier.name !== name ? [{ path: '/name', before: earlier.name, after: name }] : []
      const changes = earlier ? [...renamed, ...policyChanges(earlier.policy, policy)] : []
      return { version, name, at, seq, by: nameOf(read, actor), changes: changes.slice(0, MOST_CHANGES) }
    })
    return done({ code: programme.code, currency: programme.currency, versions })
  },
})

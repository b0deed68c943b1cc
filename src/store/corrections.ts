import type { Read } from './read.ts'
import { correction, informationRequest } from './schema/cases.ts'
import { withdrawal } from './schema/decisions.ts'
import type { Write } from './write.ts'

export interface Correction {
  readonly application: number
  readonly version: number
}

export const correctionMadeBy = (read: Read, seq: number): Correction | undefined =>
  read.one<Correction>('SELECT application, application_version AS version FROM correction WHERE event_seq = ?', seq)

export function addCorrection(tx: Write, of: Correction & { readonly source: string; readonly answersRequest: boolean }): number {
  return tx.fact(correction, { application: of.application, applicationVersion: of.version, source: of.source, answersRequest: of.answersRequest ? 1 : 0 })
}

export interface InformationRequest {
  readonly id: number
  readonly application: number
  readonly items: readonly string[]
  readonly dueDate: string
  readonly at: string
  readonly actor: number
}

const REQUEST = 'SELECT r.id, r.application, r.items, r.due_date AS dueDate, e.at, e.actor FROM information_request r CROSS JOIN event e ON e.seq = r.event_seq'

const withItems = (row: Omit<InformationRequest, 'items'> & { readonly items: string }): InformationRequest => ({
  ...row,
  items: JSON.parse(row.items) as string[],
})

export function requestMadeBy(read: Read, seq: number): InformationRequest | undefined {
  const row = read.one<Omit<InformationRequest, 'items'> & { items: string }>(`${REQUEST} WHERE r.event_seq = ?`, seq)
  return row && withItems(row)
}

export const requestsOf = (read: Read, application: number): InformationRequest[] =>
  read.all<Omit<InformationRequest, 'items'> & { items: string }>(`${REQUEST} WHERE r.application = ? ORDER BY r.id`, application).map(withItems)

export const addInformationRequest = (tx: Write, application: number, items: readonly string[], dueDate: string): number =>
  tx.fact(informationRequest, { application, items: JSON.stringify(items), dueDate })

/** `sameAs`: the application under which the same person goes on. */
export const addWithdrawal = (tx: Write, application: number, sameAs?: number): number => tx.fact(withdrawal, { application, sameAs: sameAs ?? null })

/** The withdrawal of an event, with the case number of the same person's other application. */
export const withdrawnBy = (read: Read, seq: number): { readonly sameAs: string | null } | undefined =>
  read.one(
    `SELECT (SELECT case_number FROM application WHERE id = w.same_as) AS sameAs FROM step t CROSS JOIN withdrawal w ON w.application = t.subject
     WHERE t.event_seq = ? AND t.noun = 'application'`,
    seq,
  )

/** The application that an event withdrew, refused or otherwise moved. */
export const caseMovedBy = (read: Read, seq: number): { readonly id: number; readonly state: string } | undefined =>
  read.one("SELECT subject AS id, to_state AS state FROM step WHERE event_seq = ? AND noun = 'application' ORDER BY id LIMIT 1", seq)

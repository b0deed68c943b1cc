import { FROM_THE_START, TO_THE_END } from '../core/time/dates.ts'
import type { Read } from './read.ts'

/** Which part of the journal: of one fund, of effective dates from and to (both inclusive). */
export interface JournalPart {
  readonly fund?: number | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** A posting with everything that its event and entry say of it. Minor units, debit positive. */
export interface JournalRow {
  readonly id: number
  readonly seq: number
  readonly at: string
  readonly eventKind: string
  readonly actor: number
  readonly entry: number
  readonly entryKind: string
  readonly effectiveDate: string
  readonly bankDate: string | null
  readonly reverses: number | null
  readonly rate: string | null
  readonly rateSource: string | null
  readonly fund: string
  readonly projectCode: string | null
  readonly account: string
  readonly currency: string
  readonly subjectKind: string
  readonly subject: number
  readonly minor: number
  readonly line: number | null
}

/** The journal in the order of its postings: those of one entry stand together. */
export const journal = (read: Read, part: JournalPart): IterableIterator<JournalRow> =>
  read.iterate<JournalRow>(
    `SELECT p.id, p.event_seq AS seq, v.at, v.kind AS eventKind, v.actor, p.entry, e.kind AS entryKind, e.effective_date AS effectiveDate, e.bank_date AS bankDate, e.reverses, e.rate, e.rate_source AS rateSource,
       f.code AS fund, f.project_code AS projectCode, a.code AS account, a.currency, a.subject_kind AS subjectKind, p.subject, p.amount AS minor, p.bank_line AS line
     FROM posting p CROSS JOIN entry e ON e.id = p.entry CROSS JOIN event v ON v.seq = p.event_seq CROSS JOIN fund f ON f.id = p.fund CROSS JOIN account a ON a.id = p.account
     WHERE (? IS NULL OR p.fund = ?) AND e.effective_date BETWEEN ? AND ? ORDER BY p.id`,
    part.fund ?? null,
    part.fund ?? null,
    part.from ?? FROM_THE_START,
    part.to ?? TO_THE_END,
  )

export interface AccountPosted {
  readonly id: number
  readonly account: string
  readonly currency: string
}

/** Accounts that were ever posted to, in the order of their names. */
export const accountsPosted = (read: Read): AccountPosted[] =>
  read.all<AccountPosted>('SELECT id, code AS account, currency FROM account ORDER BY code, currency')

/** An event as its seal has it, and its posting rows as the digest takes them (JSON arrays, NULLs at the end cut). */
export interface ChainRow {
  readonly seq: number
  readonly prev: string
  readonly hash: string
  readonly body: string
  readonly postings: string
}

export const chain = (read: Read): IterableIterator<ChainRow> =>
  read.iterate<ChainRow>(
    `SELECT s.event_seq AS seq, lower(hex(s.prev_hash)) AS prev, lower(hex(s.hash)) AS hash, s.body, coalesce((
       SELECT group_concat(CASE WHEN p.bank_line IS NULL THEN json_array(p.id, p.event_seq, p.entry, p.fund, p.account, p.subject, p.amount)
         ELSE json_array(p.id, p.event_seq, p.entry, p.fund, p.account, p.subject, p.amount, p.bank_line) END, ',' ORDER BY p.id) FROM posting p WHERE p.event_seq = s.event_seq), '') AS postings
     FROM seal s ORDER BY s.event_seq`,
  )

export const fundCodes = (read: Read): { id: number; code: string }[] => read.all<{ id: number; code: string }>('SELECT id, code FROM fund ORDER BY id')

/** The last day on which anything is dated. */
export const lastEffectiveDate = (read: Read): string | undefined => read.value<string | null>('SELECT max(effective_date) FROM entry') ?? undefined

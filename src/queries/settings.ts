import { done } from '../core/result.ts'
import { settingsText } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import { none, query } from './query.ts'

/** Of a book that was never set. */
const UNSET = { ledgerCodes: {}, contact: null, feeSchedules: {} }

/** The settings as last set. */
function settingsView(read: Read): object {
  const text = settingsText(read)
  return text === undefined ? UNSET : { ...UNSET, ...(JSON.parse(text) as object) }
}

export const settings = query({ summary: 'Settings', roles: ['admin'], filters: none, ask: (read) => done(settingsView(read)) })

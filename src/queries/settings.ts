import { done } from '../core/result.ts'
import { settingsNow } from '../store/settings.ts'
import { none, query } from './query.ts'

/** Of a book that was never set. */
const UNSET = { ledgerCodes: {}, contact: null, feeSchedules: {} }

export const settings = query({ summary: 'Settings', roles: ['admin'], filters: none, ask: (read) => done({ ...UNSET, ...settingsNow(read) }) })

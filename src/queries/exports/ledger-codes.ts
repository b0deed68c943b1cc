import type { Read } from '../../store/read.ts'
import { settingsNow } from '../../store/settings.ts'

/** The organisation's own general-ledger codes by the chart's names, from the settings; empty where none were set. */
export const ledgerCodes = (read: Read): ReadonlyMap<string, string> => new Map(Object.entries(settingsNow(read).ledgerCodes ?? {}))

import { settingsText } from '../../store/people.ts'
import type { Read } from '../../store/read.ts'

/** The organisation's own general-ledger codes by the chart's names, from the settings; empty where none were set. */
export function ledgerCodes(read: Read): ReadonlyMap<string, string> {
  const settings: unknown = JSON.parse(settingsText(read) ?? '{}')
  const codes = typeof settings === 'object' && settings !== null && 'ledgerCodes' in settings ? settings.ledgerCodes : undefined
  if (typeof codes !== 'object' || codes === null) return new Map()
  return new Map(Object.entries(codes).flatMap(([account, code]) => (typeof code === 'string' ? [[account, code] as const] : [])))
}

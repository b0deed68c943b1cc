import type { MoneyText } from '../core/money/money.ts'
import type { Read } from './read.ts'
import { settings } from './schema/people.ts'
import type { Write } from './write.ts'

/** What an organisation that publishes is called by others. */
export interface Organisation {
  readonly name: string
  readonly iatiId?: string
  readonly iatiType?: string
  readonly giving360Id?: string
}

/** The book's settings, as `commands/programmes/change-settings.ts` takes them; what was never set is absent. */
export interface Settings {
  readonly ledgerCodes?: Readonly<Record<string, string>>
  readonly contact?: string | null
  readonly complaints?: string
  readonly feeSchedules?: Readonly<Record<string, { readonly outgoing: readonly MoneyText[]; readonly returned: readonly MoneyText[] }>>
  readonly organisation?: Organisation
  readonly retentionYears?: number
}

/** The settings as last set. */
export const settingsNow = (read: Read): Settings => JSON.parse(read.value<string>('SELECT value FROM settings ORDER BY id DESC LIMIT 1') ?? '{}') as Settings

/** The settings that an event set (JSON). */
export const settingsSetBy = (read: Read, seq: number): string | undefined => read.value<string>('SELECT value FROM settings WHERE event_seq = ?', seq)

export const setSettings = (tx: Write, value: string) => tx.fact(settings, { value })

/** What the settings tell students: whom they ask, where they complain without a code, who keeps their data and for how many years. */
export interface SettingsTold {
  readonly contact: string | undefined
  readonly complaints: string | undefined
  readonly keeper: string | undefined
  readonly retentionYears: number | undefined
}

export function settingsTold(read: Read): SettingsTold {
  const settings = settingsNow(read)
  const filled = (text: string | null | undefined) => (text === '' || text === null ? undefined : text)
  return {
    contact: filled(settings.contact),
    complaints: filled(settings.complaints),
    keeper: settings.organisation?.name,
    retentionYears: settings.retentionYears,
  }
}

/** Whom a student asks, from the settings. */
export const contactOf = (read: Read): string | undefined => settingsTold(read).contact

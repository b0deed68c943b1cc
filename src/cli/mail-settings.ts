import { type MailSettings, MailSettingsError, mailSettings } from '../mail/settings.ts'
import { FaultyError, type Machine } from './verb.ts'

/** How mails are sent from this machine; undefined where they are off. Throws FaultyError where a setting is wrong. */
export function mailSettingsOf({ config }: Machine): MailSettings | undefined {
  try {
    return mailSettings(config)
  } catch (thrown) {
    if (thrown instanceof MailSettingsError) throw new FaultyError(thrown.message)
    throw thrown
  }
}

import { decrypt, encrypt } from './keys.ts'
import type { Read } from './read.ts'

/** A value that goes through a browser and back: nobody else reads or makes it. */
export const sealedTicket = (read: Read, value: unknown): string => encrypt(read.keys.for('tickets'), JSON.stringify(value)).toString('base64url')

/** What a ticket holds; undefined where it is none of ours. */
export function openedTicket<T>(read: Read, ticket: string): T | undefined {
  try {
    return JSON.parse(decrypt(read.keys.for('tickets'), Buffer.from(ticket, 'base64url')).toString('utf8')) as T
  } catch {
    return undefined
  }
}

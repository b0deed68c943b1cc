import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { Keys } from '../keys.ts'
import { type Head, head } from '../ledger.ts'
import type { Read } from '../read.ts'
import type { ChainEnd } from './chain.ts'
import type { Faults } from './faults.ts'

/**
 * Where a book stood once, kept outside its file. `signature`: Ed25519 (base64) over `anchorText`, by the key whose public half (hex)
 * is in the book's first event; absent where that event has none, or the keys were not at hand.
 */
export interface Anchor extends Head {
  readonly signature?: string
}

/** PKCS #8 in front of the 32 bytes of an Ed25519 seed (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
/** SubjectPublicKeyInfo in front of the 32 bytes of an Ed25519 public key (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

const anchorText = (of: Head): string => `tideover anchor\n${of.seq}\n${of.hash}\n`

/** The signing key is derived from the book key, so that nothing more has to be kept. */
const signingKey = (keys: Keys): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, keys.hmac('marks', 'tideover anchors')]), format: 'der', type: 'pkcs8' })

/** The public half (hex) of the key that signs a book's anchors: what its first event keeps. */
export const anchorPublicKey = (keys: Keys): string =>
  createPublicKey(signingKey(keys)).export({ format: 'der', type: 'spki' }).subarray(SPKI.length).toString('hex')

const publicKeyOf = (read: Read): string | undefined =>
  read.value<string | null>('SELECT anchor_key FROM book_key WHERE event_seq = 1 ORDER BY id LIMIT 1') ?? undefined

/** The anchor of the last event. */
export function anchorNow(read: Read): Anchor {
  const of = head(read)
  if (!read.hasKeys || publicKeyOf(read) !== anchorPublicKey(read.keys)) return of
  return { ...of, signature: sign(null, Buffer.from(anchorText(of)), signingKey(read.keys)).toString('base64') }
}

/** Is the book still the one that the anchor was taken from? Finds events cut off at the end, and a chain that was reckoned anew. */
export function judgeAnchor(read: Read, anchor: Anchor, end: ChainEnd, faults: Faults): void {
  const { seq, hash, signature } = anchor
  const key = publicKeyOf(read)
  if (signature !== undefined && !(key !== undefined && isSigned(anchor, signature, key))) {
    faults.add('anchor_wrong', 'The anchor was not signed with the key that the first event of this book names: it is of another book, or was changed.', {
      seq,
    })
  }
  const found = read.value<Buffer>('SELECT hash FROM seal WHERE event_seq = ?', seq)?.toString('hex')
  if (seq > end.head.seq)
    faults.add('truncated', `The anchor knows of event ${seq}; the book ends at event ${end.head.seq}. Events at its end were cut off.`, { seq })
  else if (found !== hash)
    faults.add('recomputed', `The hash of event ${seq} is not the anchor's: the chain was made anew up to there, or the anchor is of another book.`, { seq })
}

function isSigned(of: Anchor, signature: string, key: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(key)) return false
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI, Buffer.from(key, 'hex')]), format: 'der', type: 'spki' })
  return verify(null, Buffer.from(anchorText(of)), publicKey, Buffer.from(signature, 'base64'))
}

import { z } from 'zod'
import { date, sha256, words } from '../../input/shapes.ts'
import type { Write } from '../../store/write.ts'
import { matchOf } from './prepare-match.ts'

/** What a person answers a break with. */
export const breakAnswer = z.strictObject({
  action: z.enum([
    'settle_with_difference',
    'claim_back',
    'write_off',
    'send_back',
    'charge',
    'match',
    'settle',
    'wait',
    'reject',
    'reduce',
    'explained',
    'traced',
    'recall',
    'received',
    'answered',
  ]),
  note: words(2000),
  difference: z.enum(['payable', 'charge', 'unidentified']).optional(),
  match: z.strictObject(matchOf).partial({ note: true }).optional(),
  exchange: z.boolean().optional(),
  until: date.optional(),
  statement: z.string().max(20).optional(),
  evidenceSha256: sha256.optional(),
  text: words(4000).optional(),
})

export type BreakAnswer = z.output<typeof breakAnswer>

/** What an action does: it writes, and tells the match that it made and the state in which it leaves the break (resolved, if not said). */
export type Action = (tx: Write) => { readonly match?: number; readonly state?: 'waiting' | 'claimed' }

import type { Context, MiddlewareHandler } from 'hono'
import { MOST_BYTES } from '../../commands/documents/add-document.ts'

/** One file of the largest size and what stands beside it; a photo that is somewhat larger is still read, to be refused beside its field. */
export const ANSWER_MOST = MOST_BYTES + 6 * 1024 * 1024
/** Answers that are being read hold this much memory at most, all together: anybody may send one. */
const HELD_MOST = 6 * ANSWER_MOST
/** What a form without files has at most; it is always let in. */
const SMALL = 128 * 1024

/** Lets in as many answers with files as there is room for; `busy` answers the others, who try again. */
export function uploadRoom(busy: (context: Context) => Response | Promise<Response>): MiddlewareHandler {
  let held = 0
  return async (context, next) => {
    const told = Number(context.req.header('Content-Length') ?? ANSWER_MOST)
    const size = Number.isFinite(told) ? Math.min(told, ANSWER_MOST) : ANSWER_MOST
    if (size > SMALL && held + size > HELD_MOST) return busy(context)
    held += size
    try {
      await next()
    } finally {
      held -= size
    }
    return undefined
  }
}

import type { IncomingMessage } from 'node:http'
import type { Http2ServerRequest } from 'node:http2'

const IDLE_MS = 5_000
const WHOLE_MS = 60_000
const MOST_BYTES = 512 * 1024 * 1024

/**
 * Takes the rest of a body off the line and throws it away, within bounds. An answer that goes out while its request still comes
 * in is lost to most senders: the connection ends under them, and they see a broken pipe instead of the refusal.
 * Resolves to whether the whole request has come.
 */
export function isWhole(incoming: IncomingMessage | Http2ServerRequest): Promise<boolean> {
  if (incoming.complete || incoming.destroyed) return Promise.resolve(incoming.complete)
  return new Promise((resolve) => {
    let size = 0
    const end = () => {
      clearTimeout(idle)
      clearTimeout(whole)
      for (const event of ENDS) incoming.off(event, end)
      incoming.off('data', take)
      resolve(incoming.complete)
    }
    const take = (chunk: Uint8Array) => {
      size += chunk.length
      idle.refresh()
      if (size > MOST_BYTES) end()
    }
    const idle = setTimeout(end, IDLE_MS)
    const whole = setTimeout(end, WHOLE_MS)
    for (const event of ENDS) incoming.on(event, end)
    incoming.on('data', take)
    incoming.resume()
  })
}

const ENDS = ['end', 'close', 'error'] as const

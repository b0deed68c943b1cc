import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { isWhole } from './unread.ts'

/** A request that has not come wholly after this is ended with 408 (a statement of 256 MiB at 1 MiB/s is within it); its headers have less time. */
const REQUEST_MS = 300_000
const HEADERS_MS = 15_000
const KEEP_ALIVE_MS = 30_000
/** How long running requests have to finish once the server is asked to stop. */
const GRACE_MS = 10_000
const IDLE_LOOK_MS = 20

export interface Running {
  readonly url: string
  /** Takes no new connection, lets running requests finish, then resolves. */
  readonly stop: () => Promise<void>
}

/** Serves `site`; resolves when it answers. Rejects where the address can't be had. */
export function startServer(site: Hono, at: { readonly port: number; readonly host: string }): Promise<Running> {
  const server = createAdaptorServer({
    fetch: async (request, env) => {
      const answer = await site.fetch(request, env)
      if (!(await isWhole(env.incoming))) answer.headers.set('Connection', 'close')
      return answer
    },
    autoCleanupIncoming: false,
    serverOptions: {
      requestTimeout: REQUEST_MS,
      headersTimeout: HEADERS_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: 1000,
      maxHeaderSize: 16_384,
    },
  }) as Server
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(at.port, at.host, () => {
      server.off('error', reject)
      resolve({ url: urlOf(server, at.host), stop: () => stopServer(server) })
    })
  })
}

function urlOf(server: Server, host: string): string {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function stopServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), GRACE_MS)
    // Node closes at once what is idle now; what is running becomes idle later, and would be kept for the next request.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS)
    server.close(() => {
      clearTimeout(late)
      clearInterval(idle)
      resolve()
    })
  })
}

import { replyToMessage } from '../../commands/messages/reply.ts'
import { messageByPath, messages } from '../../queries/messages.ts'
import type { Route } from '../route.ts'

/** What students wrote, and the answers. */
export const messageRoutes: readonly Route[] = [
  { method: 'GET', path: '/messages', query: messages },
  { method: 'GET', path: '/messages/{id}', query: messageByPath },
  { method: 'POST', path: '/messages/{id}/reply', command: replyToMessage },
]

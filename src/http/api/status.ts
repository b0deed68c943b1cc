import { answerRequest, askReview, tellReceived, writeMessage } from '../../commands/messages/student-messages.ts'
import { status } from '../../queries/status.ts'
import type { Route } from '../route.ts'

/** What students ask and say by code, without a token. */
export const statusRoutes: readonly Route[] = [
  { method: 'POST', path: '/status', open: status },
  { method: 'POST', path: '/status/answer', open: answerRequest },
  { method: 'POST', path: '/status/received', open: tellReceived },
  { method: 'POST', path: '/status/review', open: askReview },
  { method: 'POST', path: '/status/message', open: writeMessage },
]

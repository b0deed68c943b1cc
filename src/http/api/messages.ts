import { addDocumentOfCase } from '../../commands/documents/add-document.ts'
import { downloadSlips } from '../../commands/documents/download-slips.ts'
import { openDocument } from '../../commands/documents/open-document.ts'
import { replyToMessage } from '../../commands/messages/reply.ts'
import { slipsPage, slipTexts } from '../../pages/slips/slips-page.tsx'
import { documents } from '../../queries/documents.ts'
import { messageByPath, messages } from '../../queries/messages.ts'
import type { Route } from '../route.ts'

/** What students wrote, and the answers; documents of cases; slips. */
export const messageRoutes: readonly Route[] = [
  { method: 'GET', path: '/messages', query: messages },
  { method: 'GET', path: '/messages/{id}', query: messageByPath },
  { method: 'POST', path: '/messages/{id}/reply', command: replyToMessage },
  { method: 'POST', path: '/applications/{id}/documents', file: addDocumentOfCase },
  { method: 'GET', path: '/applications/{id}/documents', query: documents },
  { method: 'GET', path: '/applications/{id}/documents/{sha256}', download: openDocument },
  { method: 'GET', path: '/programmes/{code}/slips', download: downloadSlips({ page: slipsPage, texts: slipTexts }) },
]

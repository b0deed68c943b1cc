import type { Hono } from 'hono'
import type { Clock } from '../clock.ts'
import type { Book } from '../queries/query.ts'
import { apiOf } from './api-of.ts'
import { PATIENCE, type Patience } from './body.ts'
import { docsPage, docsStyle } from './docs-page.tsx'
import { openApi } from './openapi.ts'
import { routes } from './routes.ts'

/** The HTTP API over a book, and its documentation. */
export const api = (book: Book, clock: Clock, patience: Patience = PATIENCE, publicUrl?: string): Hono =>
  apiOf(routes, { book, clock, patience, publicUrl }, (app) => {
    app.get('/api/openapi.json', (context) => context.json(openApi(book, routes)))
    app.get('/api/docs', (context) => context.html(docsPage(book, routes)))
    app.get('/api/docs.css', (context) => context.body(docsStyle(), 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'max-age=3600' }))
  })

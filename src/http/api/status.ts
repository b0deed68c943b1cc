import { status } from '../../queries/status.ts'
import type { Route } from '../route.ts'

/** What students ask by code, without a token. */
export const statusRoutes: readonly Route[] = [{ method: 'POST', path: '/status', open: status }]

import type { Route } from '../route.ts'

export const bankRoutes: readonly Route[] = []

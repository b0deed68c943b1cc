import type { z } from 'zod'
import type { Route } from '../route.ts'
import { bankAnswers } from './banks.ts'
import { bookAnswers } from './books.ts'
import { caseAnswers } from './cases.ts'
import { messageAnswers } from './messages.ts'
import { payoutAnswers } from './payouts.ts'

const ANSWERS: Readonly<Record<string, z.ZodType>> = { ...bookAnswers, ...bankAnswers, ...caseAnswers, ...payoutAnswers, ...messageAnswers }

/** The shape of what a route answers when it does what was asked; undefined where nobody relies on one. */
export const answerOf = ({ method, path }: Pick<Route, 'method' | 'path'>): z.ZodType | undefined => ANSWERS[`${method} ${path}`]

/** The routes whose answers have a shape. */
export const routesWithAnswers = (): readonly string[] => Object.keys(ANSWERS)

import { init } from './init.ts'
import { serve } from './serve.ts'
import { tokenCreate, tokenList, tokenRevoke } from './token.ts'
import { userAdd, userDisable, userList, userReset, userRoles } from './user.ts'
import type { Verb } from './verb.ts'

/** Every command of the command line: the one place to add another. */
export const verbs: readonly Verb[] = [init, serve, userAdd, userRoles, userReset, userDisable, userList, tokenCreate, tokenRevoke, tokenList]

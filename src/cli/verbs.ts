import { bench } from './bench.ts'
import { erase } from './erase.ts'
import { exportVerb } from './export.ts'
import { init } from './init.ts'
import { intake } from './intake.ts'
import { backup, doctor, keyRotate, restore } from './keep.ts'
import { keyCheck } from './key.ts'
import { reconcile } from './reconcile.ts'
import { report } from './report.ts'
import { serve } from './serve.ts'
import { statementImport, statementPreview } from './statement.ts'
import { tokenCreate, tokenList, tokenRevoke } from './token.ts'
import { userAdd, userDisable, userList, userReset, userRoles } from './user.ts'
import type { Verb } from './verb.ts'
import { anchor, verify } from './verify.ts'

const people = [userAdd, userRoles, userReset, userDisable, userList, tokenCreate, tokenRevoke, tokenList]

/** Every command of the command line: the one place to add another. */
export const verbs: readonly Verb[] = [
  init,
  serve,
  ...people,
  intake,
  statementPreview,
  statementImport,
  reconcile,
  report,
  exportVerb,
  verify,
  anchor,
  erase,
  backup,
  restore,
  doctor,
  bench,
  keyRotate,
  keyCheck,
]

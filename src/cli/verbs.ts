import type { Verb } from './verb.ts'

type Load = () => Promise<readonly Verb[]>

/**
 * Every command of the command line by the word with which it begins, in the order of `help`: the one place to add another. A command loads the code that
 * it needs, and none of the others'.
 */
const LOADED = new Map<string, Load>([
  ['init', () => import('./init.ts').then(({ init }) => [init])],
  ['serve', () => import('./serve.ts').then(({ serve }) => [serve])],
  [
    'user',
    () => import('./user.ts').then(({ userAdd, userRoles, userReset, userDisable, userList }) => [userAdd, userRoles, userReset, userDisable, userList]),
  ],
  ['token', () => import('./token.ts').then(({ tokenCreate, tokenRevoke, tokenList }) => [tokenCreate, tokenRevoke, tokenList])],
  ['intake', () => import('./intake.ts').then(({ intake }) => [intake])],
  ['statement', () => import('./statement.ts').then(({ statementPreview, statementImport }) => [statementPreview, statementImport])],
  ['reconcile', () => import('./reconcile.ts').then(({ reconcile }) => [reconcile])],
  ['report', () => import('./report.ts').then(({ report }) => [report])],
  ['export', () => import('./export.ts').then(({ exportVerb }) => [exportVerb])],
  ['verify', () => import('./verify.ts').then(({ verify }) => [verify])],
  ['anchor', () => import('./verify.ts').then(({ anchor }) => [anchor])],
  ['erase', () => import('./erase.ts').then(({ erase }) => [erase])],
  ['mail', () => import('./mail.ts').then(({ mailStatus, mailLog, mailSend }) => [mailStatus, mailLog, mailSend])],
  ['backup', () => import('./keep.ts').then(({ backup }) => [backup])],
  ['restore', () => import('./keep.ts').then(({ restore }) => [restore])],
  ['doctor', () => import('./keep.ts').then(({ doctor }) => [doctor])],
  ['bench', () => import('./bench.ts').then(({ bench }) => [bench])],
  ['key', async () => [(await import('./keep.ts')).keyRotate, (await import('./key.ts')).keyCheck]],
])

/** The commands that begin with a word. */
export const verbsOf = async (word: string): Promise<readonly Verb[]> => (await LOADED.get(word)?.()) ?? []

export const allVerbs = async (): Promise<readonly Verb[]> => (await Promise.all([...LOADED.values()].map((load) => load()))).flat()

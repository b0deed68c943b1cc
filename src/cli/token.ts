import { createToken, endToken } from '../commands/people.ts'
import { done } from '../core/result.ts'
import { listTokens } from '../queries/people.ts'
import { commaList, needed, optional, UsageError, type Verb, withBook } from './verb.ts'

const text = { type: 'string' } as const

export const tokenCreate: Verb = {
  name: 'token create',
  usage: 'token create --user E [--expires DATE] [--scope a,b]',
  summary: 'a token that stands for a user, told once; --scope: with these roles alone',
  options: { user: text, expires: text, scope: text },
  run: (machine, given) => {
    const [email, expires, scope] = [needed(given, 'user'), optional(given, 'expires'), commaList(optional(given, 'scope'))]
    return withBook(machine, (book) => {
      const made = createToken(book, { email, scope, ...(expires === undefined ? {} : { expires }) })
      return made.ok
        ? done({
            json: made.value,
            text: `Token of ${email}, told only now: ${made.value.token}${expires === undefined ? '' : `\nIts last day is ${expires}.`}`,
          })
        : made
    })
  },
}

export const tokenRevoke: Verb = {
  name: 'token revoke',
  usage: 'token revoke NUMBER',
  summary: 'end a token; the numbers are in "token list"',
  words: 1,
  run: (machine, { words }) => {
    const [number] = words
    if (number === undefined || !/^\d{1,9}$/.test(number)) throw new UsageError('Give the number of the token, as "token list" shows it.')
    return withBook(machine, (book) => {
      const ended = endToken(book, Number(number))
      return ended.ok ? done({ json: ended.value, text: `Token ${number} is ended.` }) : ended
    })
  },
}

export const tokenList: Verb = {
  name: 'token list',
  usage: 'token list',
  summary: 'all tokens: number, user, scope, last day, whether revoked',
  run: (machine) =>
    withBook(
      machine,
      (book) => {
        const tokens = listTokens(book)
        return done({
          json: { tokens },
          text: tokens
            .map((t) => [t.id, t.user, t.scope?.join(',') ?? 'all roles', t.expires ?? 'no end', t.revoked ? 'revoked' : 'live'].join('\t'))
            .join('\n'),
        })
      },
      true,
    ),
}

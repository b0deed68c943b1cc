import type { Book } from '../store/book.ts'
import { operatorEvents } from '../store/operator-events.ts'
import { tokens, users } from '../store/people.ts'
import { clockOffset } from '../store/test-clock.ts'

export interface UserView {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly roles: readonly string[]
}

/** All users with the roles that hold today. Without the master key their names and addresses are empty. */
export const listUsers = (book: Book): UserView[] =>
  book.read((read) => users(read).map(({ id, email, name, roles }) => ({ id: String(id), email, name, roles })))

export interface TokenView {
  readonly id: string
  readonly user: string
  readonly scope: readonly string[] | null
  readonly expires: string | null
  readonly revoked: boolean
}

/** All tokens, never their secrets. */
export const listTokens = (book: Book): TokenView[] =>
  book.read((read) => {
    const emails = new Map(users(read).map((user) => [user.id, user.email]))
    return tokens(read).map((t) => ({
      id: String(t.id),
      user: emails.get(t.person) ?? '',
      scope: t.scope?.split(',') ?? null,
      expires: t.expires,
      revoked: t.revoked === 1,
    }))
  })

/** The instant that a test book's clock shows; undefined on a real book. */
export const testClockOf = (book: Book): string | undefined => book.read((read) => (clockOffset(read) === undefined ? undefined : read.at))

/** The tokens that the operator of the machine made, with which somebody can act as staff: every one of staff is told of them. */
export const operatorTokens = (book: Book): { readonly tokens: number; readonly last: string | undefined } => book.read((read) => operatorEvents(read))

import { addUser, changeRoles, disableUser, type ResetDone, resetUser } from '../commands/people.ts'
import { done } from '../core/result.ts'
import { listUsers } from '../queries/people.ts'
import { commaList, needed, optional, type Verb, withBook } from './verb.ts'

const text = { type: 'string' } as const

export const userAdd: Verb = {
  name: 'user add',
  usage: 'user add --email E --name N --roles a,b [--until DATE]',
  summary: 'add a user; --until: the last day of the roles',
  options: { email: text, name: text, roles: text, until: text },
  run: (machine, given) => {
    const until = optional(given, 'until')
    const user = {
      email: needed(given, 'email'),
      name: needed(given, 'name'),
      roles: commaList(needed(given, 'roles')),
      ...(until === undefined ? {} : { until }),
    }
    return withBook(machine, (book) => {
      const added = addUser(book, user)
      return added.ok
        ? done({
            json: added.value,
            text: `Added ${user.email} (${user.roles.join(', ')}), number ${added.value.id}.\nOne-time sign-in: ${added.value.oneTimeSignIn}`,
          })
        : added
    })
  },
}

export const userRoles: Verb = {
  name: 'user roles',
  usage: 'user roles --email E --roles a,b [--until DATE]',
  summary: 'give a user exactly these roles',
  options: { email: text, roles: text, until: text },
  run: (machine, given) => {
    const [email, roles, until] = [needed(given, 'email'), commaList(needed(given, 'roles')), optional(given, 'until')]
    return withBook(machine, (book) => {
      const changed = changeRoles(book, email, roles, until)
      return changed.ok ? done({ json: changed.value, text: `${email} is now ${roles.join(', ')}.` }) : changed
    })
  },
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** Tokens let in without a password: who resets a sign-in is told whether some still do. */
function tokensAfter({ email, tokensEnded, tokensLeft }: ResetDone): string {
  if (tokensEnded > 0) return `\n${counted(tokensEnded, 'token')} of ${email} ended: programs that work with them need new ones ("token create").`
  if (tokensLeft === 0) return ''
  return `\n${counted(tokensLeft, 'token')} of ${email} still let${tokensLeft === 1 ? 's' : ''} in without a password. If the sign-in may be in the wrong hands, end them too: user reset --email ${email} --tokens`
}

export const userReset: Verb = {
  name: 'user reset',
  usage: 'user reset --email E [--tokens]',
  summary: "a new one-time sign-in for a user; --tokens: the user's tokens end too",
  options: { email: text, tokens: { type: 'boolean' } },
  run: (machine, given) => {
    const email = needed(given, 'email')
    return withBook(machine, (book) => {
      const made = resetUser(book, email, { endTokens: given.options['tokens'] === true })
      return made.ok ? done({ json: made.value, text: `One-time sign-in of ${email}: ${made.value.oneTimeSignIn}${tokensAfter(made.value)}` }) : made
    })
  },
}

export const userDisable: Verb = {
  name: 'user disable',
  usage: 'user disable --email E',
  summary: "end a user's roles and tokens",
  options: { email: text },
  run: (machine, given) => {
    const email = needed(given, 'email')
    return withBook(machine, (book) => {
      const ended = disableUser(book, email)
      return ended.ok ? done({ json: ended.value, text: `${email} has no role and no token any more.` }) : ended
    })
  },
}

export const userList: Verb = {
  name: 'user list',
  usage: 'user list',
  summary: 'all users and their roles',
  run: (machine) =>
    withBook(
      machine,
      (book) => {
        const users = listUsers(book)
        return done({ json: { users }, text: users.map((u) => `${u.id}\t${u.email}\t${u.name}\t${u.roles.join(',') || '(no role)'}`).join('\n') })
      },
      true,
    ),
}

import { addUser, changeRoles, disableUser, endToken, resetUser } from '../../commands/people.ts'
import { OneTimePage, PeoplePage, PersonPage } from '../../pages/console/admin/people.tsx'
import { ADMIN } from '../../pages/console/words/admin.ts'
import { type PeopleView, type PersonView, people, personById, type TokenOfPerson } from '../../queries/admin-people.ts'
import { refusedBy } from './admin-refused.ts'
import type { Desk } from './desk.ts'
import type { Asked, Posted, Screen, Shown } from './screen.ts'

/** Which field a refusal about a person is about. */
const FIELD: Readonly<Record<string, string>> = { role_unknown: '/roles', date_invalid: '/until', already_exists: '/email', invalid_input: '/email' }

const oneTimePage = ({ language }: Desk, email: string, oneTime: string, tokensEnded = 0): Shown => ({
  title: ADMIN[language].oneTimeTitle,
  body: <OneTimePage language={language} email={email} oneTime={oneTime} tokensEnded={tokensEnded} />,
})

const by = ({ desk, key }: Posted) => ({ actor: desk.signed.person, key })

const peopleScreen: Screen = {
  path: '/users',
  who: ['admin'],
  show: async ({ desk, of }) => {
    const answer = desk.ask<PeopleView, unknown>(people, {})
    return answer.ok ? { title: ADMIN[desk.language].usersTitle, body: <PeoplePage of={of} {...answer.value} /> } : answer
  },
  forms: {
    add: {
      who: ['admin'],
      take: async (posted) => {
        const { desk, typed } = posted
        const { name = '', email = '', until = '' } = typed.one
        if (name === '') return refusedBy({ code: 'invalid_input', detail: ADMIN[desk.language].nameNeeded }, '/name')
        const added = addUser(desk.book, { name, email, roles: typed.all['roles'] ?? [], ...(until === '' ? {} : { until }) }, by(posted))
        return added.ok ? { shown: oneTimePage(desk, added.value.email, added.value.oneTimeSignIn) } : refusedBy(added.problem, FIELD[added.problem.code])
      },
    },
  },
}

interface OnePerson {
  readonly person: PersonView
  readonly tokens: readonly TokenOfPerson[]
}

const personAsked = ({ desk, params }: Pick<Asked, 'desk' | 'params'>) => desk.ask<OnePerson, unknown>(personById, {}, params)

const personScreen: Screen = {
  path: '/users/{id}',
  who: ['admin'],
  show: async (asked) => {
    const answer = personAsked(asked)
    if (!answer.ok) return answer
    const { person, tokens } = answer.value
    const isSelf = person.id === String(asked.desk.signed.person)
    return { title: person.name, body: <PersonPage of={asked.of} person={person} tokens={tokens} isSelf={isSelf} /> }
  },
  forms: {
    roles: {
      who: ['admin'],
      take: async (posted) => {
        const one = personAsked(posted)
        if (!one.ok) return one
        const until = posted.typed.one['until'] ?? ''
        const changed = changeRoles(posted.desk.book, one.value.person.email, posted.typed.all['roles'] ?? [], until === '' ? undefined : until, by(posted))
        return changed.ok ? { to: `/users/${one.value.person.id}`, note: 'roles_changed' } : refusedBy(changed.problem, FIELD[changed.problem.code])
      },
    },
    reset: {
      who: ['admin'],
      take: async (posted) => {
        const one = personAsked(posted)
        if (!one.ok) return one
        const reset = resetUser(posted.desk.book, one.value.person.email, { by: by(posted), endTokens: posted.typed.one['tokens'] === 'end' })
        if (!reset.ok) return refusedBy(reset.problem)
        const { email, oneTimeSignIn, tokensEnded } = reset.value
        return { shown: oneTimePage(posted.desk, email, oneTimeSignIn, tokensEnded) }
      },
    },
    disable: {
      who: ['admin'],
      take: async (posted) => {
        const one = personAsked(posted)
        if (!one.ok) return one
        const disabled = disableUser(posted.desk.book, one.value.person.email, by(posted))
        return disabled.ok ? { to: `/users/${one.value.person.id}`, note: 'user_disabled' } : refusedBy(disabled.problem)
      },
    },
    revoke: {
      who: ['admin'],
      take: async (posted) => {
        const one = personAsked(posted)
        if (!one.ok) return one
        const token = one.value.tokens.find(({ id }) => id === posted.typed.one['token'])
        const ended = endToken(posted.desk.book, Number(token?.id ?? 0), by(posted))
        return ended.ok ? { to: `/users/${one.value.person.id}`, note: 'token_revoked' } : refusedBy(ended.problem, '/token')
      },
    },
  },
}

export const peopleScreens: readonly Screen[] = [peopleScreen, personScreen]

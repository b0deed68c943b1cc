import { ROLES } from '../../../core/access/roles.ts'
import type { StepGap } from '../../../core/access/separation.ts'
import type { PersonView, TokenOfPerson } from '../../../queries/admin-people.ts'
import { ExportLinks } from '../export-links.tsx'
import { Checks, ErrorSummary, Form, type FormOf, Select, Text } from '../form.tsx'
import { Facts, figures, Table, Tag } from '../parts.tsx'
import { ADMIN } from '../words/admin.ts'
import { FRAME } from '../words/frame.ts'
import { type Language, numberInWords } from '../words/language.ts'
import { dateInWords } from '../words/values.ts'

/** Steps that nobody or one person alone can do, in words. */
export function Gaps({ language, gaps }: { readonly language: Language; readonly gaps: readonly StepGap[] }) {
  const words = ADMIN[language]
  if (gaps.length === 0) return <p>{words.noGaps}</p>
  return (
    <ul>
      {gaps.map(({ step, role, lack }) => (
        <li>
          <Tag tone={lack === 'one' ? 'wait' : 'stop'}>{words.gaps[lack]?.(words.steps[step] ?? step, FRAME[language].roles[role] ?? role) ?? step}</Tag>
        </li>
      ))}
    </ul>
  )
}

const rolesInWords = (language: Language, { roles }: PersonView): string =>
  roles.length === 0
    ? ADMIN[language].noRoles
    : roles
        .map(({ role, until }) => {
          const name = FRAME[language].roles[role] ?? role
          return until === null ? name : `${name} (${ADMIN[language].untilDay(dateInWords(language, until))})`
        })
        .join(', ')

function RoleFields({ of, form, values, until }: { readonly of: FormOf; readonly form: string; readonly values: readonly string[]; readonly until: string }) {
  const words = ADMIN[of.language]
  return (
    <>
      <Checks
        of={of}
        form={form}
        name="roles"
        label={words.roles}
        values={values}
        options={ROLES.map((role) => [role, FRAME[of.language].roles[role] ?? role] as const)}
      />
      <Text of={of} form={form} name="until" label={words.until} hint={words.untilHint} value={until} isOptional />
    </>
  )
}

/** Staff, their roles, and who is missing. */
export function PeoplePage({ of, people, gaps }: { readonly of: FormOf; readonly people: readonly PersonView[]; readonly gaps: readonly StepGap[] }) {
  const { language } = of
  const words = ADMIN[language]
  const form = 'add'
  return (
    <>
      <h1>{words.usersTitle}</h1>
      <ErrorSummary of={of} />
      <p>{words.usersLead}</p>
      <h2>{words.gapsTitle}</h2>
      <Gaps language={language} gaps={gaps} />
      <Table
        language={language}
        caption={words.usersTitle}
        columns={[words.name, words.email, words.roles, words.signIn, figures(words.tokens)]}
        rows={people.map((person) => [
          <a href={`/users/${person.id}`}>{person.name}</a>,
          person.email,
          rolesInWords(language, person),
          words.signIns[person.signIn] ?? '',
          numberInWords(language, person.tokens),
        ])}
        isNamed
      />
      <ExportLinks language={language} list="users" />
      <h2>{words.addTitle}</h2>
      <Form of={of} name={form} action={`/users/${form}`} button={words.addButton}>
        <Text of={of} form={form} name="name" label={words.name} />
        <Text of={of} form={form} name="email" label={words.email} attributes={{ type: 'email' }} />
        <RoleFields of={of} form={form} values={[]} until="" />
      </Form>
    </>
  )
}

/** What lets a person in for the first time; it is shown on this page alone. */
export function OneTimePage(props: { readonly language: Language; readonly email: string; readonly oneTime: string; readonly tokensEnded: number }) {
  const { language, email, oneTime, tokensEnded } = props
  const words = ADMIN[language]
  return (
    <>
      <h1>{words.oneTimeTitle}</h1>
      <p>
        {words.oneTimeLead(email)} <code>/first-sign-in</code>
      </p>
      <Facts
        rows={[
          [words.email, email],
          [words.oneTime, <code class="secret">{oneTime}</code>],
        ]}
      />
      {tokensEnded === 0 ? null : <p>{words.tokensEnded(tokensEnded)}</p>}
      <p>
        <a href="/users">{words.onward}</a>
      </p>
    </>
  )
}

function Tokens({ of, id, tokens }: { readonly of: FormOf; readonly id: string; readonly tokens: readonly TokenOfPerson[] }) {
  const { language } = of
  const words = ADMIN[language]
  const form = 'revoke'
  const live = tokens.filter(({ state }) => state === 'live')
  return (
    <>
      <h2>{words.tokensTitle}</h2>
      <Table
        language={language}
        caption={words.tokensTitle}
        columns={[words.token, words.scope, words.expires, words.state]}
        rows={tokens.map(({ id: token, scope, expires, state }) => [
          token,
          scope === null ? words.allRoles : scope.map((role) => FRAME[language].roles[role] ?? role).join(', '),
          expires === null ? words.noEnd : dateInWords(language, expires),
          words.tokenStates[state] ?? state,
        ])}
        isNamed
      />
      {live.length === 0 ? null : (
        <Form of={of} name={form} action={`/users/${id}/${form}`} button={words.revokeButton} isGrave>
          <Select of={of} form={form} name="token" label={words.revoke} options={live.map(({ id: token }) => [token, token] as const)} />
        </Form>
      )}
    </>
  )
}

/** One of staff. `isSelf`: the admin who looks. */
export function PersonPage(props: { readonly of: FormOf; readonly person: PersonView; readonly tokens: readonly TokenOfPerson[]; readonly isSelf: boolean }) {
  const { of, person, tokens, isSelf } = props
  const { language } = of
  const words = ADMIN[language]
  const action = (form: string) => `/users/${person.id}/${form}`
  const live = tokens.filter(({ state }) => state === 'live').length
  return (
    <>
      <h1>{person.name}</h1>
      <ErrorSummary of={of} />
      <Facts
        rows={[
          [words.email, person.email],
          [words.roles, rolesInWords(language, person)],
          [words.signIn, words.signIns[person.signIn]],
        ]}
      />
      {isSelf ? (
        <p>{words.yourself}</p>
      ) : (
        <>
          <h2>{words.rolesTitle}</h2>
          <p>{words.rolesLead}</p>
          <Form of={of} name="roles" action={action('roles')} button={words.rolesButton}>
            <RoleFields
              of={of}
              form="roles"
              values={person.roles.map(({ role }) => role)}
              until={person.roles.find(({ until }) => until !== null)?.until ?? ''}
            />
          </Form>
          <h2>{words.resetTitle}</h2>
          <p>{words.resetLead}</p>
          <Form of={of} name="reset" action={action('reset')} button={words.resetButton} isGrave>
            {live === 0 ? null : (
              <Checks
                of={of}
                form="reset"
                name="tokens"
                label={words.resetTokens}
                hint={words.resetTokensHint}
                values={['end']}
                options={[['end', words.endTokens(live)]]}
              />
            )}
          </Form>
          <h2>{words.disableTitle}</h2>
          <p>{words.disableLead}</p>
          <Form of={of} name="disable" action={action('disable')} button={words.disableButton} isGrave />
        </>
      )}
      <Tokens of={of} id={person.id} tokens={tokens} />
    </>
  )
}

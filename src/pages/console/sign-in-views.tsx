import { raw } from 'hono/html'
import { renderSVG } from 'uqr'
import { Checks, ErrorSummary, Form, type FormOf, Text } from './form.tsx'
import { Facts, Instant, Table } from './parts.tsx'
import { FRAME } from './words/frame.ts'
import type { Words } from './words/language.ts'
import { signInEn } from './words/sign-in-en.ts'
import { signInRu } from './words/sign-in-ru.ts'
import { dateInWords, instantInWords } from './words/values.ts'

export const SIGN_IN: Words<typeof signInEn> = { en: signInEn, ru: signInRu }

const PASSWORD = { type: 'password', autocomplete: 'current-password', maxlength: 400 }
const NEW_PASSWORD = { type: 'password', autocomplete: 'new-password', maxlength: 400 }
const CODE = { autocomplete: 'one-time-code', maxlength: 40, spellcheck: 'false', autocapitalize: 'characters' }

interface ViewProps {
  readonly of: FormOf
}

/** `to`: where it goes on afterwards; `kept`: what was typed there, sealed. */
export function SignInView({ of, to, kept }: ViewProps & { readonly to: string; readonly kept?: string }) {
  const words = SIGN_IN[of.language]
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.title}</h1>
      <p>
        {words.lead} <a href="/status">{words.studentPage}</a>.
      </p>
      {kept === undefined ? null : <p role="status">{words.kept}</p>}
      <Form of={of} name="sign-in" action="/sign-in" button={words.button} seen={kept === undefined ? { to } : { to, kept }}>
        <Text of={of} form="sign-in" name="email" label={words.email} attributes={{ type: 'email', autocomplete: 'username', spellcheck: 'false' }} />
        <Text of={of} form="sign-in" name="password" label={words.password} attributes={PASSWORD} />
        <Text of={of} form="sign-in" name="code" label={words.code} hint={words.codeHint} attributes={CODE} />
      </Form>
      <p>
        <a href="/first-sign-in">{words.first}</a>
      </p>
    </>
  )
}

export function FirstSignInView({ of }: ViewProps) {
  const words = SIGN_IN[of.language]
  const name = 'first-sign-in'
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.firstTitle}</h1>
      <p>{words.firstLead}</p>
      <Form of={of} name={name} action="/first-sign-in" button={words.firstButton}>
        <Text of={of} form={name} name="email" label={words.email} attributes={{ type: 'email', autocomplete: 'username', spellcheck: 'false' }} />
        <Text of={of} form={name} name="oneTime" label={words.oneTime} attributes={{ spellcheck: 'false', autocapitalize: 'none' }} />
        <Text of={of} form={name} name="password" label={words.newPassword} hint={words.newPasswordHint} attributes={NEW_PASSWORD} />
        <Text of={of} form={name} name="again" label={words.again} attributes={NEW_PASSWORD} />
        <Checks of={of} form={name} name="withFactor" label={words.withFactor} options={[['yes', words.withFactorOption]]} />
      </Form>
    </>
  )
}

interface SetupProps extends ViewProps {
  readonly secret: string
  readonly address: string
  readonly ticket: string
  readonly email: string
  /** Told once. */
  readonly recovery: readonly string[]
}

export function SetupView({ of, secret, address, ticket, email, recovery }: SetupProps) {
  const words = SIGN_IN[of.language]
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.setupTitle}</h1>
      <p>{words.setupLead}</p>
      <div class="qr" role="img" aria-label={words.qr}>
        {raw(renderSVG(address, { border: 2 }))}
      </div>
      <Facts rows={[[words.key, <code class="secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>]]} />
      {recovery.length === 0 ? null : (
        <>
          <h2>{words.recoveryTitle}</h2>
          <p>{words.recoveryLead}</p>
          <ul class="codes">
            {recovery.map((code) => (
              <li>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      <Form of={of} name="setup" action="/second-factor" button={words.setupButton} seen={{ ticket, email }}>
        <Text of={of} form="setup" name="code" label={words.setupCode} attributes={{ ...CODE, inputmode: 'numeric' }} />
      </Form>
    </>
  )
}

/** The password again; `to`: the page with the form. */
export function ProveView({ of, to, hasFactor }: ViewProps & { readonly to: string; readonly hasFactor: boolean }) {
  const words = SIGN_IN[of.language]
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.proveTitle}</h1>
      <p>{words.proveLead}</p>
      <Form of={of} name="prove" action="/prove" button={words.proveButton} seen={{ to }}>
        <Text of={of} form="prove" name="password" label={words.password} attributes={PASSWORD} />
        {hasFactor ? <Text of={of} form="prove" name="code" label={words.code} attributes={CODE} /> : null}
      </Form>
    </>
  )
}

interface AccountProps extends ViewProps {
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly hasFactor: boolean
  readonly sessions: ReadonlyArray<{ readonly name: string; readonly isThis: boolean; readonly startedAt: string; readonly seenAt: string }>
  readonly operator: { readonly tokens: number; readonly last: string | undefined }
}

/** A person's own page: roles, password, authenticator, sessions, and what the operator did in staff's name. */
export function AccountView({ of, name, email, roles, hasFactor, sessions, operator }: AccountProps) {
  const words = SIGN_IN[of.language]
  const code = (form: string, hint?: string) =>
    hasFactor ? <Text of={of} form={form} name="code" label={words.code} {...(hint === undefined ? {} : { hint })} attributes={CODE} /> : null
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.accountTitle}</h1>
      <Facts
        rows={[
          [words.email, `${name}, ${email}`],
          [words.yourRoles, roles.map((role) => FRAME[of.language].roles[role] ?? role).join(', ')],
        ]}
      />
      {operator.tokens > 0 && operator.last !== undefined ? (
        <section aria-labelledby="operator">
          <h2 id="operator">{words.operatorTitle}</h2>
          <p>{words.operator(operator.tokens, dateInWords(of.language, operator.last.slice(0, 10)))}</p>
        </section>
      ) : null}
      <h2>{words.sessions}</h2>
      <Table
        language={of.language}
        caption={words.sessions}
        columns={[words.session, words.since, words.seen, words.end]}
        rows={sessions.map(({ name, isThis, startedAt, seenAt }) => [
          isThis ? words.thisOne : words.other,
          <Instant language={of.language} at={startedAt} />,
          <Instant language={of.language} at={seenAt} />,
          isThis ? '' : <EndSession of={of} name={name} since={startedAt} />,
        ])}
      />
      <Form of={of} name="end-others" action="/account/end-others" button={words.endOthers} />
      <h2>{words.changePassword}</h2>
      <Form of={of} name="password" action="/account/password" button={words.changePasswordButton}>
        <Text of={of} form="password" name="now" label={words.nowPassword} attributes={PASSWORD} />
        {code('password')}
        <Text of={of} form="password" name="password" label={words.newPassword} hint={words.newPasswordHint} attributes={NEW_PASSWORD} />
        <Text of={of} form="password" name="again" label={words.again} attributes={NEW_PASSWORD} />
      </Form>
      <h2>{words.changeFactor}</h2>
      <Form of={of} name="factor" action="/account/factor" button={words.changeFactorButton}>
        <Text of={of} form="factor" name="now" label={words.nowPassword} attributes={PASSWORD} />
        {code('factor', words.factorHint)}
      </Form>
    </>
  )
}

/** Ends one session of the person, which is told from the others by when it began. */
function EndSession({ of, name, since }: ViewProps & { readonly name: string; readonly since: string }) {
  const words = SIGN_IN[of.language]
  return (
    <Form
      of={of}
      name={`end-${name}`}
      action="/account/end-session"
      button={words.end}
      seen={{ session: name }}
      isBare
      attributes={{ 'aria-label': words.endOne(instantInWords(of.language, since)) }}
    />
  )
}

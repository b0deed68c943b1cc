import type { PolicyText } from '../../../core/eligibility/policy.ts'
import type { MoneyText } from '../../../core/money/money.ts'
import type { ProgrammeVersions, VersionView } from '../../../queries/admin-programmes.ts'
import { ExportLinks } from '../export-links.tsx'
import { Checks, ErrorSummary, Form, type FormOf, LongText, Select, Text } from '../form.tsx'
import { Facts, figures, Instant, Pager, Table } from '../parts.tsx'
import { PROGRAMMES } from '../words/admin.ts'
import { type Language, numberInWords } from '../words/language.ts'

export interface ProgrammeRow {
  readonly code: string
  readonly name: string
  readonly fund: string
  readonly version: number
  readonly policy: PolicyText
  readonly warnings: readonly { readonly step: string; readonly words: string }[]
}

export interface FundChoice {
  readonly code: string
  readonly currency: string
}

interface Usual {
  readonly of: FormOf
  readonly form: string
  readonly currency: string
  readonly policy: Partial<PolicyText>
}

const amountOf = (money: MoneyText | undefined): string => money?.amount ?? ''

/** What every policy says. Named as the policy's members, so that a refusal stands at its field. */
function UsualFields({ of, form, currency, policy }: Usual) {
  const words = PROGRAMMES[of.language]
  const grant: { readonly amount?: MoneyText; readonly instalments?: number; readonly cap?: MoneyText } = policy.grant ?? {}
  const field = { of, form }
  const number = { attributes: { inputmode: 'numeric' }, isOptional: true as const }
  const money = { attributes: { inputmode: 'decimal' }, isOptional: true as const }
  const text = (value: number | undefined) => (value === undefined ? '' : String(value))
  return (
    <div class="columns">
      <Text {...field} name="policy-startsOn" label={words.startsOn} hint={words.dayHint} value={policy.startsOn ?? ''} />
      <Text {...field} name="policy-endsOn" label={words.endsOn} hint={words.dayHint} value={policy.endsOn ?? ''} />
      <Text {...field} name="policy-nationality" label={words.nationality} hint={words.nationalityHint} value={(policy.nationality ?? []).join(', ')} />
      <Text {...field} name="policy-hostCountries" label={words.hostCountries} hint={words.hostHint} value={(policy.hostCountries ?? []).join(', ')} />
      <Text {...field} {...money} name="policy-grant-amount" label={words.amount} hint={words.amountHint(currency)} value={amountOf(grant.amount)} />
      <Text {...field} {...number} name="policy-grant-instalments" label={words.instalments} value={text(grant.instalments)} />
      <Text {...field} {...money} name="policy-grant-cap" label={words.cap} value={amountOf(grant.cap)} />
      <Text {...field} {...money} name="policy-capPerStudent" label={words.capPerStudent} value={amountOf(policy.capPerStudent)} />
      <Text {...field} {...money} name="policy-capPerMonth" label={words.capPerMonth} value={amountOf(policy.capPerMonth)} />
      <Text {...field} {...money} name="policy-secondApprovalAbove" label={words.secondApprovalAbove} value={amountOf(policy.secondApprovalAbove)} />
      <Text {...field} {...number} name="policy-coolingOffHours" label={words.coolingOffHours} value={text(policy.coolingOffHours)} />
      <Text {...field} {...number} name="policy-answerWithinDays" label={words.answerWithinDays} value={text(policy.answerWithinDays)} />
      <Text {...field} {...number} name="policy-reviewWithinDays" label={words.reviewWithinDays} value={text(policy.reviewWithinDays)} />
      <Text {...field} name="policy-recheck" label={words.recheck} hint={words.recheckHint} value={(policy.recheck ?? []).join(', ')} isOptional />
    </div>
  )
}

function Make({ of, funds }: { readonly of: FormOf; readonly funds: readonly FundChoice[] }) {
  const words = PROGRAMMES[of.language]
  const form = 'make'
  const field = { of, form }
  const usual: Partial<PolicyText> = { nationality: ['TM'], coolingOffHours: 24, answerWithinDays: 14, reviewWithinDays: 30 }
  return (
    <>
      <h2>{words.make}</h2>
      <p>{words.makeLead}</p>
      <Form of={of} name={form} action={`/programmes/${form}`} button={words.makeButton}>
        <Text {...field} name="code" label={words.code} hint={words.codeHint} />
        <Text {...field} name="name" label={words.name} />
        <Select {...field} name="fund" label={words.fund} options={funds.map(({ code, currency }) => [code, `${code} (${currency})`] as const)} />
        <UsualFields {...field} currency="" policy={usual} />
        <Checks {...field} name="closedRoutes" label={words.closedRoutes} options={[['yes', words.closedRoutesOption]]} />
        <LongText {...field} name="institutions" label={words.institutions} hint={words.institutionsHint} isOptional attributes={{ maxlength: 400_000 }} />
        <Text {...field} name="screening" label={words.screening} hint={words.screeningHint} isOptional />
      </Form>
    </>
  )
}

interface ProgrammesProps {
  readonly of: FormOf
  readonly programmes: readonly ProgrammeRow[]
  readonly nextCursor: string | null
  readonly isFirst: boolean
  /** Absent for who may look and not make. */
  readonly funds: readonly FundChoice[] | undefined
}

/** Programmes, and how one is made. */
export function ProgrammesPage({ of, programmes, nextCursor, isFirst, funds }: ProgrammesProps) {
  const { language } = of
  const words = PROGRAMMES[language]
  return (
    <>
      <h1>{words.title}</h1>
      <ErrorSummary of={of} />
      <p>{words.lead}</p>
      <Table
        language={language}
        caption={words.title}
        columns={[words.code, words.name, words.fund, figures(words.version), figures(words.lacks)]}
        rows={programmes.map(({ code, name, fund, version, warnings }) => [
          <a href={`/programmes/${code}`}>{code}</a>,
          name,
          fund,
          numberInWords(language, version),
          numberInWords(language, warnings.length),
        ])}
        isNamed
      />
      <Pager language={language} href="/programmes" cursor={nextCursor} isFirst={isFirst} />
      <ExportLinks language={language} list="programmes" />
      {funds ? <Make of={of} funds={funds} /> : null}
    </>
  )
}

function Version({ language, of }: { readonly language: Language; readonly of: VersionView }) {
  const words = PROGRAMMES[language]
  return (
    <section>
      <h3>
        {words.version} {of.version}: {of.name}
      </h3>
      <p>
        {of.by}, <Instant language={language} at={of.at} />
      </p>
      {of.version === 1 ? (
        <p>{words.first}</p>
      ) : of.changes.length === 0 ? (
        <p>{words.noChange}</p>
      ) : (
        <Table
          language={language}
          caption={`${words.version} ${of.version}`}
          columns={[words.member, words.before, words.after]}
          rows={of.changes.map(({ path, before, after }) => [<code>{path}</code>, before ?? '–', after ?? '–'])}
          isNamed
        />
      )}
    </section>
  )
}

interface ProgrammeProps {
  readonly of: FormOf
  readonly programme: ProgrammeRow
  readonly versions: ProgrammeVersions
  readonly mayChange: boolean
}

/** A programme, what each version changed, and how the next is made. */
export function ProgrammePage({ of, programme, versions, mayChange }: ProgrammeProps) {
  const { language } = of
  const words = PROGRAMMES[language]
  const form = 'change'
  const { policy } = programme
  return (
    <>
      <h1>{programme.name}</h1>
      <ErrorSummary of={of} />
      <Facts
        rows={[
          [words.code, programme.code],
          [words.fund, `${programme.fund} (${versions.currency})`],
          [words.version, numberInWords(language, programme.version)],
        ]}
      />
      <details>
        <summary>
          {words.rulesNow} ({words.asJson})
        </summary>
        <pre class="written">{JSON.stringify(policy, null, 1).slice(0, 15_000)}</pre>
      </details>
      <h2>{words.versions}</h2>
      {versions.versions.map((version) => (
        <Version language={language} of={version} />
      ))}
      {mayChange ? (
        <>
          <h2>{words.change}</h2>
          <p>{words.changeLead}</p>
          <Form of={of} name={form} action={`/programmes/${programme.code}/${form}`} button={words.changeButton} seen={{ version: String(programme.version) }}>
            <Text of={of} form={form} name="name" label={words.name} value={programme.name} />
            <UsualFields of={of} form={form} currency={versions.currency} policy={policy} />
            <LongText
              of={of}
              form={form}
              name="policy-criteria"
              label={words.criteria}
              hint={words.criteriaHint}
              value={JSON.stringify(policy.criteria, null, 1)}
              attributes={{ maxlength: 900_000, rows: 12, spellcheck: 'false' }}
            />
          </Form>
        </>
      ) : null}
    </>
  )
}

import type { MoneyText } from '../../../core/money/money.ts'
import { ErrorSummary, Form, type FormOf, LongText, Text } from '../form.tsx'
import { ADMIN } from '../words/admin.ts'

export interface SettingsShown {
  readonly ledgerCodes: Readonly<Record<string, string>>
  readonly contact: string | null
  readonly complaints?: string
  readonly feeSchedules: Readonly<Record<string, { readonly outgoing: readonly MoneyText[]; readonly returned: readonly MoneyText[] }>>
  readonly organisation?: { readonly name: string; readonly iatiId?: string; readonly iatiType?: string; readonly giving360Id?: string }
  readonly retentionYears?: number
}

export interface AccountShown {
  readonly code: string
  readonly currency: string
}

const FORM = 'save'

const amounts = (fees: readonly MoneyText[] | undefined): string => (fees ?? []).map(({ amount }) => amount).join('; ')

function Fees({ of, settings, accounts }: { readonly of: FormOf; readonly settings: SettingsShown; readonly accounts: readonly AccountShown[] }) {
  const words = ADMIN[of.language]
  if (accounts.length === 0) return null
  return (
    <fieldset class="field">
      <legend>{words.fees}</legend>
      <p class="hint">{words.feesLead}</p>
      <div class="columns">
        {accounts.map(({ code, currency }) => (
          <>
            <Text
              of={of}
              form={FORM}
              name={`feeSchedules-${code}-outgoing`}
              label={words.feesOut(code, currency)}
              value={amounts(settings.feeSchedules[code]?.outgoing)}
              isOptional
            />
            <Text
              of={of}
              form={FORM}
              name={`feeSchedules-${code}-returned`}
              label={words.feesBack(code, currency)}
              value={amounts(settings.feeSchedules[code]?.returned)}
              isOptional
            />
          </>
        ))}
      </div>
    </fieldset>
  )
}

/** What holds for the whole book. `seen`: the settings as they were shown. */
export function SettingsPage(props: {
  readonly of: FormOf
  readonly settings: SettingsShown
  readonly accounts: readonly AccountShown[]
  readonly seen: string
}) {
  const { of, settings, accounts, seen } = props
  const words = ADMIN[of.language]
  const field = { of, form: FORM, isOptional: true as const }
  const { organisation } = settings
  return (
    <>
      <h1>{words.settingsTitle}</h1>
      <ErrorSummary of={of} />
      <p>{words.settingsLead}</p>
      <Form of={of} name={FORM} action={`/settings/${FORM}`} button={words.saveButton} seen={{ seen }}>
        <div class="columns">
          <Text {...field} name="contact" label={words.contact} hint={words.contactHint} value={settings.contact ?? ''} />
          <Text {...field} name="complaints" label={words.complaints} hint={words.complaintsHint} value={settings.complaints ?? ''} />
          <Text {...field} name="organisation-name" label={words.organisation} hint={words.organisationHint} value={organisation?.name ?? ''} />
          <Text {...field} name="organisation-iatiId" label={words.iatiId} hint={words.iatiIdHint} value={organisation?.iatiId ?? ''} />
          <Text {...field} name="organisation-iatiType" label={words.iatiType} hint={words.iatiTypeHint} value={organisation?.iatiType ?? ''} />
          <Text {...field} name="organisation-giving360Id" label={words.giving360Id} hint={words.giving360Hint} value={organisation?.giving360Id ?? ''} />
          <Text
            {...field}
            name="retentionYears"
            label={words.retentionYears}
            hint={words.retentionHint}
            value={String(settings.retentionYears ?? '')}
            attributes={{ inputmode: 'numeric' }}
          />
        </div>
        <LongText
          {...field}
          name="ledgerCodes"
          label={words.ledgerCodes}
          hint={words.ledgerCodesHint}
          value={Object.entries(settings.ledgerCodes)
            .map(([account, code]) => `${account} = ${code}`)
            .join('\n')}
          attributes={{ maxlength: 40_000, rows: 6 }}
        />
        <Fees of={of} settings={settings} accounts={accounts} />
      </Form>
      <h2>{words.more}</h2>
      <ul>
        <li>
          <a href="/erasure">{words.erasureLink}</a>
        </li>
        <li>
          <a href="/keeping">{words.keepingLink}</a>
        </li>
      </ul>
    </>
  )
}

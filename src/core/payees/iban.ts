import { type Said, say } from '../said/say.ts'
import { accountForm } from '../students/normal-forms.ts'
import { mod97 } from './mod-97.ts'

/**
 * The BBAN of each country in the IBAN registry (ISO 13616): n digits, a capitals, c digits or capitals, each after its
 * count; with the country and two check digits this also gives the length.
 */
const BBANS = `AD 8n12c AE 19n AL 8n16c AT 16n AZ 4a20c BA 16n BE 12n BG 4a6n8c BH 4a14c BI 23n BR 23n1a1c BY 4c4n16c CH 5n12c CR 18n
CY 8n16c CZ 20n DE 18n DJ 23n DK 14n DO 4c20n EE 16n EG 25n ES 20n FI 14n FK 2a12n FO 14n FR 10n11c2n GB 4a14n GE 2a16n GI 4a15c GL 14n
GR 7n16c GT 24c HN 4a20n HR 17n HU 24n IE 4a14n IL 19n IQ 4a15n IS 22n IT 1a10n12c JO 4a4n18c KW 4a22c KZ 3n13c LB 4n20c LC 4a24c LI 5n12c
LT 16n LU 3n13c LV 4a13c LY 21n MC 10n11c2n MD 20c ME 18n MK 3n10c2n MN 16n MR 23n MT 4a5n18c MU 4a19n3a NI 4a20n NL 4a10n NO 11n OM 3n16c
PK 4a16c PL 24n PS 4a21c PT 21n QA 4a21c RO 4a16c RS 18n RU 14n15c SA 2n18c SC 4a20n3a SD 14n SE 20n SI 15n SK 20n SM 1a10n12c SO 19n
ST 21n SV 4a20n TL 19n TN 20n TR 6n16c UA 6n19c VA 18n VG 4a16n XK 16n YE 4a4n18c`

const CLASSES: Readonly<Record<string, string>> = { n: '[0-9]', a: '[A-Z]', c: '[A-Z0-9]' }

const FORMS: ReadonlyMap<string, { readonly length: number; readonly form: RegExp }> = new Map(
  BBANS.trim()
    .split(/\s+(?=[A-Z]{2} )/)
    .map((entry) => {
      const [country = '', bban = ''] = entry.split(' ')
      const parts = [...bban.matchAll(/(\d+)([nac])/g)].map(([, count = '0', kind = 'c']) => ({ count: Number(count), form: `${CLASSES[kind]}{${count}}` }))
      const length = 4 + parts.reduce((sum, part) => sum + part.count, 0)
      return [country, { length, form: new RegExp(`^${country}\\d{2}${parts.map((part) => part.form).join('')}$`) }]
    }),
)

/** Does the country (ISO 3166-1 alpha-2) stand in the IBAN registry? */
export const hasIbans = (country: string): boolean => FORMS.has(country)

/** The country whose IBAN this claims to be (its first two letters), or undefined. */
export const countryOfIban = (text: string): string | undefined => /^[A-Z]{2}\d{2}/.exec(accountForm(text))?.[0].slice(0, 2)

/** Why `text` is no IBAN (country, length, form, check digits), in words without the number itself; undefined if it is one. */
export function ibanFault(text: string): Said | undefined {
  const iban = accountForm(text)
  const country = iban.slice(0, 2)
  const known = FORMS.get(country)
  if (!known) return /^[A-Z]{2}$/.test(country) ? say.noIbansOf(country) : say.ibanBegins
  if (iban.length !== known.length) return say.ibanLength(country, known.length, iban.length)
  if (!known.form.test(iban)) return say.ibanForm(country)
  return mod97(`${iban.slice(4)}${iban.slice(0, 4)}`) === 1 ? undefined : say.ibanCheck
}

/** The languages of countries whose letters have the same bytes as those of others. */
const LANGUAGES: Readonly<Record<string, readonly [language: string, currency?: string]>> = {
  HU: ['hungarian', 'HUF'],
  PL: ['polish', 'PLN'],
  CZ: ['czech', 'CZK'],
  SK: ['slovak'],
  RO: ['romanian', 'RON'],
  MD: ['romanian', 'MDL'],
  HR: ['croatian', 'HRK'],
  BA: ['croatian', 'BAM'],
  RS: ['croatian', 'RSD'],
  SI: ['croatian'],
  EE: ['estonian'],
  LV: ['latvian'],
  LT: ['lithuanian'],
}

const BY_CURRENCY = new Map(Object.values(LANGUAGES).flatMap(([language, currency]) => (currency ? [[currency, language] as const] : [])))
const NAMED = new RegExp(`(?<![A-Z])(?:(${Object.keys(LANGUAGES).join('|')})\\d{2} ?[A-Z0-9]{4} ?\\d|(${[...BY_CURRENCY.keys()].join('|')})(?![A-Z]))`, 'g')

/** The language of the country whose currency or accounts a text names most often: its bank writes names in its letters. */
export function homeLanguage(text: string): string | undefined {
  const counts = new Map<string, number>()
  for (const [, country = '', currency = ''] of text.matchAll(NAMED)) {
    const language = LANGUAGES[country]?.[0] ?? BY_CURRENCY.get(currency)
    if (language) counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

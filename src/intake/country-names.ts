import { COUNTRIES } from '../core/students/countries.ts'
import { folded } from './list-columns.ts'

const LANGUAGES = ['en', 'ru', 'tr', 'tk']

let codes: ReadonlyMap<string, string> | undefined

/** The code of a country that is written out in English, Russian, Turkish or Turkmen: to say what to write, never to take it. */
export function codeOfCountryNamed(name: string): string | undefined {
  codes ??= new Map(LANGUAGES.flatMap(namesIn))
  return codes.get(folded(name))
}

function namesIn(language: string): Array<[string, string]> {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  return COUNTRIES.map((code) => [folded(names.of(code) ?? code), code])
}

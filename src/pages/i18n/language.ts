/** The languages of the students' pages, in the order in which they are offered. */
export const LANGUAGES = ['en', 'ru', 'tr', 'tk'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each in its own name: who does not read the page's language finds it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', tr: 'Türkçe', tk: 'Türkmençe' }

export const isLanguage = (text: string | undefined): text is Language => LANGUAGES.some((language) => language === text)

/** What was chosen (the cookie's value) counts; Accept-Language is only the first guess; else English. */
export function languageOf(chosen: string | undefined, accepted: string | undefined): Language {
  return isLanguage(chosen) ? chosen : (firstAccepted(accepted ?? '') ?? 'en')
}

/** `tr-TR,tr;q=0.9,en;q=0.8` → tr: of the languages that we speak the one that is wanted most (RFC 9110, 12.5.4). */
function firstAccepted(header: string): Language | undefined {
  const wanted = header
    .slice(0, 500)
    .split(',')
    .flatMap((part, place) => {
      const [tag = '', ...parameters] = part.split(';').map((text) => text.trim())
      const language = /^[a-z]{2}(?=-|$)/.exec(tag.toLowerCase())?.[0]
      const quality = Number(parameters.find((text) => text.startsWith('q='))?.slice(2) ?? '1')
      return isLanguage(language) && quality > 0 ? [{ language, quality, place }] : []
    })
  return wanted.sort((a, b) => b.quality - a.quality || a.place - b.place)[0]?.language
}

/** No address of anybody: what is told apart from ours is that it does not stay here. */
const OWN = 'https://own.invalid'
const MOST = 4000
const FORM = /^\/(?![/\\])[^\\\p{Cc}\p{Zs}\p{Zl}\p{Zp}]*$/u

/**
 * An address of our own, as it is put into a link or a redirect: path and filters. Undefined for anything else: a browser takes `//`, `/\` and a slash with a tab behind it for the
 * beginning of another site's address, and leaves a tab or a line's end out before it looks.
 */
export function ownAddress(text: string | undefined): string | undefined {
  if (text === undefined || text.length > MOST || !FORM.test(text) || !URL.canParse(text, OWN)) return undefined
  const { origin, pathname, search } = new URL(text, OWN)
  // `/.//evil.example` is `//evil.example` once its dots are gone.
  return origin === OWN && FORM.test(pathname) ? `${pathname}${search}` : undefined
}

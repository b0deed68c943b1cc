/** A workbook's own formats of numbers, by which the reader tells dates from amounts. */

const FIRST_OWN = 164
/** Beyond every number that a workbook gives. */
const MOVED_BY = 1_000_000

const FORMATS = /<(?:\w+:)?numFmts\b[\s\S]*?<\/(?:\w+:)?numFmts\s*>/g
const TAG = /<(?:\w+:)?(numFmt|xf)\s(?:[^"'<>]|"[^"]*"|'[^']*')*>/g
const ID = /(\snumFmtId\s*=\s*["'])(\d{1,9})(?=["'])/

/**
 * Numbers below 164 are those of formats that every program knows, and the reader takes them for these. Some programs give them to formats of their own: what the
 * workbook itself says of a number counts, so its own formats get numbers that nothing else has.
 */
export function withOwnFormats(styles: string): string {
  const own = new Set<string>()
  for (const [formats] of styles.matchAll(FORMATS))
    for (const [tag] of formats.matchAll(TAG)) {
      const id = ID.exec(tag)?.[2]
      if (id !== undefined && Number(id) < FIRST_OWN) own.add(id)
    }
  if (own.size === 0) return styles
  const moved = (tag: string): string => tag.replace(ID, (all, before: string, id: string) => (own.has(id) ? `${before}${Number(id) + MOVED_BY}` : all))
  return styles.replace(TAG, moved)
}

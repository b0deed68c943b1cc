/** What a sheet's markup may leave out or have wrong, put right before the reader sees it. */

const CELL_OR_ROW = /<(?:\w+:)?(row|c)(?:\s[^<>]*|\/)?>/g
const WITHOUT_ADDRESS = /<(?:\w+:)?(?:row|c)(?=[\s/>])(?![^<>]*\sr\s*=)/
const ADDRESS = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/

/** Rows and cells may leave out where they stand: then each stands behind the one before it. A sheet of more than `most` of either stays as it is. */
export function withAddresses(xml: string, most: { readonly rows: number; readonly cells: number }): string {
  if (!WITHOUT_ADDRESS.test(xml) || hasMore(xml, /[<:]row\b/g, most.rows) || hasMore(xml, /[<:]c\b/g, most.cells)) return xml
  let [row, column] = [0, 0]
  return xml.replace(CELL_OR_ROW, (tag: string, name: string) => {
    const found = ADDRESS.exec(tag)
    const address = found?.[1] ?? found?.[2]
    if (name === 'row') {
      row = address === undefined ? row + 1 : Number(address)
      column = 0
    } else column = address === undefined ? column + 1 : columnNumber(/^[A-Z]{1,3}/.exec(address)?.[0] ?? '')
    if (address !== undefined) return tag
    const at = name === 'row' ? String(row) : `${columnLetters(column - 1)}${row}`
    return tag.replace(/(?=\s*\/?>$)/, ` r="${at}"`)
  })
}

function hasMore(xml: string, tag: RegExp, most: number): boolean {
  let count = 0
  for (const _ of xml.matchAll(tag)) if (++count > most) return true
  return false
}

export const columnNumber = (letters: string): number => [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

/** `A` for 0, `AA` for 26. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter
}

const NUMBER = /(["'])(\d{1,9})\1/y

/** Are all formats that it asks for there? Answered for nearly every sheet, and fast. */
function hasFormats(xml: string, formats: number): boolean {
  for (let at = xml.indexOf(' s='); at >= 0; at = xml.indexOf(' s=', at + 3)) {
    NUMBER.lastIndex = at + 3
    if (Number(NUMBER.exec(xml)?.[2] ?? formats) >= formats) return false
  }
  return true
}

const CELL = /<(?:\w+:)?c\s[^<>]*>/g
const STYLE = /\ss\s*=\s*(?:"([^"]*)"|'([^']*)')/

/** Cells without the number of a format that the workbook does not have: they have none. */
export function withKnownFormats(xml: string, formats: number): string {
  if (hasFormats(xml, formats)) return xml
  return xml.replace(CELL, (tag) => {
    const found = STYLE.exec(tag)
    const style = found?.[1] ?? found?.[2]
    return style === undefined || (/^\d{1,9}$/.test(style) && Number(style) < formats) ? tag : tag.replace(STYLE, '')
  })
}

const FORMATS = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs\s*>/
const FORMAT = /<(?:\w+:)?xf[\s/>]/g

/** How many formats of cells the parts of a workbook have. */
export function formatsIn(parts: Iterable<Buffer>): number {
  for (const part of parts) {
    const formats = part.includes('cellXfs') ? FORMATS.exec(part.toString('latin1'))?.[0] : undefined
    if (formats !== undefined) return formats.match(FORMAT)?.length ?? 0
  }
  return 0
}

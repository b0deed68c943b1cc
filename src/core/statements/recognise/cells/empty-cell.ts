const EMPTY = /^(?:[-/—–−.*]*|n\/?a|nil|null|none)$/i

/** Does a cell hold nothing? Banks write dashes and slashes for it. */
export const isEmptyCell = (text: string): boolean => text === '' || (text.length < 6 && EMPTY.test(text))

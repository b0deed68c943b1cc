/**
 * An amount as people of any of our languages type it (`1 234,5`, `1.234,50`, `1,234.50`) → `1234.50`; undefined for what is no amount or could be two. A
 * mark that stands once, with three digits after it, groups, unless the currency has three digits.
 */
export function typedAmount(typed: string, digits: number): string | undefined {
  const text = typed.replace(/[\s'’]/g, '')
  const marks = text.match(/[.,]/g) ?? []
  const last = marks.at(-1) ?? ''
  const after = text.length - text.lastIndexOf(last) - 1
  const isDecimal = marks.filter((mark) => mark === last).length === 1 && !(marks.length === 1 && after === 3 && digits !== 3)
  const [whole, part] = last === '' || !isDecimal ? [text, ''] : [text.slice(0, -after - 1), text.slice(text.length - after)]
  const isWhole = /^\d+$/.test(whole) || /^\d{1,3}(\.\d{3})+$/.test(whole) || /^\d{1,3}(,\d{3})+$/.test(whole)
  if (!isWhole || !/^\d*$/.test(part) || part.length > digits || (last !== '' && isDecimal && part === '')) return undefined
  const plain = whole.replace(/[.,]/g, '')
  return digits === 0 ? plain : `${plain}.${part.padEnd(digits, '0')}`
}

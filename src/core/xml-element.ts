/** An element of an XML document as plain data: what the bank's formats are written from and read into. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Its text; empty where it has elements. */
  readonly text: string
  /** The line (from 1) of the file in which it begins; 0 where it was not read from one. */
  readonly line: number
}

const NONE = { attributes: {}, children: [], text: '', line: 0 } as const

/** An element with elements in it; what is undefined is left out. */
export const element = (name: string, ...children: readonly (XmlElement | undefined)[]): XmlElement => ({
  ...NONE,
  name,
  children: children.filter((child) => child !== undefined),
})

/** An element with text in it. */
export const leaf = (name: string, text: string, attributes: Readonly<Record<string, string>> = {}): XmlElement => ({ ...NONE, name, text, attributes })

/** The elements under `of` along a path of names, every branch of it. */
export function elementsAt(of: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>((found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)), [of])
}

/** The first element along a path. */
export const elementAt = (of: XmlElement, ...path: readonly string[]): XmlElement | undefined => elementsAt(of, ...path)[0]

/** The text of the first element along a path, without outer blanks; undefined where there is none, or nothing in it. */
export function textAt(of: XmlElement, ...path: readonly string[]): string | undefined {
  const text = elementAt(of, ...path)?.text.trim()
  return text === '' ? undefined : text
}

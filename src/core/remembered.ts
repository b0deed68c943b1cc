/**
 * A pure function of a text that remembers what it came to, for `most` texts at a time: the words of names come again and again. Words alone
 * are remembered this way, never who bears them.
 */
export function remembered<T>(most: number, compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined || known.has(text)) return before as T
    const now = compute(text)
    if (known.size >= most) known.clear()
    known.set(text, now)
    return now
  }
}

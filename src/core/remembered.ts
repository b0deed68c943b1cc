/** As `remembered`, of two texts. */
export function rememberedPairs<T>(most: number, compute: (a: string, b: string) => T): (a: string, b: string) => T {
  const known = new Map<string, Map<string, T>>()
  let count = 0
  return (a, b) => {
    let others = known.get(a)
    const before = others?.get(b)
    if (before !== undefined || others?.has(b)) return before as T
    const now = compute(a, b)
    if (++count > most) {
      known.clear()
      count = 1
      others = undefined
    }
    if (others) others.set(b, now)
    else known.set(a, new Map([[b, now]]))
    return now
  }
}

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

interface Alike {
  readonly ids: readonly number[]
  readonly more: boolean
}

/**
 * Of the things found under each word of a text at most `most`, those under the most words first: one word of a name is borne by hundreds, all of them by few.
 * Equal ones stand in the order of their ids.
 */
export function mostAlike(found: ReadonlyArray<readonly number[]>, most: number): Alike {
  const words = new Map<number, number>()
  for (const ids of found) for (const id of ids) words.set(id, (words.get(id) ?? 0) + 1)
  const ids = [...words].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([id]) => id)
  return { ids: ids.slice(0, most), more: ids.length > most }
}

/**
 * Those under two words or more, the same way. Each of them is in another set than the largest, so that a word that hundreds bear costs
 * nothing beside one that few do.
 */
export function alikeInTwo(found: ReadonlyArray<ReadonlySet<number>>, most: number): Alike {
  const bySize = [...found].sort((a, b) => a.size - b.size)
  const [fewest, others] = bySize
  if (fewest && others && bySize.length === 2) {
    const both: number[] = []
    for (const id of fewest) if (others.has(id)) both.push(id)
    return { ids: both.sort((a, b) => a - b).slice(0, most), more: both.length > most }
  }
  const words = new Map<number, number>()
  for (const [place, ids] of bySize.slice(0, -1).entries()) {
    const larger = bySize.slice(place + 1)
    for (const id of ids) {
      if (words.has(id)) continue
      let count = 1
      for (const others of larger) if (others.has(id)) count++
      if (count > 1) words.set(id, count)
    }
  }
  const ids = [...words].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([id]) => id)
  return { ids: ids.slice(0, most), more: ids.length > most }
}

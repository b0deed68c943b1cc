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
 * Those under two words or more, the same way, of lists that ascend. Each of them is in another list than the longest, so that a word that hundreds
 * bear costs little beside one that few do.
 */
export function alikeInTwo(found: ReadonlyArray<readonly number[]>, most: number): Alike {
  const byLength = found.filter(({ length }) => length > 0).sort((a, b) => a.length - b.length)
  const words = new Map<number, number>()
  for (const [place, ids] of byLength.slice(0, -1).entries()) {
    const longer = byLength.slice(place + 1).map((others) => ({ others, at: 0 }))
    for (const id of ids) {
      if (words.has(id)) continue
      let count = 1
      for (const list of longer) {
        list.at = firstFrom(list.others, id, list.at)
        if (list.others[list.at] === id) count++
      }
      if (count > 1) words.set(id, count)
    }
  }
  const ids = [...words].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([id]) => id)
  return { ids: ids.slice(0, most), more: ids.length > most }
}

/** The place, not before `from`, of the first number that is not below `wanted`: by leaps that double, then by halves. */
function firstFrom(ascending: readonly number[], wanted: number, from: number): number {
  let [start, leap] = [from, 1]
  while (start + leap <= ascending.length && (ascending[start + leap - 1] ?? 0) < wanted) {
    start += leap
    leap *= 2
  }
  let end = Math.min(start + leap - 1, ascending.length)
  while (start < end) {
    const middle = (start + end) >>> 1
    if ((ascending[middle] ?? 0) < wanted) start = middle + 1
    else end = middle
  }
  return start
}

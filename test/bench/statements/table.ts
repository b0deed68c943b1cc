import type { Outcome } from '../../recognition/measure.ts'

const OUTCOMES: readonly Outcome[] = ['proof', 'proposed', 'first', 'later', 'without', 'refused', 'wrong']
const TITLES: Readonly<Record<Outcome, string>> = {
  proof: 'proof',
  proposed: 'proposed',
  first: 'choice, true first',
  later: 'true later',
  without: 'true one missing',
  refused: 'refused',
  wrong: 'READ WRONG',
}

/** Counts of outcomes by a trait; a trait with no error in n files has the 95% bound 3/n. */
export function tableOf<T extends { readonly outcome: Outcome }>(title: string, all: readonly T[], trait: (one: T) => string): string {
  const groups = new Map<string, Map<Outcome, number>>()
  for (const one of all) {
    const group = groups.get(trait(one)) ?? new Map<Outcome, number>()
    group.set(one.outcome, (group.get(one.outcome) ?? 0) + 1)
    groups.set(trait(one), group)
  }
  const rows = [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, counts]) => {
      const n = [...counts.values()].reduce((sum, count) => sum + count, 0)
      const bound = counts.has('wrong') ? '' : `3/n ${(300 / n).toFixed(2)} %`
      return [
        name.padEnd(40),
        ...OUTCOMES.map((outcome) => String(counts.get(outcome) ?? 0).padStart(Math.max(TITLES[outcome].length, 6))),
        bound.padStart(12),
      ].join('  ')
    })
  const head = [''.padEnd(40), ...OUTCOMES.map((outcome) => TITLES[outcome].padStart(6))].join('  ')
  return ['', title, head, ...rows].join('\n')
}

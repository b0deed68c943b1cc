import type { ListOf, ProgrammeSeen } from '../../pages/console/cases/case-shapes.ts'
import { HomeView } from '../../pages/console/cases/home.tsx'
import { FRAME } from '../../pages/console/words/frame.ts'
import { type WorkCounts, workCounts } from '../../queries/work-home.ts'
import type { Desk } from './desk.ts'
import type { Screen } from './screen.ts'

/** Steps of the newest programmes that nobody or one person alone can do. */
async function fewPersons(desk: Desk): Promise<number> {
  const programmes = desk.is('admin') ? await desk.get<ListOf<ProgrammeSeen>>('/programmes?limit=50') : undefined
  if (!programmes?.ok) return 0
  return new Set(programmes.value.items.flatMap(({ warnings }) => warnings.map(({ words }) => words))).size
}

/** Where everybody begins: what waits for them. */
export const homeScreen: Screen = {
  path: '/work',
  who: 'signed in',
  show: async ({ desk }) => {
    const words = FRAME[desk.language]
    const counts = desk.ask<WorkCounts, Record<string, never>>(workCounts, {})
    if (!counts.ok) return counts
    const body = <HomeView language={desk.language} roles={desk.signed.roles} counts={{ ...counts.value, steps: await fewPersons(desk) }} />
    return { title: words.sections.work, body }
  },
}

import { ExceptionsPage, SamplePage } from '../../pages/console/audit/exceptions.tsx'
import { JournalPage } from '../../pages/console/audit/journal.tsx'
import { NARROW } from '../../pages/console/audit/narrow.tsx'
import { StoryPage } from '../../pages/console/audit/story.tsx'
import { TrailPage } from '../../pages/console/audit/trail.tsx'
import type { FormOf } from '../../pages/console/form.tsx'
import { AUDIT } from '../../pages/console/words/audit.ts'
import { none, type Query } from '../../queries/query.ts'
import { type StoryView, story } from '../../queries/story.ts'
import { type JournalView, journalOfBook, type TrailChoices, type TrailView, trail, trailChoices } from '../../queries/trail.ts'
import { type ExceptionsView, exceptionsOfBook, type SampleView, sampleOfBook } from '../../queries/trail-exceptions.ts'
import { askFiltered, filled } from './audit-asked.ts'
import { withFault } from './money-asked.ts'
import type { Asked, Screen, Shown } from './screen.ts'

type Filters = Readonly<Record<string, string>>

/** A page whose filters can't be read: with what was typed, what is wrong beside it, and what it shows without them. */
const faulty = (shown: Shown): Shown => ('body' in shown ? { ...shown, status: 422 } : shown)

/** A list narrowed as its address says, or with why that can't be, over the whole of it. */
function narrowed<T, F>({ desk, query, of }: Asked, list: Query<F>, page: (of: FormOf, asked: Filters, view: T) => Shown): Shown {
  const asked = filled(query)
  const answer = askFiltered<T, F>(desk, list, asked)
  if (answer.ok) return page(of, asked, answer.value)
  const whole = answer.problem.status === 422 ? askFiltered<T, F>(desk, list, {}) : answer
  return whole.ok ? faulty(page(withFault(of, NARROW, answer.problem, asked), asked, whole.value)) : answer
}

const trailScreen: Screen = {
  path: '/trail',
  who: ['auditor'],
  show: async (at) => {
    const choices = at.desk.ask<TrailChoices, unknown>(trailChoices, none.parse({}))
    if (!choices.ok) return choices
    return narrowed<TrailView, unknown>(at, trail, (of, asked, view) => ({
      title: AUDIT[of.language].trailTitle,
      body: <TrailPage of={of} asked={asked} trail={view} choices={choices.value} />,
    }))
  },
}

const journalScreen: Screen = {
  path: '/journal',
  who: ['auditor', 'finance'],
  show: async (at) =>
    narrowed<JournalView, unknown>(at, journalOfBook, (of, asked, view) => ({
      title: AUDIT[of.language].journalTitle,
      body: <JournalPage of={of} asked={asked} journal={view} />,
    })),
}

/** An address of a story, and nothing else. */
const isStory = (address: string): boolean => /^\/story\/[a-z]+\/\d{1,15}$/.test(address)

const storyScreen: Screen = {
  path: '/story/{kind}/{id}',
  who: ['auditor', 'finance'],
  show: async ({ desk, params, query, of }) => {
    const answer = askFiltered<StoryView, unknown>(desk, story, filled(query), params)
    if (!answer.ok) return answer
    const told = answer.value
    const title = `${AUDIT[desk.language].storyTitles[told.kind] ?? ''} ${told.name}`
    return { title, body: <StoryPage of={of} story={told} isFirst={query['cursor'] === undefined} mayDisclose={desk.is('auditor')} /> }
  },
  forms: {
    disclose: {
      who: ['auditor'],
      take: async ({ desk, params, typed, key }) => {
        const opened = await desk.post(`/applications/${params['id'] ?? ''}/disclosure`, { reason: typed.one['reason'] ?? '' }, key)
        if (!opened.ok) return opened
        const back = typed.one['back'] ?? ''
        return { to: isStory(back) ? back : `/story/application/${params['id'] ?? ''}`, note: 'disclosed' }
      },
    },
  },
}

const exceptionsScreen: Screen = {
  path: '/exceptions',
  who: ['auditor'],
  show: async (at) =>
    narrowed<ExceptionsView, unknown>(at, exceptionsOfBook, (of, asked, view) => ({
      title: AUDIT[of.language].exceptionsTitle,
      body: <ExceptionsPage of={of} asked={asked} exceptions={view} />,
    })),
}

const sampleScreen: Screen = {
  path: '/sample',
  who: ['auditor'],
  show: async ({ desk, query, of }) => {
    const asked = filled(query)
    const title = AUDIT[desk.language].sampleTitle
    if (asked['seed'] === undefined) return { title, body: <SamplePage of={of} asked={asked} sample={undefined} /> }
    const answer = askFiltered<SampleView, unknown>(desk, sampleOfBook, asked)
    if (answer.ok) return { title, body: <SamplePage of={of} asked={asked} sample={answer.value} /> }
    if (answer.problem.status !== 422) return answer
    return faulty({ title, body: <SamplePage of={withFault(of, NARROW, answer.problem, asked)} asked={asked} sample={undefined} /> })
  },
}

export const trailScreens: readonly Screen[] = [trailScreen, journalScreen, storyScreen, exceptionsScreen, sampleScreen]

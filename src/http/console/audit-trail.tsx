import { ExceptionsPage, SamplePage } from '../../pages/console/audit/exceptions.tsx'
import { JournalPage } from '../../pages/console/audit/journal.tsx'
import { StoryPage } from '../../pages/console/audit/story.tsx'
import { TrailPage } from '../../pages/console/audit/trail.tsx'
import { AUDIT } from '../../pages/console/words/audit.ts'
import { none } from '../../queries/query.ts'
import { type StoryView, story } from '../../queries/story.ts'
import { type JournalView, journalOfBook, type TrailChoices, type TrailView, trail, trailChoices } from '../../queries/trail.ts'
import { type ExceptionsView, exceptionsOfBook, type SampleView, sampleOfBook } from '../../queries/trail-exceptions.ts'
import { askFiltered, filled } from './audit-asked.ts'
import type { Screen } from './screen.ts'

const trailScreen: Screen = {
  path: '/trail',
  who: ['auditor'],
  show: async ({ desk, query, of }) => {
    const asked = filled(query)
    const [answer, choices] = [askFiltered<TrailView, unknown>(desk, trail, asked), desk.ask<TrailChoices, unknown>(trailChoices, none.parse({}))]
    if (!answer.ok) return answer
    if (!choices.ok) return choices
    return { title: AUDIT[desk.language].trailTitle, body: <TrailPage of={of} asked={asked} trail={answer.value} choices={choices.value} /> }
  },
}

const journalScreen: Screen = {
  path: '/journal',
  who: ['auditor', 'finance'],
  show: async ({ desk, query, of }) => {
    const asked = filled(query)
    const answer = askFiltered<JournalView, unknown>(desk, journalOfBook, asked)
    return answer.ok ? { title: AUDIT[desk.language].journalTitle, body: <JournalPage of={of} asked={asked} journal={answer.value} /> } : answer
  },
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
  show: async ({ desk, query, of }) => {
    const asked = filled(query)
    const answer = askFiltered<ExceptionsView, unknown>(desk, exceptionsOfBook, asked)
    return answer.ok ? { title: AUDIT[desk.language].exceptionsTitle, body: <ExceptionsPage of={of} asked={asked} exceptions={answer.value} /> } : answer
  },
}

const sampleScreen: Screen = {
  path: '/sample',
  who: ['auditor'],
  show: async ({ desk, query, of }) => {
    const asked = filled(query)
    const title = AUDIT[desk.language].sampleTitle
    if (asked['seed'] === undefined) return { title, body: <SamplePage of={of} asked={asked} sample={undefined} /> }
    const answer = askFiltered<SampleView, unknown>(desk, sampleOfBook, asked)
    return answer.ok ? { title, body: <SamplePage of={of} asked={asked} sample={answer.value} /> } : answer
  },
}

export const trailScreens: readonly Screen[] = [trailScreen, journalScreen, storyScreen, exceptionsScreen, sampleScreen]

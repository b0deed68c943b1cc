import type { ListOf, MessageSeen } from '../../pages/console/cases/case-shapes.ts'
import { MessagesPage } from '../../pages/console/cases/messages-page.tsx'
import { CASE_LIST } from '../../pages/console/words/cases.ts'
import { atItsForm } from './cases-case.tsx'
import type { Screen } from './screen.ts'

const READERS = ['case_officer', 'finance', 'auditor'] as const

export const messageScreens: readonly Screen[] = [
  {
    path: '/messages',
    who: READERS,
    show: async ({ desk, query, of }) => {
      const state = query['state'] === 'answered' ? 'answered' : 'open'
      const isAuditor = desk.is('auditor')
      const isApart = isAuditor && query['about'] === 'person'
      const cursor = query['cursor'] === undefined ? {} : { cursor: query['cursor'] }
      const about = isApart ? { about: 'person' } : isAuditor ? { about: 'case' } : {}
      const found = await desk.get<ListOf<MessageSeen>>(`/messages?${new URLSearchParams({ state, limit: '25', ...about, ...cursor })}`)
      if (!found.ok) return found
      // Complaints wait for an auditor alone: they stand first, whatever else waits longer
      const first = isAuditor && !isApart && query['cursor'] === undefined
      const complaints = first ? await desk.get<ListOf<MessageSeen>>(`/messages?${new URLSearchParams({ state, limit: '25', about: 'person' })}`) : undefined
      if (complaints && !complaints.ok) return complaints
      const body = (
        <MessagesPage
          language={desk.language}
          of={atItsForm(of, { reply: 'message' })}
          messages={found.value.items}
          nextCursor={found.value.nextCursor}
          isFirst={query['cursor'] === undefined}
          complaints={complaints?.value}
          isApart={isApart}
          state={state}
          roles={desk.signed.roles}
        />
      )
      return { title: CASE_LIST[desk.language].messagesTitle, body }
    },
    forms: {
      reply: {
        who: READERS,
        take: async ({ desk, typed, key }) => {
          const done = await desk.post(`/messages/${encodeURIComponent(typed.one['message'] ?? '0')}/reply`, { text: typed.one['text'] ?? '' }, key)
          return done.ok ? { to: '/messages', note: 'answered' } : done
        },
      },
    },
  },
]

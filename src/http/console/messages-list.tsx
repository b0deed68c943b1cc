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
      const params = new URLSearchParams({ state, limit: '25', ...(query['cursor'] === undefined ? {} : { cursor: query['cursor'] }) })
      const found = await desk.get<ListOf<MessageSeen>>(`/messages?${params}`)
      if (!found.ok) return found
      const body = (
        <MessagesPage
          language={desk.language}
          of={atItsForm(of, { reply: 'message' })}
          messages={found.value.items}
          nextCursor={found.value.nextCursor}
          isFirst={query['cursor'] === undefined}
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

import { lastCopy } from '../../commands/copies-beside.ts'
import { block, unblock } from '../../commands/erase/block.ts'
import { erase } from '../../commands/erase/erase.ts'
import { keepErasuresBeside } from '../../commands/erase/list-beside.ts'
import { ErasedPage, ErasurePage, KeepingPage } from '../../pages/console/admin/keeping.tsx'
import { ADMIN } from '../../pages/console/words/admin.ts'
import { type ErasureView, erasureOfCase, type KeepingView, keeping } from '../../queries/admin-keeping.ts'
import { refusedBy } from './admin-refused.ts'
import { askFiltered } from './audit-asked.ts'
import type { Posted, Screen, Taken } from './screen.ts'

const MISSING = { act: '/act', reason: '/reason', again: '/again' } as const

/** The act that was chosen on one case, once the case's number was typed again. */
function actOn({ desk, typed }: Posted): Taken {
  const words = ADMIN[desk.language]
  const { case: caseNumber = '', again = '', act = '', reason = '' } = typed.one
  if (again !== caseNumber) return refusedBy({ code: 'invalid_input', detail: words.againDiffers(caseNumber) }, MISSING.again)
  const asked = { caseNumber, reason, actor: desk.signed.person }
  if (act === 'erase') {
    const erased = erase(desk.book, asked)
    if (!erased.ok) return refusedBy(erased.problem, erased.problem.code === 'invalid_input' ? MISSING.reason : undefined)
    const isListed = keepErasuresBeside(desk.book)
    return { shown: { title: words.erasedTitle, body: <ErasedPage language={desk.language} erased={{ ...erased.value, isListed }} /> } }
  }
  if (act !== 'hide' && act !== 'show') return refusedBy({ code: 'invalid_input', detail: words.actNeeded }, MISSING.act)
  const changed = (act === 'hide' ? block : unblock)(desk.book, asked)
  if (!changed.ok) return refusedBy(changed.problem, changed.problem.code === 'invalid_input' ? MISSING.reason : undefined)
  return { to: `/erasure?case=${encodeURIComponent(caseNumber)}`, note: act === 'hide' ? 'case_blocked' : 'case_unblocked' }
}

const erasureScreen: Screen = {
  path: '/erasure',
  who: ['admin'],
  show: async ({ desk, query, of }) => {
    const asked = of.fault?.typed['case']?.[0] ?? query['case'] ?? ''
    const answer = askFiltered<ErasureView, unknown>(desk, erasureOfCase, asked === '' ? {} : { case: asked })
    return answer.ok ? { title: ADMIN[desk.language].erasureTitle, body: <ErasurePage of={of} view={answer.value} asked={asked} /> } : answer
  },
  forms: { act: { who: ['admin'], take: async (posted) => actOn(posted) } },
}

const keepingScreen: Screen = {
  path: '/keeping',
  who: ['admin'],
  show: async ({ desk }) => {
    const answer = desk.ask<KeepingView, unknown>(keeping, {})
    return answer.ok
      ? { title: ADMIN[desk.language].keepingTitle, body: <KeepingPage language={desk.language} view={answer.value} copy={lastCopy(desk.book)} /> }
      : answer
  },
}

export const keepingScreens: readonly Screen[] = [erasureScreen, keepingScreen]

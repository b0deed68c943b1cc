import { CasePage } from '../../pages/console/cases/case-page.tsx'
import type { DocumentSeen, GrantAlone, ListedCase, ListOf, ProgrammeSeen, WholeCase } from '../../pages/console/cases/case-shapes.ts'
import type { FormOf } from '../../pages/console/form.tsx'
import { CASES } from '../../pages/console/words/cases.ts'
import { caseSeen } from '../../queries/work-recommend.ts'
import { lastRecommender } from '../../queries/work-review.ts'
import { caseForms } from './cases-forms.tsx'
import type { Desk } from './desk.ts'
import type { Asked, Screen, Shown } from './screen.ts'

const READERS = ['case_officer', 'approver', 'finance', 'auditor'] as const

/** So many other persons stand beside a case at most. */
const MOST_SIMILAR = 4

/** Cases that the last automatic checks named as of similar persons, or of the same account. */
export async function similarCases(desk: Desk, of: WholeCase): Promise<ListedCase[]> {
  const named = ['cases', 'sharedWith'].flatMap((fact) => {
    const last = of.checks.findLast(({ facts }) => typeof facts?.[fact] === 'string')?.facts?.[fact]
    return typeof last === 'string' ? last.split(' ').filter((part) => part !== '') : []
  })
  const found: ListedCase[] = []
  for (const caseNumber of [...new Set(named)].filter((one) => one !== of.caseNumber).slice(0, MOST_SIMILAR)) {
    const answer = await desk.get<ListOf<ListedCase>>(`/applications?q=${encodeURIComponent(caseNumber)}`)
    if (answer.ok) found.push(...answer.value.items.slice(0, 1))
  }
  return found
}

/** Answers and holds are several forms of one kind: what was not taken is shown at the one that was sent. */
export function atItsForm(of: FormOf, fields: Readonly<Record<string, string>>): FormOf {
  const { fault } = of
  const field = fault && fields[fault.form]
  const which = field === undefined ? undefined : fault?.typed[field]?.[0]
  return fault === undefined || which === undefined ? of : { ...of, fault: { ...fault, form: `${fault.form}-${which}` } }
}

async function show({ desk, params, of }: Asked): Promise<Shown> {
  const id = params['id'] ?? ''
  const found = await desk.get<WholeCase>(`/applications/${encodeURIComponent(id)}`)
  if (!found.ok) return found
  const one = found.value
  const programme = await desk.get<ProgrammeSeen>(`/programmes/${encodeURIComponent(one.programme)}`)
  if (!programme.ok) return programme
  const grant = one.grant === null ? undefined : await desk.get<GrantAlone>(`/grants/${one.grant.id}`)
  if (grant && !grant.ok) return grant
  const seesDocuments = desk.is('case_officer', 'approver')
  const documents = seesDocuments ? await desk.get<ListOf<DocumentSeen>>(`/applications/${one.id}/documents`) : undefined
  if (documents && !documents.ok) return documents
  const seen = desk.is('case_officer') ? desk.ask<{ readonly digest: string | null }, Record<string, never>>(caseSeen, {}, { id: one.id }) : undefined
  const recommender = desk.ask<{ readonly isReader: boolean }, Record<string, never>>(lastRecommender, {}, { id: one.id })
  const body = (
    <CasePage
      language={desk.language}
      today={desk.book.read((read) => read.today)}
      of={atItsForm(of, { reply: 'message', lift: 'hold' })}
      case={one}
      programme={programme.value}
      grant={grant?.value}
      similar={desk.is('case_officer', 'approver') ? await similarCases(desk, one) : []}
      documents={documents?.value.items ?? []}
      seesDocuments={seesDocuments}
      roles={desk.signed.roles}
      seen={seen?.ok ? (seen.value.digest ?? '') : ''}
      isRecommender={recommender.ok && recommender.value.isReader}
      address={`/cases/${one.id}`}
    />
  )
  return { title: CASES[desk.language].title(one.caseNumber), body }
}

const caseScreen: Screen = { path: '/cases/{id}', who: READERS, show, forms: caseForms }

/** A document of a case, as it came. */
const documentScreen: Screen = {
  path: '/cases/{id}/documents/{sha256}',
  who: ['case_officer', 'approver'],
  show: async ({ desk, params }) => {
    const path = `/applications/${encodeURIComponent(params['id'] ?? '')}/documents/${encodeURIComponent(params['sha256'] ?? '')}`
    const file = await desk.file(path)
    return file.ok ? { file } : desk.refusalOf(file)
  },
}

export const caseScreens: readonly Screen[] = [caseScreen, documentScreen]

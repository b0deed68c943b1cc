import type { World } from '../support/full-book.ts'

type Members = Readonly<Record<string, unknown>>

const WHOSE = ['familyName', 'givenName', 'patronymic', 'birthDate', 'passportNumber', 'email', 'phone']
const PAYEE = ['name', 'iban', 'accountNumber', 'phone']

const texts = (of: unknown, members: readonly string[]): string[] =>
  typeof of === 'object' && of !== null ? members.flatMap((member) => ((of as Members)[member] as string | null | undefined) ?? []) : []

/** Everything that an officer reads of the students of a book, and their codes: what no export may have. */
export async function personalTexts({ ask }: World): Promise<readonly string[]> {
  const found: string[] = []
  for (let cursor = ''; ; ) {
    const page = await ask('case_officer', 'GET', `/applications?limit=200${cursor}`)
    for (const { id, caseNumber } of page['items'] as { id: string; caseNumber: string }[]) {
      const of = await ask('case_officer', 'GET', `/applications/${id}`)
      found.push(caseNumber, ...texts(of['student'], WHOSE), ...texts(of['payee'], PAYEE))
      const { code } = await ask('case_officer', 'POST', `/applications/${id}/code`, { recognisedBy: 'passport', note: 'lost' })
      found.push(String(code), String(code).replaceAll('-', ''))
    }
    if (page['nextCursor'] === null) return [...new Set(found)]
    cursor = `&cursor=${page['nextCursor']}`
  }
}

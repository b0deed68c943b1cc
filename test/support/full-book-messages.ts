import { addDocumentOfCase } from '../../src/commands/documents/add-document.ts'
import { parseDelimited } from '../../src/files/delimited.ts'
import type { World } from './full-book.ts'

type Items = readonly Record<string, unknown>[]

/** Slips; what students say of a case that is paid, with the breaks of it; the answers; a document that is kept and looked at. */
export async function messages(world: World): Promise<void> {
  const { ask } = world
  const { text } = await ask('case_officer', 'GET', '/programmes/HELP/slips')
  const codes = new Map(parseDelimited(String(text).replace(/^\ufeff/, ''), ',').rows.map((row) => [row[2], row[4]]))
  const [paid] = (await ask('finance', 'GET', '/payouts?state=settled'))['items'] as Items
  const of = await ask('case_officer', 'GET', `/applications/${paid?.['applicationId']}`)
  const { birthDate } = of['student'] as { birthDate: string }
  const who = { code: codes.get(String(of['caseNumber'])), birthYear: Number(birthDate.slice(0, 4)), caseNumber: of['caseNumber'] }
  const say = (what: string, more: object) => ask('auditor', 'POST', `/status/${what}`, { ...who, ...more })
  await say('received', { received: 'no' })
  await say('message', { about: 'person', message: 'Somebody was rude' })
  await say('message', { about: 'details', message: 'I have moved' })
  const open = (await ask('auditor', 'GET', '/messages?state=open'))['items'] as Items
  for (const { id, about } of open) await ask(about === 'person' ? 'auditor' : 'case_officer', 'POST', `/messages/${id}/reply`, { text: 'Thank you' })
  const [missing] = (await ask('finance', 'GET', '/breaks?kind=not_received'))['items'] as Items
  await ask('finance', 'POST', `/breaks/${missing?.['id']}/resolution`, { action: 'received', note: 'found at another branch' })
  await keepDocument(world, String(of['id']))
}

async function keepDocument({ book, ask }: World, application: string): Promise<void> {
  const form = new FormData()
  form.set('kind', 'passport')
  form.set('file', new Blob(['%PDF-1.4 nobody']))
  const request = new Request('http://book', { method: 'POST', body: form })
  const kept = await addDocumentOfCase.perform(book, {
    bytes: new Uint8Array(await request.clone().arrayBuffer()),
    contentType: 'multipart/form-data',
    contentTypeHeader: request.headers.get('Content-Type') ?? '',
    params: { id: application },
    query: {},
    actor: book.read((read) => read.value<number>("SELECT person FROM role_grant WHERE role = 'case_officer' ORDER BY id LIMIT 1")) ?? 0,
    key: 'a document',
    request: '',
  })
  if (!kept.ok) throw new Error(kept.problem.detail)
  const [document] = (await ask('approver', 'GET', `/applications/${application}/documents`))['items'] as Items
  await ask('approver', 'GET', `/applications/${application}/documents/${document?.['sha256']}`)
}

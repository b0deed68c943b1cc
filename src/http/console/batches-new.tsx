import type { Result } from '../../core/result.ts'
import { type BatchAsked, NewBatch } from '../../pages/console/batches/new-batch.tsx'
import { BATCHES } from '../../pages/console/words/batches.ts'
import { type BatchPreview, batchPreview } from '../../queries/money-preview.ts'
import type { Desk, Refusal } from './desk.ts'
import { accountsToChoose, askChecked, given, type ListOf, sumSeen, withFault } from './money-asked.ts'
import type { Asked, Posted, Screen, Shown, Taken } from './screen.ts'

const previewOf = (desk: Desk, asked: BatchAsked): Result<BatchPreview, Refusal> => askChecked<BatchPreview, unknown>(desk, batchPreview, asked)

/** What was asked for: in the address, or in the hidden fields of a form that was not taken. */
function askedIn({ query, of }: Pick<Asked, 'query' | 'of'>): BatchAsked {
  const typed = Object.fromEntries(Object.entries(of.fault?.typed ?? {}).map(([name, values]) => [name, values[0] ?? '']))
  return given({ ...query, ...typed }, 'bankAccount', 'dueBy', 'institution')
}

async function show({ desk, query, of }: Asked): Promise<Shown> {
  const accounts = await accountsToChoose(desk)
  if (!accounts.ok) return accounts
  const institutions = await desk.get<ListOf<{ readonly code: string; readonly name: string }>>('/institutions?limit=200')
  if (!institutions.ok) return institutions
  const asked = askedIn({ query, of })
  const preview = asked.bankAccount === undefined ? undefined : previewOf(desk, asked)
  const refused = preview !== undefined && !preview.ok ? withFault(of, 'ask', preview.problem, { ...asked }) : of
  const body = (
    <NewBatch
      of={refused}
      accounts={accounts.value.items}
      institutions={institutions.value.items}
      asked={asked}
      preview={preview?.ok ? preview.value : undefined}
    />
  )
  return { title: BATCHES[desk.language].prepare, body }
}

/** Makes the batch that was seen: what is payable is looked at once more before. */
async function submit({ desk, typed, key }: Posted): Promise<Taken> {
  const asked = given(typed.one, 'bankAccount', 'dueBy', 'institution')
  const preview = previewOf(desk, asked)
  if (!preview.ok) return preview
  const seen = sumSeen(typed)
  const { count, total } = preview.value
  const isSame = String(count) === typed.one['count'] && total.amount === seen.amount && total.currency === seen.currency
  // A form that was sent twice finds nothing payable any more: the key then tells that it was done
  if (!isSame && count > 0) return { problem: { status: 409, code: 'batch_outdated', detail: BATCHES[desk.language].changed, members: {} } }
  const made = await desk.post<{ readonly id: string }>('/payout-batches', asked, key)
  return made.ok ? { to: `/batches/${made.value.id}`, note: 'batch_waiting' } : made
}

export const newBatch: Screen = { path: '/batches/new', who: ['finance'], show, forms: { submit: { who: ['finance'], take: submit } } }

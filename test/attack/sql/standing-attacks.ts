import type { Attack } from './attack.ts'
import type { AttackBook } from './attack-book.ts'
import type { Forger } from './forger.ts'

/** Attacks on holds, reopenings, hand-overs and cancellations. */
export const STANDING_ATTACKS: readonly Attack[] = [
  {
    name: 'a hold on nothing',
    by: ['hold_rules'],
    attack: (f, of) => {
      f.event('hold_set', of.people.approver)
      f.row('hold', { cause: 'person' })
      f.seal()
    },
  },
  {
    name: 'a hold of a failed check set by a person',
    by: ['hold_rules'],
    attack: (f, of) => hold(f, of, 'hold_set', { cause: 'recheck' }),
  },
  {
    name: 'a hold set by an officer as one of finance',
    by: ['event_permit'],
    attack: (f, of) => hold(f, of, 'hold_set', { cause: 'person' }, of.people.officer),
  },
  {
    name: 'a duplicate of itself',
    by: ['hold_rules'],
    attack: (f, of) =>
      hold(
        f,
        of,
        'same_person_found',
        { cause: 'duplicate', same_as: f.value('SELECT application FROM grant WHERE id = ?', of.grants.payable) },
        of.people.officer,
      ),
  },
  {
    name: 'a hold lifted by who set it',
    by: ['hold_end'],
    prepare: (f, of) => hold(f, of, 'hold_set', { cause: 'person' }),
    attack: (f, of) => lift(f, of.people.hats),
  },
  {
    name: 'the hold of a changed payee lifted without its approval',
    by: ['seal_holds'],
    attack: (f, of) => {
      f.event('hold_lifted', of.people.approver)
      f.step('hold', f.value('SELECT id FROM hold WHERE grant = ?', of.grants.waiting), 'standing', 'ended')
      f.seal()
    },
  },
  {
    name: 'a withdrawal at the wish of a student that names another case',
    by: ['withdrawal_rules'],
    attack: (f, of) => withdraw(f, of, 'withdrawn', of.applications.recommended),
  },
  {
    name: 'two cases of one person, and the other is not named',
    by: ['withdrawal_rules'],
    attack: (f, of) => withdraw(f, of, 'same_person_found', null),
  },
  {
    name: 'a case withdrawn without its withdrawal',
    by: ['step_withdrawn'],
    attack: (f, of) => {
      f.event('same_person_found', of.people.officer)
      f.step('application', of.applications.checked, 'checking', 'withdrawn')
      f.seal()
    },
  },
  {
    name: 'a refused case reopened by an officer',
    by: ['step_reopened'],
    attack: (f, of) => reopen(f, of.people.officer, of.applications.refused, 'refused'),
  },
  {
    name: 'a recommended case reopened by an officer who did not recommend it',
    by: ['step_reopened'],
    attack: (f, of) => reopen(f, of.people.officer2, of.applications.recommended, 'recommended'),
  },
  {
    name: 'a cooling-off ended that is over',
    by: ['cooling_off_end_running'],
    attack: (f, of) => {
      f.event('cooling_off_ended', of.people.approver, { at: '2020-12-02T06:00:00.000Z' })
      f.row('cooling_off_end', { payee_approval: f.value('SELECT max(id) FROM payee_approval') })
      f.seal()
    },
  },
  {
    name: 'a batch handed over before its release',
    by: ['hand_over_rules'],
    attack: (f, of) => handOver(f, of, of.batch, '2020-11-02T06:30:00.000Z'),
  },
  {
    name: 'a hand-over dated before the release of its batch',
    by: ['hand_over_rules'],
    attack: (f, of) => handOver(f, of, of.releasedBatch, '2020-11-02T00:00:00.000Z'),
  },
  {
    name: "an agent's number of a payout that was not released",
    by: ['agent_number_rules'],
    attack: (f, of) => {
      f.event('agent_number_recorded', of.people.finance)
      f.row('agent_number', { payout: of.preparedPayout, number: '1' })
      f.seal()
    },
  },
  { name: 'more cancelled than is owed', by: ['seal_cancellations'], attack: (f, of) => cancel(f, of, { rows: 400_000, books: 300_000 }) },
  { name: 'less cancelled than is not instructed', by: ['seal_cancellations'], attack: (f, of) => cancel(f, of, { rows: 100_000, books: 100_000 }) },
  { name: 'a cancellation that books another sum', by: ['seal_cancellations'], attack: (f, of) => cancel(f, of, { rows: 300_000, books: 200_000 }) },
  {
    name: 'a cancellation that leaves the grant as it was',
    by: ['seal_cancellations'],
    attack: (f, of) => cancel(f, of, { rows: 300_000, books: 300_000, state: null }),
  },
  {
    name: 'a cancellation of the instalment of another grant',
    by: ['cancellation_rules'],
    attack: (f, of) => {
      f.event('grant_cancelled', of.people.approver)
      f.row('cancellation', { grant: of.grants.payable, instalment: instalmentOf(f, of.grants.waiting), amount: 300_000 })
      f.seal()
    },
  },
]

/** The lawful moves (the control). */
export function lawfulMoves(f: Forger, of: AttackBook): void {
  hold(f, of, 'hold_set', { cause: 'person' })
  lift(f, of.people.approver)
  withdraw(f, of, 'same_person_found', of.applications.recommended)
  reopen(f, of.people.officer, of.applications.recommended, 'recommended')
  reopen(f, of.people.approver2, of.applications.refused, 'refused')
  handOver(f, of, of.releasedBatch, f.value<string>('SELECT max(at) FROM event'))
  cancel(f, of, { rows: 300_000, books: 300_000 })
}

function hold(f: Forger, of: AttackBook, kind: string, row: Readonly<Record<string, number | string>>, actor = of.people.hats): void {
  f.event(kind, actor)
  f.row('hold', { grant: of.grants.payable, ...row })
  f.seal()
}

function lift(f: Forger, actor: number): void {
  f.event('hold_lifted', actor)
  f.step('hold', f.value('SELECT max(id) FROM hold'), 'standing', 'ended')
  f.seal()
}

function withdraw(f: Forger, of: AttackBook, kind: string, sameAs: number | null): void {
  f.event(kind, of.people.officer)
  f.row('withdrawal', { application: of.applications.checked, same_as: sameAs })
  f.step('application', of.applications.checked, 'checking', 'withdrawn')
  f.seal()
}

function reopen(f: Forger, actor: number, application: number, from: string): void {
  f.event('reopened', actor)
  f.step('application', application, from, 'checking')
  f.seal()
}

function handOver(f: Forger, of: AttackBook, batch: number, at: string): void {
  f.event('batch_handed_over', of.people.finance)
  f.row('hand_over', { batch, at })
  f.seal()
}

const instalmentOf = (f: Forger, grant: number): number => f.value('SELECT id FROM instalment WHERE grant = ?', grant)

/** Cancels a grant of 3000.00 that is in no batch. */
export function cancel(f: Forger, of: AttackBook, asked: { readonly rows: number; readonly books: number; readonly state?: null }): void {
  const grant = of.grants.payable
  f.event('grant_cancelled', of.people.approver)
  f.row('cancellation', { grant, instalment: instalmentOf(f, grant), amount: asked.rows })
  f.entry('grant_cancelled', of.fund, [
    ['liabilities:grants-payable', grant, asked.books],
    ['expenses:assistance', grant, -asked.books],
    ['budget:available', 0, asked.books],
    ['budget:committed', grant, -asked.books],
  ])
  if (asked.state !== null) f.step('grant', grant, 'approved', 'cancelled')
  f.seal()
}

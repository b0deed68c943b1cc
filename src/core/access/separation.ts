import type { Role } from './roles.ts'

/** A step on the way to a payout; each is done by another person. */
export interface PaymentStep {
  readonly step: 'recommend' | 'approve' | 'approve a second time' | 'prepare a batch' | 'release a batch'
  readonly role: Role
}

const STEPS: readonly PaymentStep[] = [
  { step: 'recommend', role: 'case_officer' },
  { step: 'approve', role: 'approver' },
  { step: 'approve a second time', role: 'approver' },
  { step: 'prepare a batch', role: 'finance' },
  { step: 'release a batch', role: 'releaser' },
]

/** The steps of a programme: the second approval only where its policy asks for one. */
const paymentSteps = (twoApprovers: boolean): readonly PaymentStep[] => STEPS.filter(({ step }) => twoApprovers || step !== 'approve a second time')

export interface StepWarning {
  readonly step: PaymentStep['step']
  readonly words: string
}

/** What a step lacks: nobody could do it, one person alone could, or nobody is left for it, since each step of one payout needs another person. */
export interface StepGap extends PaymentStep {
  readonly lack: 'nobody' | 'one' | 'none left'
}

/** Steps that nobody, or one person alone, could do, persons given by role; and those for which no person is left. */
export function stepGaps(twoApprovers: boolean, holders: Readonly<Record<string, readonly number[]>>): readonly StepGap[] {
  const steps = paymentSteps(twoApprovers)
  const persons = ({ role }: PaymentStep) => holders[role] ?? []
  const few = steps.flatMap((one): StepGap[] => {
    const count = persons(one).length
    return count > 1 ? [] : [{ ...one, lack: count === 0 ? 'nobody' : 'one' }]
  })
  const without = stepsWithoutPerson(
    steps.filter((one) => persons(one).length > 0),
    persons,
  )
  return [...few, ...without.map((one): StepGap => ({ ...one, lack: 'none left' }))]
}

/** The same in words. */
export const stepWarnings = (twoApprovers: boolean, holders: Readonly<Record<string, readonly number[]>>): readonly StepWarning[] =>
  stepGaps(twoApprovers, holders).map(({ step, role, lack }) => ({ step, words: GAPS[lack](step, role) }))

const GAPS: Readonly<Record<StepGap['lack'], (step: string, role: string) => string>> = {
  nobody: (step, role) => `Nobody could ${step}: no person has the role ${role}.`,
  one: (step, role) => `One person alone could ${step}: nobody else has the role ${role}.`,
  'none left': (step, role) => `Nobody is left to ${step}: each step of a payout needs another person, and those with the role ${role} are needed for others.`,
}

/** Gives each step a person of its own where that can be done (augmenting paths); the steps left without one. */
function stepsWithoutPerson(steps: readonly PaymentStep[], persons: (step: PaymentStep) => readonly number[]): readonly PaymentStep[] {
  const taken = new Map<number, PaymentStep>()
  const place = (step: PaymentStep, asked: Set<number>): boolean =>
    persons(step).some((person) => {
      if (asked.has(person)) return false
      asked.add(person)
      const holder = taken.get(person)
      if (holder && !place(holder, asked)) return false
      taken.set(person, step)
      return true
    })
  return steps.filter((step) => !place(step, new Set()))
}

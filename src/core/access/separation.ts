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

/**
 * Steps that nobody, or one person alone, could do, persons given by role; and those for which no person is left, since each step of one
 * payout needs another person.
 */
export function stepWarnings(twoApprovers: boolean, holders: Readonly<Record<string, readonly number[]>>): readonly StepWarning[] {
  const steps = paymentSteps(twoApprovers)
  const persons = ({ role }: PaymentStep) => holders[role] ?? []
  const few = steps.flatMap((one): StepWarning[] => {
    if (persons(one).length === 0) return [{ step: one.step, words: `Nobody could ${one.step}: no person has the role ${one.role}.` }]
    if (persons(one).length === 1) return [{ step: one.step, words: `One person alone could ${one.step}: nobody else has the role ${one.role}.` }]
    return []
  })
  const without = stepsWithoutPerson(
    steps.filter((one) => persons(one).length > 0),
    persons,
  )
  return [
    ...few,
    ...without.map((one) => ({
      step: one.step,
      words: `Nobody is left to ${one.step}: each step of a payout needs another person, and those with the role ${one.role} are needed for others.`,
    })),
  ]
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

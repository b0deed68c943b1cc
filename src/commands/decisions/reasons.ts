import { z } from 'zod'

/** Why an application is refused, as the student's page knows the reasons. */
export const refusalReason = z.enum([
  'not_national',
  'not_enrolled',
  'not_in_host_country',
  'can_travel_home',
  'already_assisted',
  'applied_twice',
  'documents_missing',
  'no_answer',
  'outside_dates',
  'no_money_left',
  'screening',
  'other',
])

/** Why a grant is cancelled, as the student's page knows it: as a request is refused, or because the student wished it. */
export const cancelReason = z.enum([...refusalReason.options, 'student_wish'])

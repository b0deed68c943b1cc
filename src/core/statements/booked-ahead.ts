import { addDays } from '../time/dates.ts'

/** A bank may be a day ahead. */
export const latestBooked = (today: string): string => addDays(today, 1)

/** Over a feast a bank rests so long, and dates what comes meanwhile to its next working day. */
const REST_DAYS = 7

/**
 * Can a bank mean this day though it has not come? By a reading that has it a file is refused until its days are there; but that a day lies ahead by so little does not
 * tell that its day and month are to be exchanged: that reading stands beside the other, and a person chooses.
 */
export const canBeMeant = (date: string, today: string): boolean => date <= addDays(today, REST_DAYS)

import type { Role } from './roles.ts'

/** Who reads what tells of persons, by the roles with which one asks. For all others it is masked or left out. */

const oneOf =
  (...may: readonly Role[]) =>
  (roles: readonly string[]): boolean =>
    may.some((role) => roles.includes(role))

/** Students' personal data, and whom a grant is to be paid to. */
export const seesPersons = oneOf('case_officer', 'approver', 'finance')

/** Passport and birth date, by which one recognises a student; to pay, the name and the payee are enough. */
export const seesPapers = oneOf('case_officer', 'approver')

/** The payees of payouts, names and accounts in full. */
export const seesPayees = oneOf('finance', 'releaser', 'case_officer', 'approver')

/** Whom a bank's line names: who matches it needs to know. */
export const seesNamesOfLines = oneOf('finance')

/** Complaints about a person. */
export const seesComplaints = oneOf('auditor')

/** May a break be seen at all? One of a complaint by auditors alone. */
export const seesBreak = ({ kind }: { readonly kind: string }, roles: readonly string[]): boolean => kind !== 'complaint' || seesComplaints(roles)

/** May a student's message be seen at all, without its words? */
export const seesMessage = ({ about }: { readonly about: string | null }, roles: readonly string[]): boolean => about !== 'person' || seesComplaints(roles)

/** Who reads a message's words: of a complaint the auditors; of everything else who works on cases, and no auditor. */
export const readsMessage = ({ about }: { readonly about: string | null }, roles: readonly string[]): boolean =>
  about === 'person' ? seesComplaints(roles) : seesPersons(roles)

import { en } from './values.ts'

/** Users, sign-in, roles, and forms that were sent before. */
export const peopleSaid = {
  keyExpired: (days: number) => `This Idempotency-Key was used more than ${days} days ago. Look up what came of it, and take a new key.`,
  keyReused: 'This Idempotency-Key was used for another request. Take a new key for each request.',
  forRoles: (roles: readonly string[]) => `This is for ${en.list(roles)}. Ask somebody who has that role.`,
  sentBefore: 'This form was sent before, and was done then. What was told once is not told again: make it anew if it is lost.',
  noRole: (role: string, roles: readonly string[]) => `"${role}" is no role: give one or more of ${en.list(roles)}, with commas.`,
  noLastDay: (day: string) => `"${day}" is no day of the calendar: write YYYY-MM-DD, the last day of the roles.`,
  noEmail: (email: string) => `"${email}" is no e-mail address.`,
  emailTaken: (email: string) => `There is a user with the address ${email}.`,
  noToken: (id: number) => `There is no token ${id} that could be revoked.`,
  noTestBook: 'This is no test book: only a book made by "init --clock" has a clock that can be set.',
  clockBack: (last: string) => `The clock can't go back before the last event at ${last}.`,
  noUser: (email: string) => `There is no user with the address ${email}.`,
  notForOneself: 'Nobody does this for themselves: ask another administrator, or the operator of the machine.',
  fileExists: (file: string) => `${file} exists. Nothing was changed: take another name, or move it away.`,
  signInChanged: 'Your sign-in was changed meanwhile. Begin again.',
  tooManyTries: (minutes: number) => `Too many tries. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then try again.`,
  signInWrong: 'Address, password or code are not right. A reset sign-in must be used first. Compare them, or ask an administrator for a new one-time sign-in.',
  oneTimeWrong: 'Address or one-time sign-in are not right, or it was used already. Ask an administrator for a new one.',
  setupTooLate: 'This took too long. Begin again.',
  factorWrong: 'That code is not right. Enter the six digits that your authenticator shows now; the clock of its device must be right.',
  outExists: (file: string) => `${file} exists: take another name.`,
  noFile: (file: string) => `There is no file ${file}.`,
  bookExists: (file: string) => `${file} exists. Nothing was changed: move it away first, or restore under another name.`,
}

import { en } from './values.ts'

/** Reports and exports. */
export const exportsSaid = {
  noAnchor: 'This is no anchor: an anchor is the JSON that "anchor --out FILE" writes.',
  anchorOfOther: 'The anchor is not of this book as it stands: run "verify --anchor FILE" to see what differs.',
  publisherMissing: (members: readonly string[]) => `This export names who publishes it: set ${en.list(members)} in the settings (admin).`,
  noGrantToTell: 'There is no grant to tell of: a 360Giving package has one at the least.',
  noDay: (day: string) => `"${day}" is no day of the calendar: write YYYY-MM-DD.`,
  chainWhole: 'The chain is exported whole: a part of it proves nothing.',
  periodBackwards: (to: string, from: string) => `The period ends on ${to}, before it begins on ${from}.`,
  exportTooLarge: 'This export is too large for a page: make it at the command line, with "tideover export".',
  noExport: (name: string, known: readonly string[]) => `"${name}" is no export: choose one of ${en.list(known)}.`,
  donorPackNeeds: 'A donor pack needs a fund, and the first and last day of its period (YYYY-MM-DD).',
  isNeeded: 'is needed',
  noNumberOfBook: (of: string) => `"${of}" is no case number and no reference of this book: give one such as 2020-000123, or TO… with 14 characters.`,
}

/** The format of a reading that a search found, and no profile declares. */
export const RECOGNISED = 'recognised'

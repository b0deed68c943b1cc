/** An id as the outside writes it; undefined for what can't be one. */
export const idOf = (text: string | undefined): number | undefined => (text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined)

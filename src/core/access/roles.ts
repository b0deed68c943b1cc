/** The roles that an admin or the operator can give; `operator` and `student` belong to the book's own two persons. */
export const ROLES = ['case_officer', 'approver', 'finance', 'releaser', 'auditor', 'admin'] as const

export type Role = (typeof ROLES)[number]

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text)

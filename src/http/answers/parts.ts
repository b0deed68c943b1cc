import { z } from 'zod'

/**
 * Shapes of answers. They fix the members that others rely on; an answer may have more. A test holds every answer of the HTTP tests against
 * its shape, so that what the documentation tells is what comes.
 */
export const shape = <S extends z.ZodRawShape>(members: S) => z.looseObject(members)

export const money = z
  .strictObject({ amount: z.string().regex(/^-?\d{1,16}(\.\d{1,4})?$/), currency: z.string().regex(/^[A-Z]{3}$/) })
  .meta({ id: 'MoneyTold', description: "A decimal string with exactly the currency's digits, and the currency of ISO 4217." })

/** An id is opaque: nobody is to read anything out of it. */
export const id = z.string().regex(/^\d{1,15}$/)

export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const count = z.int().min(0)

export const reference = z.string().regex(/^TO[ABCDEFGHJKMNPQRSTUVWXYZ]{10}\d{2}$/)

export const caseNumber = z.string().regex(/^\d{4}-\d{6}$/)

/** A page of a list. */
export const listOf = (item: z.ZodType) => shape({ items: z.array(item), nextCursor: z.string().nullable() })

import { z } from 'zod'

/** A digest of what an approval was given on: optional, as the sheet of a closing or of a period gave it. */
export const seenBody = z.strictObject({ expected: z.strictObject({ digest: z.string().max(64) }).optional() })

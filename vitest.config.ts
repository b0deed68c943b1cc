import { defineConfig } from 'vitest/config'

/** The long form of the attack and fault tests may take an hour altogether. */
const isLong = process.env['TIDEOVER_LONG'] === '1'
const MINUTE_MS = 60_000

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/support/seed.ts'],
    globals: false,
    pool: 'forks',
    maxWorkers: 2,
    retry: 0,
    testTimeout: isLong ? 60 * MINUTE_MS : MINUTE_MS,
    hookTimeout: 2 * MINUTE_MS,
    allowOnly: false,
  },
})

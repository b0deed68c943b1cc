import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The long form of the attack and fault tests may take an hour altogether. */
const isLong = process.env['TIDEOVER_LONG'] === '1'
/** A hang, not a measure: what waits this long will never end, and is told by its name before the whole run is given up. No test has a time of its own. */
const HANG_MS = (isLong ? 60 : 10) * 60_000

/** Files that take a minute or more. */
const LONGEST = ['attack/row-edits', 'properties/', 'recognition/', 'browser/console-every-page', 'statements/properties', 'console/policies', 'demo/']

/** What takes longest begins first, so that at the end no worker waits for another. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((one) => moduleId.includes(`/test/${one}`))
      return found < 0 ? LONGEST.length : found
    }
    return [...(await super.sort(files))].sort((a, b) => place(a) - place(b))
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/support/seed.ts'],
    globals: false,
    pool: 'forks',
    maxWorkers: 2,
    // The program is loaded twice, not three hundred times: what a test needs for itself it makes for itself.
    isolate: false,
    retry: 0,
    sequence: { sequencer: LongestFirst },
    testTimeout: HANG_MS,
    hookTimeout: HANG_MS,
    allowOnly: false,
  },
})

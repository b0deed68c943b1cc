import { writeFileSync } from 'node:fs'

const nameOf = (module, test) => `${module.relativeModuleId} > ${test.fullName}`

/**
 * Counts tests, not files, into the file that TIDEOVER_TALLY names: {passed, failed, skipped: [names]}.
 * What failed outside a test counts as one failure each: a file that does not load, a hook of a suite, an error nobody caught.
 * A test that never ran to its end counts as failed too.
 */
export default class TallyReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const tally = { passed: 0, failed: unhandledErrors.length, skipped: [] }
    for (const module of modules) {
      const suites = [module, ...module.children.allSuites()]
      const broken = suites.filter((suite) => suite.errors().length > 0).length
      tally.failed += broken
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') tally.passed += 1
        else if (state !== 'skipped') tally.failed += 1
        else tally.skipped.push(nameOf(module, test))
      }
    }
    if (process.env.TIDEOVER_TALLY) writeFileSync(process.env.TIDEOVER_TALLY, JSON.stringify(tally))
  }
}

import fc from 'fast-check'

/** The same in every run, so that a run fails for what was changed; the long form draws another one each time and prints it. */
const SEED = Number(process.env['TIDEOVER_SEED'] ?? 2020)

fc.configureGlobal({ seed: SEED })

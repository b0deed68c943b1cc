import { applicationDigest } from '../commands/applications/digests.ts'

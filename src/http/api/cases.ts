import { receiveApplication } from '../../commands/applications/receive-application.ts'
import { recordCheck } from '../../commands/applications/record-check.ts'
import { runChecks, runChecksOfProgramme } from '../../commands/applications/run-checks.ts'
import { approve } from '../../commands/decisions/approve.ts'
import { recommend } from '../../commands/decisions/recommend.ts'
import { changeProgramme } from '../../commands/programmes/change-programme.ts'
import { makeProgramme } from '../../commands/programmes/make-programme.ts'
import { applicationByPath, applications } from '../../queries/applications.ts'
import { grantByPath, grants } from '../../queries/grants.ts'
import { programmeByPath, programmes } from '../../queries/programmes.ts'
import type { Route } from '../route.ts'

/** From programme to grant. */
export const caseRoutes: readonly Route[] = [
  { method: 'POST', path: '/programmes', command: makeProgramme },
  { method: 'GET', path: '/programmes', query: programmes },
  { method: 'GET', path: '/programmes/{code}', query: programmeByPath },
  { method: 'PUT', path: '/programmes/{code}', command: changeProgramme },
  { method: 'POST', path: '/programmes/{code}/applications', command: receiveApplication },
  { method: 'POST', path: '/programmes/{code}/automatic-checks', command: runChecksOfProgramme },
  { method: 'GET', path: '/applications', query: applications },
  { method: 'GET', path: '/applications/{id}', query: applicationByPath },
  { method: 'POST', path: '/applications/{id}/automatic-checks', command: runChecks },
  { method: 'POST', path: '/applications/{id}/checks', command: recordCheck },
  { method: 'POST', path: '/applications/{id}/recommendation', command: recommend },
  { method: 'POST', path: '/applications/{id}/approval', command: approve },
  { method: 'GET', path: '/grants', query: grants },
  { method: 'GET', path: '/grants/{id}', query: grantByPath },
]

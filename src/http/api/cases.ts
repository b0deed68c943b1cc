import { correctApplication } from '../../commands/applications/correct-application.ts'
import { disclose } from '../../commands/applications/disclose.ts'
import { issueCode } from '../../commands/applications/issue-code.ts'
import { receiveApplication } from '../../commands/applications/receive-application.ts'
import { recordCheck } from '../../commands/applications/record-check.ts'
import { requestInformation } from '../../commands/applications/request-information.ts'
import { runChecks, runChecksOfProgramme } from '../../commands/applications/run-checks.ts'
import { samePerson } from '../../commands/applications/same-person.ts'
import { takeInList } from '../../commands/applications/take-in-list.ts'
import { withdrawApplication } from '../../commands/applications/withdraw-application.ts'
import { approve } from '../../commands/decisions/approve.ts'
import { approveSeveral } from '../../commands/decisions/approve-several.ts'
import { recommend } from '../../commands/decisions/recommend.ts'
import { recommendSeveral } from '../../commands/decisions/recommend-several.ts'
import { refuse } from '../../commands/decisions/refuse.ts'
import { reopen } from '../../commands/decisions/reopen.ts'
import { approvePayee } from '../../commands/grants/approve-payee.ts'
import { cancelGrant } from '../../commands/grants/cancel-grant.ts'
import { endCoolingOff } from '../../commands/grants/end-cooling-off.ts'
import { liftHold } from '../../commands/grants/lift-hold.ts'
import { recordPayee } from '../../commands/grants/record-payee.ts'
import { holdGrant, holdProgramme } from '../../commands/grants/set-hold.ts'
import { changeProgramme } from '../../commands/programmes/change-programme.ts'
import { changeSettings } from '../../commands/programmes/change-settings.ts'
import { importScreeningList } from '../../commands/programmes/import-screening-list.ts'
import { makeProgramme } from '../../commands/programmes/make-programme.ts'
import { registerInstitution } from '../../commands/programmes/register-institution.ts'
import { applicationByPath, applications } from '../../queries/applications.ts'
import { grantByPath, grants } from '../../queries/grants.ts'
import { holdByPath, holds } from '../../queries/holds.ts'
import { institutionByPath, institutions } from '../../queries/institutions.ts'
import { programmeByPath, programmes } from '../../queries/programmes.ts'
import { screeningListByPath, screeningLists } from '../../queries/screening-lists.ts'
import { settings } from '../../queries/settings.ts'
import type { Route } from '../route.ts'

/** From programme to grant. */
export const caseRoutes: readonly Route[] = [
  { method: 'POST', path: '/programmes', command: makeProgramme },
  { method: 'GET', path: '/programmes', query: programmes },
  { method: 'GET', path: '/programmes/{code}', query: programmeByPath },
  { method: 'PUT', path: '/programmes/{code}', command: changeProgramme },
  { method: 'GET', path: '/settings', query: settings },
  { method: 'PUT', path: '/settings', command: changeSettings },
  { method: 'POST', path: '/institutions', command: registerInstitution },
  { method: 'GET', path: '/institutions', query: institutions },
  { method: 'GET', path: '/institutions/{code}', query: institutionByPath },
  { method: 'POST', path: '/screening-lists', file: importScreeningList },
  { method: 'GET', path: '/screening-lists', query: screeningLists },
  { method: 'GET', path: '/screening-lists/{code}', query: screeningListByPath },
  { method: 'POST', path: '/programmes/{code}/applications', command: receiveApplication },
  { method: 'POST', path: '/programmes/{code}/intake', file: takeInList },
  { method: 'POST', path: '/programmes/{code}/automatic-checks', command: runChecksOfProgramme },
  { method: 'GET', path: '/applications', query: applications },
  { method: 'GET', path: '/applications/{id}', query: applicationByPath },
  { method: 'POST', path: '/applications/{id}/corrections', command: correctApplication },
  { method: 'POST', path: '/applications/{id}/automatic-checks', command: runChecks },
  { method: 'POST', path: '/applications/{id}/checks', command: recordCheck },
  { method: 'POST', path: '/applications/{id}/information-request', command: requestInformation },
  { method: 'POST', path: '/applications/{id}/recommendation', command: recommend },
  { method: 'POST', path: '/applications/{id}/approval', command: approve },
  { method: 'POST', path: '/applications/{id}/refusal', command: refuse },
  { method: 'POST', path: '/applications/{id}/withdrawal', command: withdrawApplication },
  { method: 'POST', path: '/programmes/{code}/recommendations', command: recommendSeveral },
  { method: 'POST', path: '/programmes/{code}/approvals', command: approveSeveral },
  { method: 'POST', path: '/applications/{id}/reopening', command: reopen },
  { method: 'POST', path: '/applications/{id}/same-person', command: samePerson },
  { method: 'POST', path: '/applications/{id}/disclosure', command: disclose },
  { method: 'POST', path: '/applications/{id}/code', command: issueCode },
  { method: 'GET', path: '/grants', query: grants },
  { method: 'GET', path: '/grants/{id}', query: grantByPath },
  { method: 'POST', path: '/grants/{id}/payee', command: recordPayee },
  { method: 'POST', path: '/grants/{id}/payee-approval', command: approvePayee },
  { method: 'POST', path: '/grants/{id}/cooling-off-end', command: endCoolingOff },
  { method: 'POST', path: '/grants/{id}/cancellation', command: cancelGrant },
  { method: 'POST', path: '/grants/{id}/holds', command: holdGrant },
  { method: 'POST', path: '/programmes/{code}/holds', command: holdProgramme },
  { method: 'GET', path: '/holds', query: holds },
  { method: 'GET', path: '/holds/{id}', query: holdByPath },
  { method: 'POST', path: '/holds/{id}/lifting', command: liftHold },
]

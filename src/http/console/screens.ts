import { accountScreens } from './accounts-screens.tsx'
import { keepingScreens } from './admin-keeping.tsx'
import { peopleScreens } from './admin-people.tsx'
import { programmeScreens } from './admin-programmes.tsx'
import { settingsScreens } from './admin-settings.tsx'
import { bookScreens } from './audit-books.tsx'
import { trailScreens } from './audit-trail.tsx'
import { batchScreens } from './batches-screens.tsx'
import { breakScreens } from './breaks-screens.tsx'
import { caseScreens } from './cases-case.tsx'
import { caseListScreens } from './cases-list.tsx'
import { listScreens } from './cases-lists.tsx'
import { togetherScreens } from './cases-together.tsx'
import { closingScreens } from './closings-screens.tsx'
import { homeScreen } from './home.tsx'
import { listExportScreens } from './list-exports-of.ts'
import { byHandScreens } from './match-by-hand.tsx'
import { matchScreens } from './match-desk.tsx'
import { lineScreens } from './match-lines.tsx'
import { messageScreens } from './messages-list.tsx'
import { moneyScreens } from './money-screens.tsx'
import { payoutScreens } from './payouts-screens.tsx'
import { releaseScreens } from './release-screens.tsx'
import { reviewScreens } from './review-case.tsx'
import { payeeScreens } from './review-payees.tsx'
import { queueScreens } from './review-queue.tsx'
import type { Screen } from './screen.ts'
import { statementScreens } from './statements-import.tsx'

/** Every page of the console behind the sign-in. */
export const SCREENS: readonly Screen[] = [
  homeScreen,
  ...caseListScreens,
  ...togetherScreens,
  ...caseScreens,
  ...listScreens,
  ...messageScreens,
  ...queueScreens,
  ...payeeScreens,
  ...reviewScreens,
  ...moneyScreens,
  ...batchScreens,
  ...releaseScreens,
  ...payoutScreens,
  ...closingScreens,
  ...accountScreens,
  ...statementScreens,
  ...matchScreens,
  ...byHandScreens,
  ...lineScreens,
  ...breakScreens,
  ...trailScreens,
  ...bookScreens,
  ...listExportScreens,
  ...peopleScreens,
  ...programmeScreens,
  ...settingsScreens,
  ...keepingScreens,
]

import type { Head } from '../../store/ledger.ts'

export interface PackTold {
  readonly fund: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly head: Head
  readonly accounts: readonly string[]
  readonly payouts: number
  readonly madeAt: string
}

/** What lies in a donor's pack and how to prove it, for somebody who has never seen the program. */
export const packReadme = ({ fund, name, from, to, head, accounts, payouts, madeAt }: PackTold): string => `Fund ${fund} (${name}), ${from} to ${to}
Made on ${madeAt} from the books as they stood after event ${head.seq}.

WHAT IS IN THIS FOLDER
figures.csv, figures.json, figures.xlsx   the fund's report: opening, received, committed, spent, set aside, available, open items
payouts.csv, payouts.json                 ${payouts} payout(s) under way in the period: amounts in both currencies, country, way, state, days of decisions
reconciliation/                           what the books and the bank say of ${accounts.length === 0 ? 'no account' : accounts.join(', ')} at the end of ${to}; the difference must be 0
chain.jsonl                               every event of the books with its hash and its postings
anchor.json                               number and hash of the last event, signed where the key was at hand
manifest.json, SHA256SUMS                 the length and SHA-256 of each file

No file has a student's name, birth date, document, account, contact or code. A payout's state is the one known when this was made; 'settled' and
'returned' carry the bank's own days, the others the days on which the decision was recorded. Expenses count from approval, the budget
counts as spent what a line of the bank proves. The chain is of all funds of the book, since a part of it would prove nothing: it shows their
codes and sums, and is for you and your auditors.

HOW TO VERIFY, WITHOUT TRUSTING WHO SENT THIS
1. The files are those that were made:
     sha256sum -c SHA256SUMS
2. The books hold together. Take tools/independent-verifier.py from the program's public source, not from the sender; it is 150 lines of Python that
   share nothing with the program. It reckons every hash again, checks that every entry balances, and comes to the trial balance by itself:
     python3 independent-verifier.py chain.jsonl --head ${head.seq} ${head.hash}
   Exit status 0 means that all holds. What it says of fund ${fund} must be what figures.csv says at its end, if the period ends with the books.
3. The books are the ones that you were shown before. Keep anchor.json. Ask for an anchor, or a pack, from time to time, and let the organisation, or an
   auditor who has the book, run
     tideover verify --anchor anchor.json
   It fails if a single event up to that anchor was changed, left out or made anew.
4. The books are those of the bank: compare a reconciliation statement with the bank's own statement of that day.
`

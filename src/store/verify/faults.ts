/** What kind of thing is wrong, for machines; `words` says it to people. */
export type FaultCode =
  | 'schema_changed'
  | 'file_damaged'
  | 'reference_broken'
  | 'event_missing'
  | 'seal_missing'
  | 'chain_broken'
  | 'hash_wrong'
  | 'mark_wrong'
  | 'body_unreadable'
  | 'body_differs'
  | 'rows_missing'
  | 'rows_added'
  | 'rows_differ'
  | 'row_out_of_order'
  | 'row_of_no_event'
  | 'not_permitted'
  | 'entry_wrong'
  | 'unbalanced'
  | 'posting_wrong'
  | 'reversal_wrong'
  | 'step_wrong'
  | 'erasable_differs'
  | 'lines_differ'
  | 'line_not_published'
  | 'line_money_wrong'
  | 'line_state_wrong'
  | 'cache_differs'
  | 'limit_broken'
  | 'tie_broken'
  | 'same_person'
  | 'approval_missing'
  | 'orphan'
  | 'anchor_wrong'
  | 'truncated'
  | 'recomputed'

/** One thing that does not verify. `table` and `row` (its id), or `seq` (the event), where they are known. */
export interface VerifyFault {
  readonly code: FaultCode
  readonly words: string
  readonly table?: string
  readonly row?: number
  readonly seq?: number
}

const LISTED_MOST = 200

/** What was found, in the order of finding; beyond the first 200 faults are only counted. */
export class Faults {
  readonly list: VerifyFault[] = []
  #count = 0

  add(code: FaultCode, words: string, where: Omit<VerifyFault, 'code' | 'words'> = {}): void {
    this.#count += 1
    if (this.list.length < LISTED_MOST) this.list.push({ code, words, ...where })
  }

  get count(): number {
    return this.#count
  }
}

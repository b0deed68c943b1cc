import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { CLOSURE_ATTACKS, closeReady, refund } from './sql/closure-attacks.ts'
import { closureBook } from './sql/closure-book.ts'
import { underAttack } from './sql/under-attack.ts'

/** Kinds of entry that bring new money into a fund or promise it anew. */
const NEW = ['account_opened', 'contribution_before_opening', 'contribution_excess', 'grant_approved', 'payout_instructed', 'set_aside']

const book = underAttack(closureBook, ({ file }) => openDatabase(file))

describe('the closure of a fund and its refunds', () => {
  for (const attack of CLOSURE_ATTACKS) it(attack.name, () => book.refuses(attack))

  it('is lawful as it stands (the control): closed, each donor with a share, and a refund paid', () =>
    book.tries((f, of) => {
      closeReady(f, of)
      refund(f, of)
      expect(f.value("SELECT state FROM state WHERE noun = 'fund' AND subject = ?", of.ready.fund)).toBe('closed')
    }))

  it('lets every kind of entry into a closed fund but those of new money and new promises, beside a contribution of what it lacks', () =>
    book.tries((f) => {
      const kinds = (sql: string) => f.db.prepare(sql).pluck().all() as string[]
      const all = [...kinds('SELECT entry_kind FROM entry_rule'), ...kinds('SELECT entry_kind FROM posting_rule')]
      const allowed = kinds('SELECT entry_kind FROM closed_fund_entry')
      expect([...new Set(all)].filter((kind) => !allowed.includes(kind)).sort()).toEqual(NEW)
    }))
})

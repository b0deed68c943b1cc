import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Door } from '../../src/commands/sign-in/accounts.ts'
import { firstSignIn } from '../../src/commands/sign-in/set-up.ts'
import { whoSigned } from '../../src/queries/access.ts'
import { sha256 } from '../../src/store/keys.ts'
import { personByEmail } from '../../src/store/people.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { atPrompt } from './at-prompt.ts'

/**
 * Somebody with an SQL prompt takes another's name: changes a row that lets a person act, acts, and puts the row back. Afterwards every row is as it was sealed, so that
 * nothing of it could be found: it must not work while it lasts.
 */
describe('a name borrowed at an SQL prompt', () => {
  let w: BankWorld
  let releaser: number
  const secret = `tideover_${randomUUID()}`

  beforeEach(() => {
    w = new BankWorld()
    releaser = w.book.read((read) => personByEmail(read, 'releaser@example.org')) ?? 0
  })
  afterEach(() => w.close())

  const sql = (text: string, ...values: unknown[]) => atPrompt(w.book.file, [text], ...values)
  const someToken = '(SELECT max(id) FROM token WHERE person = (SELECT person FROM token WHERE id = (SELECT min(id) FROM token)))'

  it('a token whose hash is another', () => {
    sql('UPDATE token SET hash = ? WHERE person = ?', sha256(secret), releaser)
    expect(whoSigned(w.book, secret)).toBeUndefined()
  })

  it('a token of somebody else, with the releaser in it', () => {
    sql(`UPDATE token SET hash = ?, person = ? WHERE id = ${someToken}`, sha256(secret), releaser)
    expect(whoSigned(w.book, secret)).toBeUndefined()
  })

  it('a token added to the event that made another, or to an event that made none', () => {
    for (const seq of ['(SELECT event_seq FROM token LIMIT 1)', '1', '(SELECT max(seq) FROM event)']) {
      sql(`INSERT INTO token(id, event_seq, person, hash) VALUES((SELECT max(id) + 1 FROM token), ${seq}, ?, ?)`, releaser, sha256(`${secret}${seq}`))
      expect(whoSigned(w.book, `${secret}${seq}`), seq).toBeUndefined()
    }
  })

  it('a one-time sign-in added for the releaser', async () => {
    const door = new Door(w.book, () => Date.parse('2020-11-02T06:00:00.000Z'))
    sql(
      `INSERT INTO credential(id, event_seq, person, kind, digest) VALUES((SELECT max(id) + 1 FROM credential), (SELECT max(event_seq) FROM credential), ?, 'one_time', ?)`,
      releaser,
      sha256(secret),
    )
    const asked = { email: 'releaser@example.org', oneTime: secret, password: 'seven lamps under water', withFactor: true }
    expect((await firstSignIn(door, asked)).ok).toBe(false)
    door.close()
  })

  it('a token whose event, with its seal, is that of another', () => {
    sql('UPDATE token SET hash = ? WHERE person = ?', sha256(secret), releaser)
    sql(
      'UPDATE seal SET (prev_hash, hash, body, mark) = (SELECT prev_hash, hash, body, mark FROM seal WHERE event_seq = 1) WHERE event_seq = (SELECT event_seq FROM token WHERE person = ?)',
      releaser,
    )
    expect(whoSigned(w.book, secret)).toBeUndefined()
  })

  it('stands for its person as it was made (the control)', async () => {
    expect((await w.call('releaser', 'GET', '/payout-batches')).status).toBe(200)
    const { digest } = { digest: sha256(secret) }
    sql('UPDATE token SET hash = ? WHERE person = ?', digest, releaser)
    expect((await w.call('releaser', 'GET', '/payout-batches')).status).toBe(401)
  })
})

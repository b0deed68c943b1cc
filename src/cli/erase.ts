import { block, unblock } from '../commands/erase/block.ts'
import { erase as eraseStudent } from '../commands/erase/erase.ts'
import { listBeside } from '../commands/erase/list-beside.ts'
import type { Erasing } from '../commands/erase/reason.ts'
import { done } from '../core/result.ts'
import type { Book } from '../queries/query.ts'
import { AsPerson } from './as-person.ts'
import { listErasures } from './erasure-list.ts'
import { needed, type Outcome, UsageError, type Verb, withBook } from './verb.ts'

export const erase: Verb = {
  name: 'erase',
  usage: 'erase --case NUMBER --reason TEXT [--block | --unblock]',
  summary: '(admin) erase the student of a case, for good; money rows stay. --block: hide the data instead, until --unblock',
  options: { case: { type: 'string' }, reason: { type: 'string' }, block: { type: 'boolean' }, unblock: { type: 'boolean' } },
  run: (machine, given) => {
    if (given.options['block'] && given.options['unblock']) throw new UsageError('--block and --unblock say the opposite.')
    const [caseNumber, reason] = [needed(given, 'case'), needed(given, 'reason')]
    return withBook(machine, (book) => {
      const actor = new AsPerson(machine, book).actorWith(['admin'])
      if (!actor.ok) return actor
      if (given.options['block'] || given.options['unblock']) return hidden(book, { caseNumber, reason, actor: actor.value }, Boolean(given.options['block']))
      const erased = eraseStudent(book, { caseNumber, reason, actor: actor.value })
      if (!erased.ok) return erased
      listErasures(book, machine.config.db)
      const { cases, values, lines, logEmptied } = erased.value
      const log = logEmptied ? '' : ' Others were reading: run "erase" again later, so that nothing stays in the write-ahead log.'
      const kept = ` Keep ${listBeside(machine.config.db)} with the backups: "restore" erases again what a copy from before still has.`
      return done({
        json: erased.value,
        text: `Erased the student of ${cases.join(', ')}: ${values} values blanked, ${lines} bank lines among them.${log}${kept}`,
      })
    })
  },
}

function hidden(book: Book, asked: Erasing, hide: boolean): Outcome {
  const changed = (hide ? block : unblock)(book, asked)
  if (!changed.ok) return changed
  const { cases, lines } = changed.value
  const words = hide
    ? `Hid the data of the student of ${cases.join(', ')}, and ${lines} bank lines. Nothing is lost: --unblock shows them again.`
    : `The data of the student of ${cases.join(', ')} are shown again.`
  return done({ json: changed.value, text: words })
}

import { erase as eraseStudent } from '../commands/erase/erase.ts'
import { done } from '../core/result.ts'
import { AsPerson } from './as-person.ts'
import { needed, type Verb, withBook } from './verb.ts'

export const erase: Verb = {
  name: 'erase',
  usage: 'erase --case NUMBER --reason TEXT',
  summary: '(admin) erase the student of a case, for good; money rows stay',
  options: { case: { type: 'string' }, reason: { type: 'string' } },
  run: (machine, given) => {
    const [caseNumber, reason] = [needed(given, 'case'), needed(given, 'reason')]
    return withBook(machine, (book) => {
      const actor = new AsPerson(machine, book).actorWith(['admin'])
      if (!actor.ok) return actor
      const erased = eraseStudent(book, { caseNumber, reason, actor: actor.value })
      if (!erased.ok) return erased
      const { cases, values, lines, logEmptied } = erased.value
      const log = logEmptied ? '' : ' Others were reading: run "erase" again later, so that nothing stays in the write-ahead log.'
      return done({ json: erased.value, text: `Erased the student of ${cases.join(', ')}: ${values} values blanked, ${lines} bank lines among them.${log}` })
    })
  },
}

import type { Language } from './language.ts'

/** A sentence of a report by its pattern, in both languages: what stands in braces comes again as $1, $2 … in its own words. */
export interface Sentence {
  readonly of: string
  readonly en: string
  readonly ru: string
}

const sentence = (of: string, en: string, ru: string): Sentence => ({ of, en, ru })

/** Details of exceptions. `{code}` is a code with words of its own, `{day}` and `{at}` are told in words. */
const EXCEPTIONS: readonly Sentence[] = [
  sentence('{any}: {code} became {code}', '$1: $2 became $3', '$1: было «$2», стало «$3»'),
  sentence('it ran until {at}', 'it would have run until $1', 'должно было длиться до $1'),
  sentence('match {n}, {code} by {code} on {any}', 'match $1 on account $4: $2, made by $3', 'сопоставление $1 по счёту $4: $2, сделал: $3'),
  sentence('match {n}, {code} on {any}', 'match $1 on account $3: $2', 'сопоставление $1 по счёту $3: $2'),
  sentence('break {n}, {code}', 'to clear up, number $1: $2', 'нужно разобрать, номер $1: $2'),
  sentence('break {n}: {code}', 'to clear up, number $1; the difference: $2', 'нужно разобрать, номер $1; разница: $2'),
  sentence('break {n}: ', 'to clear up, number $1', 'нужно разобрать, номер $1'),
  sentence('{code}, set by event {n}', '$1, set by event $2', '$1, поставлено событием $2'),
  sentence(
    'a line came for a payout that counted as rejected',
    'a bank line came for a payout that was recorded as not carried out',
    'пришла строка банка о выплате, отмеченной как неисполненная',
  ),
  sentence('{code}, entry {n} dated {day}', '$1, entry $2, dated $3', '$1, запись $2, датирована $3'),
  sentence('{code}, entry {n} of {day} booked on {day}', '$1, entry $2 of $3, booked on $4', '$1, запись $2 от $3, проведена $4'),
  sentence('{form}, kept as {any}', '$1, kept as “$2”', '$1, сохранено как «$2»'),
  sentence('roles: {roles}', 'roles: $1', 'роли: $1'),
  sentence('no role any more', 'no role any more', 'ролей больше нет'),
  sentence('sign-in reset', 'sign-in reset', 'вход сброшен'),
  sentence('token {n} revoked', 'token $1 revoked', 'ключ доступа $1 отозван'),
  sentence('person {n}', 'person $1', 'человек $1'),
  sentence('programme {any}', 'programme $1', 'программа $1'),
]

/** Details of a case's story. */
const STORY: readonly Sentence[] = [
  sentence('{any}, list {n} line {n}', '$1, list $2, line $3', '$1, список $2, строка $3'),
  sentence('said by {code}', 'said by: $1', 'кто сказал: $1'),
  sentence('{any}: {code}, {code}, decided anew', '$1: $2, by $3, decided anew', '$1: $2, решил: $3, решено заново'),
  sentence('{any}: {code}, {code}', '$1: $2, by $3', '$1: $2, решил: $3'),
  sentence('by {day}', 'by $1', 'до $1'),
  sentence('to {code}: {code}', 'to $1: $2', '$1: $2'),
  sentence('to {code}', 'to $1', '$1'),
  sentence('approval {n}', 'approval $1', 'одобрение $1'),
  sentence('same person as {any}', 'same person as in $1', 'тот же человек, что в деле $1'),
  sentence('from {code}', 'it was: $1', 'было: $1'),
  sentence('{code} {hash}', '$1, fingerprint $2', '$1, отпечаток $2'),
  sentence('grant {n}', 'grant $1', 'помощь $1'),
  sentence('instalment {n} due on {day}', 'instalment $1, due on $2', 'часть $1, срок $2'),
  sentence('instalment {n}', 'instalment $1', 'часть $1'),
  sentence('payable from {at}', 'payable from $1', 'можно платить с $1'),
  sentence('{reference} in batch {reference}', '$1 in batch $2', '$1 в пакете $2'),
  sentence('{reference} at {at}', '$1 at $2', '$1, $2'),
  sentence('{reference} {any} {hash}', '$1, $2, fingerprint $3', '$1, $2, отпечаток $3'),
  sentence('{code} of {reference} by {code}: line {n} of {day}', '$1 of $2, by $3: line $4 of $5', '$1, $2, сделал: $3; строка $4 от $5'),
  sentence('{code} of {reference}: {code}', '$1 of $2: $3', '$1, $2: $3'),
  sentence('{code} of {reference}', '$1 of $2', '$1, $2'),
  sentence('{code} about {code}: {code}', '$1 about $2: $3', '$1, о чём: $2; $3'),
  sentence('{code} about {code}', '$1 about $2', '$1, о чём: $2'),
  sentence('{code}: {code}', '$1: $2', '$1: $2'),
  sentence('{code}', '$1', '$1'),
]

/** What stands under a report. */
const NOTES: readonly Sentence[] = [
  sentence(
    'Expenses and payables are recognised at approval; the budget counts as spent what a line of the bank proves.',
    'Expenses and payables are recognised at approval; the budget counts as spent what a line of the bank proves.',
    'Расходы и долги признаются в день одобрения; бюджет считает потраченным то, что доказала строка банка.',
  ),
  sentence('Books at event {n}, {hash}', 'Seal of the books at event $1: $2', 'Печать книг на событии $1: $2'),
  sentence(
    'The operator of the machine made {n} event(s), {n} of them token(s) to act as a person, since the anchor at event {n}.',
    'Events of the operator of the machine since the anchor at event $3: $1; tokens among them, to act as a person: $2.',
    'Событий оператора машины после события $3, на котором сохранён якорь: $1; из них ключей, чтобы действовать за человека: $2.',
  ),
  sentence(
    'The operator of the machine made {n} event(s), {n} of them token(s) to act as a person, since the first event.',
    'Events of the operator of the machine since the first event: $1; tokens among them, to act as a person: $2.',
    'Событий оператора машины с первого события: $1; из них ключей, чтобы действовать за человека: $2.',
  ),
  sentence('test clock {at}', 'Test clock: $1', 'Испытательные часы: $1'),
  sentence(
    'appropriated = available + set aside + committed + spent - overspent; what was agreed counts as appropriated before it is received.',
    'appropriated = available + set aside + promised + spent − overspent; what was agreed counts as appropriated before it is received.',
    'выделено = доступно + отложено + обещано + потрачено − перерасход; согласованное считается выделенным ещё до поступления.',
  ),
  sentence(
    'Each figure counts by its own day: a grant by its approval, a payout by its line, a return by its line, what a student says by the day on which it was said.',
    'Each figure counts by its own day: a grant by its approval, a payout by its line, a return by its line, what a student says by the day on which it was said.',
    'Каждый показатель считается по своему дню: помощь по одобрению, выплата и возврат по строке банка, слова студента по дню, когда они сказаны.',
  ),
  sentence(
    'Days from list to payment: from the day on which the application came to the line of the first instalment, without what came back.',
    'Days from list to payment: from the day on which the application came to the line of the first instalment, without what came back.',
    'Дни от списка до выплаты: от дня заявки до строки первой части, без того, что вернулось.',
  ),
  sentence(
    'An institution that is on no list is shown by name from {n} students on. Granted is what was approved, cancellations not deducted; paid is what the lines prove, returns not deducted.',
    'An institution that is on no list is shown by name from $1 students on. Granted is what was approved, cancellations not deducted; paid is what the lines show, returns not deducted.',
    'Заведение, которого нет ни в одном списке, названо, если в нём от $1 студентов. Одобрено – без вычета отмен; выплачено – по строкам банка, без вычета возвратов.',
  ),
  sentence('The age is reckoned from the day of the approval.', 'The age is counted from the day of the approval.', 'Возраст считается со дня одобрения.'),
  sentence(
    'The age of a payout is reckoned from its release, of a transfer from its first line.',
    'The age of a payout is counted from its release, of a transfer from its first line.',
    'Возраст выплаты считается с отправки, перевода – с его первой строки.',
  ),
  sentence(
    'Open breaks are those of every age. Just under a second approval: a grant by one approval, of nine tenths or more of the amount above which it takes two.',
    'What is still to clear up is shown whatever its age. Just under a second approval: a grant by one approval, of nine tenths or more of the amount above which it takes two.',
    'Показано всё, что ещё нужно разобрать, любого возраста. Чуть ниже второго одобрения: помощь по одному одобрению в девять десятых или больше той суммы, сверх которой нужны два.',
  ),
  sentence(
    'Of every payout that was released, those are taken whose SHA-256 of the seed, a line feed and the reference is smallest: the same seed gives the same payouts, and anybody can draw them again.',
    'The seed decides which of the released payouts are drawn, and nothing else does: the same seed gives the same payouts, and anybody can draw them again.',
    'Какие из отправленных выплат попадут в выборку, решает только число: то же число даёт те же выплаты, и каждый может повторить выборку.',
  ),
  sentence(
    '{n} of {n} payouts released from {day} ({any}), seed {n}.',
    '$1 of $2 payouts that were released from $3 on ($4), by the seed $5.',
    'Показано выплат: $1 из $2, отправленных с $3 ($4), по числу $5.',
  ),
  sentence(
    '{n} of {n} payouts released from the beginning ({any}), seed {n}.',
    '$1 of $2 payouts that were released from the beginning ($3), by the seed $4.',
    'Показано выплат: $1 из $2, отправленных с самого начала ($3), по числу $4.',
  ),
  sentence('{n} of {n} payouts released {any}, seed {n}.', '$1 of $2 payouts that were released, by the seed $4.', 'Показано выплат: $1 из $2, по числу $4.'),
  sentence(
    'Data are kept for {n} years after the end of a student\'s last case: refused, withdrawn, or its grant paid or cancelled. "erase --case NUMBER" erases them.',
    'Years for which data are kept after the end of a student’s last case (refused, withdrawn, or its grant paid or cancelled): $1. An administrator erases them then.',
    'Сколько лет хранятся данные после конца последнего дела студента (отказано, отозвано, помощь выплачена или отменена): $1. Потом их стирает администратор.',
  ),
  sentence(
    '{n} of {n} postings in {any} are shown; the next part: --after {n}.',
    '$1 of $2 postings in $3 are shown; the next part begins after row $4.',
    'Показано проводок в $3: $1 из $2; продолжение – после строки $4.',
  ),
  sentence('{n} of {n} postings in {any} are shown.', '$1 of $2 postings in $3 are shown.', 'Показано проводок в $3: $1 из $2.'),
  sentence(
    '{n} of {n} {any} are shown; the next part: --after {n}. Counts and totals are of all of them.',
    '$1 of $2 rows are shown; the next part begins after row $4. Counts and totals are of all of them.',
    'Показано строк: $1 из $2; продолжение – после строки $4. Числа и суммы – по всем.',
  ),
  sentence(
    '{any}: {n} of {n} are shown; the rest by a later --from, or a shorter period.',
    '$1: $2 of $3 are shown; for the rest ask for a later first day, or a shorter period.',
    '$1: показано $2 из $3; остальное – с более позднего первого дня или за меньший период.',
  ),
]

const PLACES: Readonly<Record<string, string>> = {
  n: '(\\d+)',
  day: '(\\d{4}-\\d\\d-\\d\\d)',
  at: '(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)',
  hash: '([0-9a-f]{64})',
  reference: '(TO[A-Z]{10}\\d\\d)',
  code: '([a-z][a-z_]*)',
  form: '([\\w-]+)',
  roles: '(.+)',
  any: '(.+?)',
}

interface Read {
  readonly as: RegExp
  readonly places: readonly string[]
  readonly told: Readonly<Record<Language, string>>
}

const read = ({ of, en, ru }: Sentence): Read => ({
  as: new RegExp(`^${of.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, (_, name: string) => PLACES[name] ?? '(.+?)')}$`),
  places: [...of.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
  told: { en, ru },
})

const READ = [...EXCEPTIONS, ...STORY, ...NOTES].map(read)

/** A sentence of a report in staff's words; undefined where no pattern is it. `worded`: a place's text in words. */
export function sentenceInWords(language: Language, text: string, worded: (place: string, text: string) => string): string | undefined {
  for (const { as, places, told } of READ) {
    const found = as.exec(text)
    if (found) return told[language].replace(/\$(\d)/g, (_, n: string) => worded(places[Number(n) - 1] ?? '', found[Number(n)] ?? ''))
  }
  return undefined
}

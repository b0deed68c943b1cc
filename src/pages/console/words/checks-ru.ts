import type { CheckFacts, Outcome } from '../../../core/eligibility/evaluate.ts'
import type { AutomaticCriterion } from '../../../core/eligibility/policy.ts'
import type { ScreeningSign } from '../../../core/eligibility/screening.ts'
import { amountText } from '../../../core/money/money.ts'
import { dateInWords, moneyInWords } from './values.ts'

type Kind = AutomaticCriterion['kind']

/** What an automatic check found, from the facts that it used and that are kept with it: the English stands where it is decided. */
export const checksRu: Readonly<Record<Kind, (facts: CheckFacts, outcome: Outcome) => string>> = {
  nationality: (facts, outcome) => {
    const [has, allowed] = [textOf(facts, 'nationality'), listed(facts, 'allowed')]
    if (has === '') return 'Гражданство не указано.'
    if (allowed === '') return 'Программа не называет гражданства.'
    return outcome === 'pass' ? `Гражданство: ${has}.` : `Гражданство: ${has}; программа для граждан: ${allowed}.`
  },
  host_country: (facts, outcome) => {
    const [is, allowed] = [textOf(facts, 'hostCountry'), listed(facts, 'allowed')]
    if (allowed === '') return 'Программа не называет страны пребывания.'
    return outcome === 'pass' ? `Студент находится в ${is}.` : `Студент находится в ${is}; программа охватывает: ${allowed}.`
  },
  programme_dates: (facts, outcome) =>
    `${dayOf(facts, 'today')} – ${outcome === 'pass' ? 'в пределах' : 'вне'} сроков программы (${dayOf(facts, 'startsOn')} – ${dayOf(facts, 'endsOn')}).`,
  institution: (facts) => institutionIn(textOf(facts, 'fit'), textOf(facts, 'recognised'), textOf(facts, 'hostCountry')),
  no_route_home: (facts, outcome) =>
    outcome === 'pass'
      ? `Пути домой из ${textOf(facts, 'hostCountry')} не было с ${dayOf(facts, 'from')} по ${dayOf(facts, 'to')}.`
      : `В программе не сказано, что на ${dayOf(facts, 'today')} пути домой из ${textOf(facts, 'hostCountry')} не было.`,
  not_assisted_within: (facts, outcome) => {
    const days = textOf(facts, 'days')
    if (outcome === 'pass') return `За последние дни (${days}) помощи ни по одной программе не было.`
    const [amount = '', currency = ''] = textOf(facts, 'amount').split(' ')
    return `Получил помощь ${dayOf(facts, 'on')} по программе ${textOf(facts, 'programme')}: ${moneyInWords('ru', { amount, currency })}. Это в пределах ${days} дн.`
  },
  not_duplicate: (facts, outcome) => {
    if (outcome === 'pass') return 'Ни один другой студент на него не похож.'
    const cases = textOf(facts, 'cases').split(' ')
    return `Возможно, это тот же человек, что в делах: ${cases.slice(0, SHOWN).join(', ')}${cases.length > SHOWN ? ` и ещё ${cases.length - SHOWN}` : ''}.`
  },
  caps: (facts, outcome) => capsIn(facts, outcome),
  payee_valid: (facts, outcome) => payeeIn(facts, outcome),
  payee_not_shared: (facts, outcome) => {
    if (facts['payee'] === false) return 'Получатель не указан.'
    if (textOf(facts, 'institution') !== '') return 'Получатель – учреждение, ему платят за многих.'
    const cases = textOf(facts, 'sharedWith')
    if (cases !== '') return `Этот же счёт указан в делах: ${cases.split(' ').join(', ')}. Возможно, это братья и сёстры.`
    return outcome === 'pass' ? 'Ни одному другому студенту на этот счёт не платят.' : 'Счёт не указан.'
  },
  not_screened: (facts, outcome) => {
    const list = textOf(facts, 'list')
    if (facts['known'] === false) return `Проверочный список ${list} ещё не загружен.`
    if (outcome === 'pass') return `В проверочном списке ${list} его нет.`
    const signs = textOf(facts, 'because').split(', ')
    return `Есть в проверочном списке ${list}. Совпало: ${signs.map((sign) => (sign in SIGNS ? SIGNS[sign as ScreeningSign] : sign)).join('; ')}.`
  },
}

const SHOWN = 5

const SIGNS: Readonly<Record<ScreeningSign, string>> = {
  'passport number': 'номер паспорта',
  'name and birth date': 'имя и дата рождения',
  'similar name and birth date': 'похожее имя и дата рождения',
  'name alone': 'только имя',
}

const textOf = (facts: CheckFacts, name: string): string => String(facts[name] ?? '')

const listed = (facts: CheckFacts, name: string): string => textOf(facts, name).split(' ').join(', ')

const dayOf = (facts: CheckFacts, name: string): string => dateInWords('ru', textOf(facts, name))

function institutionIn(fit: string, name: string, country: string): string {
  const fits: Readonly<Record<string, string>> = {
    recognised: `«${name}» в ${country} – признанное заведение.`,
    domain: `Домен почты – у заведения «${name}», а название другое: один домен не доказывает учёбы.`,
    similar: `Название похоже на «${name}», но не совпадает.`,
    not_named: 'Заведение не указано.',
    other_country: `«${name}» признано в другой стране, а студент находится в ${country}.`,
  }
  return fits[fit] ?? `Этого заведения нет в списке страны ${country}.`
}

function capsIn(facts: CheckFacts, outcome: Outcome): string {
  const money = (minor: unknown): string => {
    const currency = textOf(facts, 'currency')
    return moneyInWords('ru', { amount: amountText(Number(minor), currency), currency })
  }
  const { roomMinor: room, plannedMinor: planned, hasMinor: has } = facts
  if (outcome !== 'pass')
    return room === 0 ? 'Предел на студента исчерпан.' : `Вместе с этой помощью (${money(planned)}) было бы больше предела; уже дано ${money(has)}.`
  const left = typeof room === 'number' ? `, можно дать ещё ${money(room)}` : ''
  return typeof room === 'number' && Number(planned) > room ? `В пределах лимитов умещается меньше, чем просили${left}.` : `В пределах лимитов${left}.`
}

const PARTS: Readonly<Record<string, string>> = {
  '/name': 'имя получателя',
  '/currency': 'валюта',
  '/iban': 'IBAN',
  '/accountNumber': 'номер счёта',
  '/routingCode': 'код банка (БИК)',
  '/bic': 'BIC',
  '/country': 'страна выдачи',
  '/city': 'город выдачи',
}

function payeeIn(facts: CheckFacts, outcome: Outcome): string {
  if (facts['payee'] === false) return 'Не указано, кому платить.'
  if (facts['faults'] === undefined) return 'Укажите учреждение-получателя кодом, под которым его зарегистрировал администратор.'
  const faults = textOf(facts, 'faults')
    .split(' ')
    .filter((part) => part !== '')
  if (faults.length > 0) return `Так платить нельзя; проверьте: ${[...new Set(faults)].map((part) => PARTS[part] ?? part).join(', ')}.`
  if (outcome !== 'pass') return 'Деньги должен получить сам студент, а имя указано другое.'
  return textOf(facts, 'way') === 'account' ? 'Счёт записан правильно.' : 'Имя, страна и город указаны.'
}

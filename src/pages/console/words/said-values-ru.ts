import { counted } from './language.ts'
import { valuesIn } from './said-values.ts'

type Known = Readonly<Record<string, string>>

const TRANSFER_STATES: Known = { in_transit: 'отправлен, ещё не пришёл', arrived: 'уже пришёл', undone: 'отменён' }

const DID: Known = { recommended: 'Вы рекомендовали это дело', approved: 'Вы утвердили это дело', refused: 'Вы отказали по этому делу' }

const TOLD: Known = { rejected: 'отклонено', accepted: 'принято', pending: 'в работе' }

const STORIES: Known = {
  application: 'Дела',
  payout: 'Выплаты',
  line: 'Строки',
  break: 'Вопроса',
  batch: 'Пакета',
  match: 'Соответствия',
  statement: 'Выписки',
}

const PAYMENT_FIELDS: Known = {
  reference: 'номер выплаты',
  payeeName: 'имя получателя',
  payeeAccount: 'счёт получателя',
  bank: 'банк',
  bic: 'BIC',
  routingCode: 'код банка',
  amount: 'сумма',
  currency: 'валюта',
  purpose: 'назначение',
  country: 'страна',
  city: 'город',
  phone: 'телефон',
  caseNumber: 'номер дела',
}

const PAYEE_PARTS: Known = { name: 'имя получателя', bank: 'название банка получателя', city: 'город получателя', details: 'данные получателя' }

const TYPES: Known = { string: 'нужен текст', number: 'нужно число', int: 'нужно целое число', boolean: 'нужно true или false', array: 'нужен список' }

/** What stands in addresses, as pages call it. */
const FIELDS: Known = {
  about: 'о чём',
  account: 'счёт',
  after: 'после какого события',
  at: 'место',
  bankAccount: 'счёт в банке',
  case: 'дело',
  cursor: 'продолжение',
  dueBy: 'срок не позднее',
  from: 'с какого дня',
  to: 'по какой день',
  asOf: 'на какой день',
  asKnownAt: 'как было известно на событии',
  knownAt: 'как было известно на событии',
  fund: 'фонд',
  institution: 'учебное заведение',
  kind: 'вид',
  limit: 'сколько',
  line: 'строка',
  name: 'название',
  payout: 'выплата',
  person: 'сотрудник',
  programme: 'программа',
  reason: 'причина',
  reference: 'номер выплаты',
  seed: 'начальное число',
  since: 'с какого события',
  size: 'сколько',
  sought: 'что искать',
  state: 'состояние',
  subject: 'что именно',
}

const TOKENS: Known = { YYYY: 'ГГГГ', YY: 'ГГ', MMM: 'МММ (месяц по-английски)', MM: 'ММ', M: 'М', DD: 'ДД', D: 'Д', HH: 'чч', mm: 'мм', ss: 'сс' }

const values = valuesIn('ru')
const { worded } = values

/** How values stand in Russian sentences. */
export const ru = {
  ...values,
  minutesOf: (minutes: number): string => counted('ru', minutes, { one: 'минуту', few: 'минуты', many: 'минут', other: 'минуты' }),
  rolesOr: (roles: readonly string[]): string => roles.map(values.role).join(' или '),
  roleGiven: (role: string): string => (role === '' ? 'Роль не указана: ' : `«${role}» – не роль: `),
  youDid: (did: string): string => worded(DID, did),
  paymentField: (field: string): string => worded(PAYMENT_FIELDS, field),
  payeePart: (part: string): string => worded(PAYEE_PARTS, part),
  toldStatus: (status: string): string => worded(TOLD, status),
  transferState: (state: string): string => worded(TRANSFER_STATES, state),
  actions: (actions: readonly string[]): string => actions.map((action) => `«${values.action(action)}»`).join(', '),
  storyOf: (kind: string): string => STORIES[kind] ?? 'Ничего с номером',
  typeOf: (type: string): string => TYPES[type] ?? 'написано не так, как нужно',
  fieldName: (pointer: string): string => worded(FIELDS, pointer.replace(/^\//, '')),
  /** `DD.MM.YYYY` → `ДД.ММ.ГГГГ` */
  dateForm: (format: string): string => format.replace(/YYYY|YY|MMM|MM|M|DD|D|HH|mm|ss/g, (token) => TOKENS[token] ?? token),
}

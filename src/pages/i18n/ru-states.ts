import type { NextFacts } from '../../core/applications/next-words.ts'
import { dateInWords, listed, moneyInWords } from './format.ts'
import { plural } from './plural.ts'
import type { StateWords } from './states.ts'

const date = (on: string) => dateInWords('ru', on)
const money = (of: Parameters<typeof moneyInWords>[1]) => moneyInWords('ru', of)
const until = (by: string | undefined) => (by === undefined ? '' : ` до ${date(by)}`)
const NOTHING = 'От вас ничего не требуется.'
const UNLESS_ASKED = 'Ничего присылать не нужно, если мы об этом не попросим.'

const needed: StateWords['needed'] = {
  passport: 'ваш паспорт',
  enrolment: 'справка об учёбе',
  residence: 'документ с вашим адресом',
  payee_account: 'счёт для выплаты',
  birth_date: 'ваша дата рождения',
  contact: 'ваши данные для связи',
  other: 'ответ на наш вопрос',
}

const reasons: StateWords['reasons'] = {
  not_national: 'программа предназначена для граждан других стран',
  not_enrolled: 'мы не нашли подтверждения, что вы учитесь в вузе из программы',
  not_in_host_country: 'вы находитесь не в той стране, для которой действует программа',
  can_travel_home: 'была возможность вернуться домой',
  already_assisted: 'вы уже получали помощь по одной из программ',
  applied_twice: 'у вас есть другая заявка',
  documents_missing: 'не хватало документов',
  no_answer: 'мы не получили ответа на наш вопрос',
  outside_dates: 'заявка не попадает в сроки программы',
  no_money_left: 'деньги программы закончились',
  student_wish: 'вы сами об этом попросили',
}

const cameBack: StateWords['cameBack'] = {
  account_wrong: 'номер счёта указан неверно',
  account_closed: 'счёт закрыт',
  account_blocked: 'счёт заблокирован',
  name_differs: 'имя не соответствует счёту',
  bank_wrong: 'банк или его код указан неверно',
  details_missing: 'не хватало сведений о получателе',
  currency_refused: 'счёт не принимает эту валюту',
  amount_refused: 'банк не принял такую сумму',
  not_allowed: 'на этот счёт нельзя получать такие платежи',
  holder_refused: 'владелец счёта отправил деньги обратно',
  asked_back: 'мы попросили вернуть деньги',
}

function toCollect({ agent, town, agentNumber, collectedByOther, isSignedFor, by, isOver }: NextFacts & { readonly agent: string }): string {
  const place = town === undefined || agent.includes(town) ? agent : `${agent}, ${town}`
  const number = agentNumber === undefined ? '' : ` Номер перевода: ${agentNumber}.`
  if (isOver) return `Деньги нужно было получить${until(by)}. Где: ${place}. Прежде чем идти, узнайте, там ли они ещё; если нет, их выплатят снова.${number}`
  const words = collectedByOther
    ? `Деньги с паспортом получит человек, которого вы указали. Где: ${place}.`
    : `Получите деньги со своим паспортом${isSignedFor ? ' и распишитесь' : ''}. Где: ${place}.`
  const limit = by === undefined ? '' : ` Срок: до ${date(by)}.`
  return `${words}${limit}${number}`
}

function onItsWay({ agent, usualDays: n, ...facts }: NextFacts): string {
  if (agent !== undefined) return toCollect({ agent, ...facts })
  if (n === undefined) return 'Банку нужно несколько дней.'
  return `Обычно банку нужно до ${n} ${plural('ru', n, { one: 'дня', few: 'дней', many: 'дней', other: 'дня' })}.`
}

const toldAnswer = (isLookedFor: boolean | undefined): string =>
  `Спасибо, что сообщили.${isLookedFor ? ' Мы выясняем, где недостающие деньги; если они придут, сообщите здесь.' : ''}`

function paid({ agent, usualDays: n, nextInstalmentOn, receivedTold, isLookedFor, isDue }: NextFacts): string {
  const days = n === undefined ? '' : `${n} ${plural('ru', n, { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней', other: 'рабочего дня' })}`
  const appear =
    agent !== undefined
      ? ''
      : isDue
        ? 'Деньги уже должны были прийти. '
        : n === undefined
          ? 'Деньги могут прийти через несколько дней. '
          : `До поступления денег может пройти ещё ${days}. `
  const next = nextInstalmentOn === undefined ? '' : ` Следующая часть должна быть выплачена ${date(nextInstalmentOn)}.`
  return `${receivedTold ? toldAnswer(isLookedFor) : `${appear}Вы получили деньги?`}${next}`
}

export const ruStates: StateWords = {
  needed,
  reasons,
  cameBack,
  state: {
    received: () => 'Мы получили вашу заявку.',
    checking: () => 'Мы проверяем ваши данные.',
    information_needed: (of) =>
      `Нам нужно от вас: ${listed(
        'ru',
        of.needed.map((item) => needed[item]),
      )}.`,
    approved: ({ amount }) => `Вам одобрена помощь: ${money(amount)}.`,
    held: () => 'Помощь одобрена. Выплата пока приостановлена.',
    on_its_way: ({ sent, agent, since }) =>
      agent === undefined ? `Платёж на ${money(sent)} передан в банк ${date(since)}.` : `Можно получить ${money(sent)}.`,
    paid: ({ sent, agent, payeeEnding, since }) => {
      if (agent !== undefined) return `Выдано ${money(sent)} ${date(since)}. Место: ${agent}.`
      return payeeEnding === undefined
        ? `Выплачено ${money(sent)} ${date(since)}.`
        : `${date(since)} наш банк отправил ${money(sent)} на счёт, который оканчивается на ${payeeEnding}.`
    },
    returned: ({ since, agent, cameBack: why, isInstitutions }) => {
      if (agent !== undefined) return `Деньги вернулись ${date(since)}. Откуда: ${agent}.`
      const sent = `${isInstitutions ? 'Банк' : 'Ваш банк'} вернул деньги ${date(since)}`
      return why === undefined ? `${sent}. Вы можете спросить нас о причине.` : `${sent}: ${cameBack[why]}.`
    },
    rejected: ({ agent }) => (agent === undefined ? 'Банк не смог провести платёж.' : 'Деньги не были получены.'),
    cancelled: ({ since, reason }) => `Помощь отменена ${date(since)}${reason === undefined ? '. Вы можете спросить нас о причине.' : `: ${reasons[reason]}.`}`,
    refused: ({ reason }) =>
      reason === undefined
        ? 'Мы не можем выплатить помощь по этой заявке. Причину можно узнать у нас.'
        : `Мы не можем выплатить помощь по этой заявке: ${reasons[reason]}.`,
    withdrawn: ({ since }) => `Вы отозвали эту заявку ${date(since)}.`,
  },
  next: {
    received: ({ by, isOver }) =>
      isOver
        ? `Мы обещали рассмотреть вашу заявку${until(by)}, но это занимает больше времени. Она не забыта. ${NOTHING}`
        : `Мы рассмотрим вашу заявку${until(by)}.`,
    checking: () => `Мы проверяем ваши данные. ${NOTHING}`,
    information_needed: ({ by, isAnswered, isOver }) => {
      if (isAnswered) return 'Мы получили то, что вы прислали, и посмотрим.'
      if (isOver) return 'Срок, к которому мы об этом просили, прошёл. Пришлите то, чего не хватает, как можно скорее: пока решения нет, мы это примем.'
      return `Пришлите то, чего не хватает${by === undefined ? '' : `,${until(by)}`}.`
    },
    approved: () => `Выплата готовится. ${NOTHING}`,
    held: () => `Перед выплатой мы проверяем ещё один вопрос. ${NOTHING}`,
    on_its_way: onItsWay,
    paid,
    returned: ({ agent, isFundClosed, isInstitutions, isAnswered }) =>
      isFundClosed
        ? 'Программа закрыта, и её деньги возвращаются тем, кто их дал: заплатить ещё раз мы не можем. Если вам нужна помощь, напишите нам.'
        : isInstitutions
          ? `Деньги не потеряны. Мы решаем вопрос с учреждением. ${UNLESS_ASKED}`
          : isAnswered
            ? 'Деньги не потеряны. Мы получили присланные вами данные; прежде чем их использовать, сотрудник свяжется с вами по известному нам адресу.'
            : agent === undefined
              ? 'Деньги не потеряны. Пришлите данные счёта; прежде чем ими воспользоваться, наш сотрудник свяжется с вами по известному нам адресу.'
              : 'Деньги не потеряны и будут выплачены ещё раз. Если вы не можете получить их там, пришлите данные счёта; прежде чем ими воспользоваться, наш сотрудник свяжется с вами по известному нам адресу.',
    rejected: ({ agent }) => (agent === undefined ? `Мы решаем этот вопрос. ${UNLESS_ASKED}` : `Деньги будут выплачены ещё раз. ${UNLESS_ASKED}`),
    cancelled: () => 'Если это ошибка, напишите нам.',
    refused: ({ by, isOver }) =>
      isOver ? 'Срок, в который можно было просить о пересмотре, прошёл. Если что-то неверно, напишите нам.' : `Вы можете попросить о пересмотре${until(by)}.`,
    withdrawn: ({ sameAs }) => (sameAs === undefined ? 'По этой заявке больше ничего не будет.' : `Эта заявка продолжается под номером ${sameAs}.`),
  },
  rest: (of, isHeld) =>
    `Из вашей помощи ещё не выплачено ${money(of)}. ${isHeld ? 'Перед этой выплатой мы проверяем ещё один вопрос.' : 'Мы выплатим эти деньги отдельно.'} ${NOTHING}`,
  tags: {
    received: 'Получена',
    checking: 'Проверяется',
    information_needed: 'Нужен ваш ответ',
    approved: 'Одобрена',
    held: 'Одобрена',
    on_its_way: 'Деньги в пути',
    paid: 'Выплачено',
    returned: 'Деньги вернулись',
    rejected: 'Исправляем',
    cancelled: 'Отменена',
    refused: 'Отказ',
    withdrawn: 'Отозвана',
  },
  steps: {
    received: 'Заявка получена',
    checking: 'Данные проверяются',
    information_needed: 'Мы задали вам вопрос',
    approved: 'Помощь одобрена',
    refused: 'В заявке отказано',
    withdrawn: 'Заявка отозвана',
    cancelled: 'Помощь отменена',
    rest_cancelled: 'Остаток помощи отменён',
    due: 'Срок выплаты',
    ordered: 'Платёж передан в банк',
    paid: 'Деньги выплачены',
    returned: 'Деньги вернулись',
    rejected: 'Не выплачено',
  },
}

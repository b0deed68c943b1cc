import type { programmesSaid } from '../../../core/said/programmes.ts'

export const programmesSaidRu: typeof programmesSaid = {
  policyContradicts: 'Правила программы противоречат друг другу или фонду: посмотрите на отмеченное.',
  programmeExists: (code) => `Программа ${code} уже есть: возьмите другой код или сделайте её новую версию.`,
  institutionExists: (code) => `Учреждение-получатель ${code} уже есть: возьмите другой код.`,
  nameList: 'Назовите список.',
  codeNeeded: 'нужно заполнить: только латинские буквы, цифры и . _ -',
  isNoProgramme: 'такой программы нет',
  wayIsAccount: 'только на счёт',
  capBelowGrant: 'Предел на студента меньше самой помощи: её не мог бы получить никто.',
  grantInstalments: 'У помощи от 1 до 60 частей, и в каждой есть сумма.',
  fundIn: (currency) => `Фонд ведётся в ${currency}.`,
  moreThanNothing: 'Сумма должна быть больше нуля.',
  notDate: 'Это не день календаря (ГГГГ-ММ-ДД).',
  endsBeforeStart: 'Программа кончается раньше, чем начинается.',
  wholeFrom: (least) => `Целое число от ${least}.`,
  twoCriteria: 'Этот код у двух условий.',
  noCriterionHas: 'Такого кода нет ни у одного условия.',
  wholeDays: 'Целое число дней от 1.',
  twoDates: 'Два дня, первый не позже второго.',
}

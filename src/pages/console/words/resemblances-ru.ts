import type { Resemblance } from '../../../core/names/resembles.ts'

/** Why two persons may be one. */
export const resemblancesRu: Readonly<Record<Resemblance, string>> = {
  'the same passport number': 'тот же номер паспорта',
  'the same name and birth date': 'те же имя и дата рождения',
  'the same name in another spelling and the same birth date': 'то же имя в другом написании и та же дата рождения',
  'a similar name and the same birth date': 'похожее имя и та же дата рождения',
  'the same name and a similar birth date': 'то же имя и похожая дата рождения',
  'a similar passport number and the same name': 'похожий номер паспорта и то же имя',
  'a similar passport number and the same birth date': 'похожий номер паспорта и та же дата рождения',
  'the same account and the same name': 'тот же счёт и то же имя',
  'the same account and the same birth date': 'тот же счёт и та же дата рождения',
}

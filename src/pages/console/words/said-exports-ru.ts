import type { exportsSaid } from '../../../core/said/exports.ts'
import { ru } from './said-values-ru.ts'

export const exportsSaidRu: typeof exportsSaid = {
  noAnchor: 'Это не якорь: якорь – файл, который вы скачали здесь раньше.',
  anchorOfOther: 'Якорь не от этой книги в её нынешнем виде: что отличается, покажет «verify --anchor FILE».',
  publisherMissing: (members) => `Эта выгрузка называет того, кто её публикует: пусть администратор укажет это в настройках (${ru.list(members)}).`,
  noGrantToTell: 'Рассказывать не о чем: в пакете 360Giving должна быть хотя бы одна помощь.',
  noDay: (day) => `«${day}» – не день календаря: напишите ГГГГ-ММ-ДД.`,
  chainWhole: 'Цепочка выгружается целиком: часть её ничего не доказывает.',
  periodBackwards: (to, from) => `Период кончается ${ru.day(to)}, раньше, чем начинается (${ru.day(from)}).`,
  exportTooLarge: 'Эта выгрузка слишком велика для страницы: сделайте её в командной строке («tideover export»).',
  noExport: (name, known) => `Выгрузки «${name}» нет. Есть: ${ru.list(known)}.`,
  donorPackNeeds: 'Для пакета донора нужны фонд и первый и последний день периода (ГГГГ-ММ-ДД).',
  isNeeded: 'нужно заполнить',
  noNumberOfBook: (of) => `«${of}» – не номер дела и не номер выплаты из этой книги: напишите, например, 2020-000123 или TO… из 14 знаков.`,
}

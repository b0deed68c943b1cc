import type { statementsSaid } from '../../../core/said/statements.ts'
import { ru } from './said-values-ru.ts'

export const statementsSaidRu: typeof statementsSaid = {
  fileRefused: (count, line, column, why) => `Ничего не загружено, ошибок в файле: ${count}. Первая – строка ${line}${column ? `, ${column}` : ''}: ${why}`,
  fileRefusedWhole: (count) => `Ничего не загружено, ошибок в файле: ${count}.`,
  nothingTaken: (why) => `Ничего не загружено. ${why}`,
  headerChanged: (change) =>
    `Заголовок файла не тот, что в прочтении, подтверждённом для этого счёта (${change}). Выгрузите файл как раньше; а если банк изменил форму, выберите файл снова, дайте новой форме название и подтвердите прочтение.`,
  noReading: (reading, known) => `Прочтения ${reading} нет. Есть: ${ru.list(known)}.`,
  readingToConfirm: 'Ничто в файле не доказывает, как его читать. Посмотрите на прочтения и подтвердите одно.',
  importBusy: (account) => `Сейчас загружается другая выписка счёта ${account}. Подождите, пока она загрузится, и отправьте эту ещё раз.`,
  overlapUnclear: (file, statement, other, day, rows) =>
    `Этот файл (${file}…) и файл выписки ${statement} (${other}…) показывают каждый часть дня ${ru.day(day)}, одинаковых строк: ${rows}, и по остаткам нельзя понять, те же это платежи или другие. Ничего не загружено. Скажите, те же они или другие, или выгрузите целые дни.`,
  modeIs: (mode) => `mode – это preview или import, а не «${mode}».`,
  readingIs: (reading) => `Прочтение – это номер одного из показанных, а не «${reading}».`,
  scanIs: 'Отпечаток скана, который хранится с выпиской, – это 64 цифры и строчные латинские буквы a–f.',
  overlapIs: (overlap) => `overlap – это same или new, а не «${overlap}».`,
  showIs: (show) => `show – сколько строк с каждого конца показать, от 1 до 20, а не «${show}».`,
  statementChanged: 'За это время загружена другая выписка этого счёта, или эта остановлена. Отправьте её ещё раз.',
  importCalledOff: 'Загрузка остановлена до конца. Ничего не загружено: отправьте файл ещё раз.',
  fileNeedsMemory: 'Файл требует больше памяти, чем отведено на один. Ничего не загружено: выгрузите его частями, по неделям или месяцам.',
  noSuchAccount: 'Такого банковского счёта нет.',
}

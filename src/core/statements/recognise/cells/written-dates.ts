/**
 * Dates as people write and speak them, in the words that stand around their numbers: `9 de marzo de 2026`, `2026 m. kovo 9 d.`, `9.3.2026 klo 14.15`, `09.03.2026թ.`
 * Each becomes the same date without these words; what any of it means is read where all dates are.
 */

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/

/** Between a day and its time: `09.03.2026 um 10:15`. */
const BEFORE_CLOCK =
  /(?<=\d\.?),? (?:klo|kl|um|om|at|a las|alle ore|alle|ore|à|às|o godz|godz|ob|u|в|о|у|saat)\.? (?=\d{1,2}[:.h]\d{2})|(?<=\d\.?) ?(?:上午|下午|오전|오후|午前|午後) ?(?=\d{1,2}:)/iu
/** Behind a time: `10:15 Uhr`, `02:15 p. m.` */
const BEHIND_CLOCK = /(?<=\d[:.]\d{2}) ?(?:uhr|hs?|hrs|ч|[ap]\. m|م|ص|[πμ]\.?μ)\.?$/iu
/** `10h15` */
const HOURS = /(?<= \d{1,2}) ?h ?(?=\d{2}$)/u
const YEAR_WORD = /(?<=(?:19|20)\d\d\.?) ?(?:год|god|ж|թ|წ|yil|yili|il)\.?(?=$|,? \d{1,2}[:.]\d)/iu

/** `9 de marzo de 2026`, `9 d’abril del 2026`, `9 de març, 2026` */
const OF_MONTH = /^((?:\p{L}{2,13}\.?,? )?\d{1,2}º?) (?:de |d['’])(\p{L}{3,12})\.?,? (?:del? )?(?=\d{4})/iu
/** `9 במרץ 2026`, `2 באפר׳ 2026` */
const HEBREW = /^(\d{1,2}) ב?([א-ת]{3,8})[׳'.]?,? (?=\d{4})/u
/** `2026 m. kovo 9 d.`, `2026. március 9.` */
const YEAR_AND_MONTH = /^(\d{4})(?:\.| m\.| ж\.)?[ -](\p{L}{3,12})\.?[ -](\d{1,2})(?: ?d)?\.?(?=$|,? \d)/iu
/** `2026. gada 9. marts`, `2026 ж. 9 наурыз` */
const YEAR_AND_DAY = /^(\d{4})(?:\.? gada| ж\.) (\d{1,2})\.? (\p{L}{3,12})(?=$|,? \d)/iu
/** `March 9th, 2026`, `Mar-09-2026` */
const MONTH_FIRST = /^(\p{L}{3,12})\.?[ -](\d{1,2})(?:st|nd|rd|th)?(?:, ?|[ -])(?=\d{4}(?:$|,? \d))/iu
/** `ngày 9 tháng 3 năm 2026`, `9 thg 3, 2026` */
const VIETNAMESE = /^(?:ngày )?(\d{1,2}) (?:tháng|thg)\.? (\d{1,2})(?:,| năm)? (\d{4})(?=$|,? \d)/iu

/** The date of a text without the words around it; undefined where it has none of them. */
export function withoutDateWords(text: string): string | undefined {
  if (!YEAR.test(text)) return undefined
  const plain = text
    .replaceAll('،', ',')
    .replace(BEFORE_CLOCK, ' ')
    .replace(BEHIND_CLOCK, '')
    .replace(HOURS, ':')
    .replace(YEAR_WORD, '')
    .replace(OF_MONTH, '$1 $2 ')
    .replace(HEBREW, '$1 $2 ')
    .replace(YEAR_AND_MONTH, '$3 $2 $1')
    .replace(YEAR_AND_DAY, '$2 $3 $1')
    .replace(MONTH_FIRST, '$2 $1 ')
    .replace(VIETNAMESE, '$3-$2-$1')
  return plain === text ? undefined : plain
}

/**
 * States that say no more than that something is not done: a word of denial before one of completion (`not booked`, `não concluída`, `未完成`), a denial that is a part of the
 * word (`nierozliczone`, `onaylanmadı`), or what is still to come (`to be paid`). Read for the word of completion in it, such a row would become a line that never moved.
 */

/** They deny what follows wherever they stand. */
const ANYWHERE =
  'not|non|no|nicht|noch nicht|nog niet|niet|ikke|inte|ej|nie|ne|ще не|не|еще не|pas|nao|ainda nao|aun no|todavia no|henuz|nem|belum|tidak|tak|sans|sin|sem|senza|bez|без|ohne|without|utan|uden|uten|zonder|ilman|غير|لم|khong|chua|nuk|never|nunca|jamais|nije|nisu|није|нису|ekki|δεν|μη|μην|לא|טרם|未|尚未|还未|還未'
/** These only at the beginning: within a text they are another word of another language (`bokförd på konto`). */
const FIRST = 'ei|ni|nav|pa|e pa|i pa|hindi'
const YET = '(?: (?:yet|ancora|encore|jeszcze|jos|enda|an|еще|ще|още|još|још|е|eshte))?'
const DENIAL = new RegExp(`(?:^| )(?:${ANYWHERE})${YET} (.+)$`)
/** There one word alone follows: `På konto bokført` denies nothing. */
const DENIAL_FIRST = new RegExp(`^(?:${FIRST})${YET} (\\S+)$`)

/** Behind a denial; `Não há pendências, liquidado` is done, and nobody knows how far a longer text is denied. */
const MOST_DENIED = 2

/** `Неосчетоводена`, `nierozliczone`. */
const PREFIXED = /^(?:nie|ne|nem|un|non|pa|не)(\p{L}{4,})$/u
/** Scripts without blanks, where the denial stands before. Hangul is folded into its letters. */
const HAN = /(?:尚未|還未|还未|没有|沒有|未|不|没|沒)(\p{Script=Han}.*)$/u
const HANGUL = new RegExp(`(?:^| )(?:${'미|비|불'.normalize('NFD')})(\\p{Script=Hangul}{4,})$`, 'u')
/** Verbs of the Turkic languages have their denial, and their future, behind the stem; names end so as well. */
const STEMS =
  'tamamlan|onaylan|gercekles|gerceklestiril|sonuclan|islen|oden|odenil|gonderil|edil|olun|təsdiqlən|bajaril|tasdiqlan|yakunlan|oshiril|орындал|аткарыл|бажарил|тасдиқлан|өткізіл|өткөрүл|бекітіл'
const ENDS = '[aeə]?m[aeə](?:di|mis|yan|yen|yib|gan|gen)|[ae]c[ae][kg]|мад[ыіи]|мед[іи]|баған|беген|маган|меген'
const TURKIC = new RegExp(`(?:^| )(?:${STEMS})(?:${ENDS})(?: |$)`)
/** What is to be done is not done. */
const TO_COME = /^to be (.+)$/
/** Of verbs of booking alone: `à catégoriser` says nothing of the payment. */
const INFINITIVE =
  /^(?:(?:a|por|para|da) (?:pag|pay|liquid|efetiv|proces|execut|esegu|confirm|conferm|contabil|compt|valid|trait|lanc|autori|aprob|aprov|aplic)\p{L}*[aei]re?|zur? (?:bezahl|buch|verbuch|verarbeit|bestat)\p{L}+|te (?:betal|verwerk|boek|bevestig)en)$/u

/** Does a folded text say that something is not done? 'unknown': there is a denial, and a word of completion far behind it. `isDone`: is there such a word in it? */
export function denied(text: string, isDone: (rest: string) => boolean): boolean | 'unknown' {
  const words = text.split(' ')
  if (INFINITIVE.test(text) || TURKIC.test(text)) return true
  const rests = [DENIAL_FIRST, HAN, HANGUL, TO_COME].map((of) => of.exec(text)?.[1])
  const parts = words.map((word) => PREFIXED.exec(word)?.[1])
  if ([...rests, ...parts].some((rest) => rest !== undefined && isDone(rest))) return true
  const rest = DENIAL.exec(text)?.[1]
  if (rest === undefined || !isDone(rest)) return false
  return rest.split(' ').length <= MOST_DENIED || 'unknown'
}

/** Is there a word that denies? */
export const hasDenial = (text: string): boolean => DENIAL.test(text)

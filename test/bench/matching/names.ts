import type { Chance } from '../../core/reconciliation/world.ts'

/** Turkmen names as built in life (two elements make a given name, a man's name with -ow or -ew a family name), and how others write them. */

const FIRST =
  'Aman Oraz Nur Aý Gül Ogul Bibi Guwanç Döwlet Maýsa Gurban Sapar Nury Ata Baýram Allan Çary Hoja Jemal Kakaj Myrat Orun Öwez Rejep Seýit Täç Tirkiş Ýaz Şir Žuma Batyr Merdan Serdar Maksat Kerim Annaj Berdi Gözel Läle Soltan Jeren Altyn Mähri Enej Bägül'
const SECOND = 'myrat berdi geldi durdy dursun nazar gylyç jan nur gül bagt soltan jemal täç şat tuwak bibi nabat gözel guly mämmet aly gulyç myrat sähet'
const ALONE =
  'Merdan Serdar Jeren Läle Maksat Batyr Kerim Bahar Şirin Aýgül Ogulgerek Gülşat Ýazmyrat Döwlet Maýsa Çynar Mähri Enejan Selbi Ejegyz Wepa Azat Resul Ylýas Žanna Timur Rustam Wladimir Maral Ýelena'

const words = (text: string): readonly string[] => [...new Set(text.split(' '))]

const isVowel = (letter: string): boolean => 'aeiouyýäöü'.includes(letter.toLowerCase())

/** Some names are borne by many, most by few. */
const skewed = <T>(draw: Chance, of: readonly T[]): T => of[Math.floor(draw.next() ** 1.7 * of.length)] as T

function given(draw: Chance): string {
  if (draw.below(100) < 35) return skewed(draw, words(ALONE))
  const [first, second] = [skewed(draw, words(FIRST)), skewed(draw, words(SECOND))]
  return first.toLowerCase() === second ? first : `${first}${second}`
}

function family(draw: Chance, isWoman: boolean): string {
  const root = given(draw)
  const ending = isVowel(root.at(-1) ?? '') ? 'ýew' : 'ow'
  return `${root}${ending}${isWoman ? 'a' : ''}`
}

export const fullName = (draw: Chance): string => {
  const name = given(draw)
  return `${name} ${family(draw, draw.below(2) === 0)}`
}

const swap = (name: string, pairs: ReadonlyArray<readonly [string, string]>): string => {
  let [left, out] = [name, '']
  while (left !== '') {
    const found = pairs.find(([from]) => left.toLowerCase().startsWith(from))
    const [from, to] = found ?? [left.charAt(0).toLowerCase(), left.charAt(0).toLowerCase()]
    const isCapital = left.charAt(0) !== left.charAt(0).toLowerCase()
    out += isCapital ? `${to.charAt(0).toUpperCase()}${to.slice(1)}` : to
    left = left.slice(from.length)
  }
  return out
}

const table = (text: string): ReadonlyArray<readonly [string, string]> =>
  text.split(' ').map((pair) => {
    const [from = '', to = ''] = pair.split('=')
    return [from, to]
  })

const RUSSIAN = table(
  'ýa=я ýe=е ýo=ё ýu=ю ýy=ый ž=ж j=дж ý=й ň=н ş=ш ç=ч ä=я ö=ё ü=ю w=в y=ы a=а b=б d=д e=е f=ф g=г h=х i=и k=к l=л m=м n=н o=о p=п r=р s=с t=т u=у z=з',
)
const PASSPORT = table('ž=zh ý=y ň=n ş=sh ç=ch ä=a ö=o ü=u w=v')
const PASSPORT_W = table('ž=zh ý=y ň=n ş=sh ç=ch ä=a ö=o ü=u')
const TURKISH = table('ž=j j=c ý=y y=ı ň=n ä=e w=v')
const BARE = table('ž=z ý=y ň=n ş=s ç=c ä=a ö=o ü=u')

/** The spellings that a bank may show. */
const SPELLINGS: ReadonlyArray<(name: string) => string> = [
  (name) => name,
  (name) => name.toLocaleUpperCase('tr'),
  (name) => swap(name, RUSSIAN),
  (name) => swap(name, RUSSIAN).toUpperCase(),
  (name) => swap(name, PASSPORT).toUpperCase(),
  (name) => swap(name, PASSPORT_W),
  (name) => swap(name, TURKISH).toLocaleUpperCase('tr'),
  (name) => swap(name, BARE).toUpperCase(),
]

const spelledName = (draw: Chance, name: string): string => draw.pick(SPELLINGS)(name)

const PATRONYMICS = ['Myradowiç', 'Orazowna', 'Nuryýewiç', 'Amanowna', 'Gurbanmyradowiç']

const split = (name: string): readonly [string, string] => {
  const [first = '', last = ''] = name.split(' ')
  return [first, last]
}

/** Whole names in another order, with a patronymic, in a title, cut where banks cut. */
export function arrangedName(draw: Chance, name: string): string {
  const [first, last] = split(spelledName(draw, name))
  const father = spelledName(draw, draw.pick(PATRONYMICS))
  return draw.pick([`${first} ${last}`, `${last} ${first}`, `${last}, ${first}`, `${last} ${first} ${father}`.slice(0, 35), `Sn. ${first} ${last}`])
}

/** The whole name, first name last, with the father's between. */
export function withPatronymic(draw: Chance, name: string): string {
  const spelled = draw.pick(SPELLINGS)
  const [first, last] = split(spelled(name))
  return `${last} ${spelled(draw.pick(PATRONYMICS))} ${first}`
}

/** Names with a slip: an initial, glued, one consonant off, cut in the family name. */
export function damagedName(draw: Chance, name: string): string {
  const [first, last] = split(spelledName(draw, name))
  const place = 2 + draw.below(Math.max(1, last.length - 4))
  return draw.pick([
    `${first.charAt(0)}. ${last}`,
    `${last} ${first.charAt(0)}`,
    `${first}${last}`,
    `${first} ${last.slice(0, place)}${draw.pick([...'bmrlz'])}${last.slice(place + 1)}`,
  ])
}

import { folded } from './words.ts'

/** Months by the beginnings of their names in many languages, folded. Longer beginnings come first where one is a part of another. */
const MONTHS: ReadonlyArray<readonly string[]> = [
  'jan ene gen oca янв sty led tam ιαν sausi yan січ janv студ яну ian januar ינו jaan јан янва يناير جانفي იან հունվ қаңт кантар xan қаң сту հնվ urta جنوری ጃን',
  'feb fev fevr sub фев lut uno hel φεβ vasar few лют veebr פבר peb shk veeb فبراير فيفري شباط თებ փետ ақпан феб ақп փտվ otsa فروری ፌብ frar',
  'mar mae mrt maerz мар bre maa μαρ kov mars бер maalis marts mart מרץ mac مارس اذار მარ մար наур сак марс нау մրտ مارچ ማርች',
  'apr avr abr nis апр kwi dub huh απρ bala кві אפר pri ابريل افريل نيسان აპრ ապր сәу крас кра apir اپریل ኤፕሪ',
  'may mai mag mei maj май мая kve tou μαι geg тра maio mayis maijs מאי мај مايو ماي ايار მაი մայ мамыр маи мам մյս maay mej mey مئی ሜይ',
  'jun juin giu haz июн cze cerv kesa ιουν birz чер iyun iun cervna cerven יונ juun qer hunyo јун يونيو جوان حزيران ივნ հունի маус чэр юни iyn xun мау հնս ekai hun meith جون ጁን',
  'jul juil lug tem июл lip cervenc heina ιουλ liep лип iyul iul יול juul kor hulyo јул يوليو جويلي تموز ივლ հուլ шілде ліп юли iyl xul шіл հլս uzta hul lulju luul جولائی ጁላይ',
  'aug aou ago agu авг sie srp elo αυγ rugpj сер awg אוג avg avq agt ogo اغسطس اوت غشت აგვ օգո тамыз жні gus там օգս abuz aog اگست ኦገስ',
  'sep set eyl сен wrz zar syy σεπ rugs вер sent septem ספט sze سبتمبر شتنبر ايلول სექ սեպ қырк sht сеп sen қыр irai ستمبر ሴፕቴ',
  'oct okt ott out eki окт paz rij lok οκτ spal жов אוק tet اكتوبر ოქტ հոկ қазан кас қаз urri اکتوبر ኦክቶ',
  'nov noi kas ноя lis marras νοε lapkr лис noy נוב ное nob nen نوفمبر نونبر ნოე նոյ қараша ліс нов қар نومبر ኖቬም',
  'dec dez dic ara дек gru pro jou δεκ gruod гру des detse dek дец דצמ dis dets dhj ديسمبر دجنبر დეკ դեկ желт сне жел aben دسمبر ዲሴም',
].map((names) => names.split(' '))

/** Whole names only: `stu` begins the word for a piece in other languages. */
const CROATIAN: ReadonlyArray<readonly string[]> = [
  ['sij', 'sijecanj', 'sijecnja'],
  ['velj', 'veljaca', 'veljace'],
  ['ozu', 'ozujak', 'ozujka'],
  ['tra', 'travanj', 'travnja'],
  ['svi', 'svibanj', 'svibnja'],
  ['lipanj', 'lipnja'],
  ['srpanj', 'srpnja'],
  ['kol', 'kolovoz', 'kolovoza'],
  ['ruj', 'rujan', 'rujna'],
  [],
  ['stu', 'studeni', 'studenog', 'studenoga'],
]

/** The number of a month by its name or a beginning of it. */
export function monthOf(name: string): string | undefined {
  const text = folded(name)
  const croatian = CROATIAN.findIndex((names) => names.includes(text)) + 1
  if (croatian > 0) return String(croatian)
  let best = { length: 0, month: 0 }
  MONTHS.forEach((beginnings, index) => {
    for (const one of beginnings) if (text.startsWith(one) && one.length > best.length) best = { length: one.length, month: index + 1 }
  })
  return best.month === 0 ? undefined : String(best.month)
}

/** What Croats call by a name that is another month in Poland or Czechia: `lip` is June and July, `srp` July and August, `listopad` October and November. */
const SOUTH_SLAVIC: Readonly<Record<string, string>> = { lip: '6', srp: '7', lis: '10', listopad: '10', listopada: '10' }

export const southSlavicMonth = (name: string): string | undefined => SOUTH_SLAVIC[folded(name)]

import type { NextFacts } from '../../core/applications/next-words.ts'
import { dateInWords, listed, moneyInWords } from './format.ts'
import { plural } from './plural.ts'
import type { StateWords } from './states.ts'

const date = (on: string) => dateInWords('tk', on)
const money = (of: Parameters<typeof moneyInWords>[1]) => moneyInWords('tk', of)
/** The suffix stands on a word of its own: one on the month would change with its vowels. */
const until = (by: string | undefined) => (by === undefined ? '' : `${date(by)} senesine çenli `)
const NOTHING = 'Sizden hiç zat talap edilmeýär.'
const UNLESS_ASKED = 'Biz soramasak, hiç zat ibermek gerek däl.'

const needed: StateWords['needed'] = {
  passport: 'pasportyňyz',
  enrolment: 'okaýandygyňyzy tassyklaýan resminama',
  residence: 'ýaşaýan ýeriňizi tassyklaýan resminama',
  payee_account: 'pul geçirilmeli hasap',
  birth_date: 'doglan senäňiz',
  contact: 'siziň bilen nähili habarlaşyp boljakdygy',
  other: 'soragymyza jogap',
}

const reasons: StateWords['reasons'] = {
  not_national: 'maksatnama başga ýurtlaryň raýatlary üçin niýetlenen',
  not_enrolled: 'maksatnama girýän okuw jaýynda okaýandygyňyz tassyklanmady',
  not_in_host_country: 'siz maksatnama girýän ýurtda däl',
  can_travel_home: 'öýe gaýtmaga mümkinçilik bardy',
  already_assisted: 'siz maksatnama boýunça kömek eýýäm aldyňyz',
  applied_twice: 'siziň başga arzaňyz bar',
  documents_missing: 'resminamalar ýetmedi',
  no_answer: 'soragymyza jogap almadyk',
  outside_dates: 'arza maksatnamanyň möhletine laýyk gelmeýär',
  no_money_left: 'maksatnamanyň puly gutardy',
  student_wish: 'muny özüňiz soradyňyz',
}

const cameBack: StateWords['cameBack'] = {
  account_wrong: 'hasabyň belgisi nädogry',
  account_closed: 'hasap ýapyk',
  account_blocked: 'hasap petiklenen',
  name_differs: 'at bilen hasap gabat gelmeýär',
  bank_wrong: 'bank ýa-da onuň kody nädogry',
  details_missing: 'alyjy barada maglumat ýetmedi',
  currency_refused: 'hasap bu walýutany kabul etmeýär',
  amount_refused: 'bank bu möçberi kabul etmedi',
  not_allowed: 'bu hasaba şeýle töleg geçirip bolmaýar',
  holder_refused: 'hasabyň eýesi puly yzyna iberdi',
  asked_back: 'puly yzyna biz soradyk',
}

function toCollect({ agent, town, agentNumber, collectedByOther, isSignedFor, by, isOver }: NextFacts & { readonly agent: string }): string {
  const place = town === undefined || agent.includes(town) ? agent : `${agent}, ${town}`
  const number = agentNumber === undefined ? '' : ` Geçirimiň belgisi: ${agentNumber}.`
  if (isOver) return `Puly ${until(by)}almalydy. Ýeri: ${place}. Gitmezden öň puluň entek şol ýerdedigini soraň; ýok bolsa, gaýtadan tölener.${number}`
  const words = collectedByOther
    ? `Siziň görkezen adamyňyz puly ${until(by)}pasporty bilen alyp biler.`
    : `Puly ${until(by)}pasportyňyz bilen ${isSignedFor ? 'gol çekip ' : ''}alyň.`
  return `${words} Ýeri: ${place}.${number}`
}

function onItsWay({ agent, usualDays: n, ...facts }: NextFacts): string {
  if (agent !== undefined) return toCollect({ agent, ...facts })
  if (n === undefined) return 'Banka birnäçe gün gerek bolýar.'
  return `Adatça banka ${n} ${plural('tk', n, { one: 'güne', other: 'güne' })} çenli wagt gerek bolýar.`
}

const toldAnswer = (isLookedFor: boolean | undefined): string =>
  `Habar bereniňiz üçin sag boluň.${isLookedFor ? ' Gelmedik puluň nirededigini anyklaýarys; gelse, şu ýerde habar beriň.' : ''}`

function paid({ agent, usualDays: n, nextInstalmentOn, receivedTold, isLookedFor, isDue }: NextFacts): string {
  const days = n === undefined ? 'birnäçe gün' : `${n} ${plural('tk', n, { one: 'iş güni', other: 'iş güni' })}`
  const appear = agent !== undefined ? '' : isDue ? 'Pul eýýäm gelen bolmaly. ' : `Puluň hasaba düşmegi üçin ýene ${days} gerek bolup biler. `
  const next = nextInstalmentOn === undefined ? '' : ` Indiki bölegiň tölenmeli senesi: ${date(nextInstalmentOn)}.`
  return `${receivedTold ? toldAnswer(isLookedFor) : `${appear}Puly aldyňyzmy?`}${next}`
}

export const tkStates: StateWords = {
  needed,
  reasons,
  cameBack,
  state: {
    received: () => 'Arzaňyzy aldyk.',
    checking: () => 'Maglumatlaryňyzy barlaýarys.',
    information_needed: (of) =>
      `Sizden gerek zat: ${listed(
        'tk',
        of.needed.map((item) => needed[item]),
      )}.`,
    approved: ({ amount }) => `${money(amount)} möçberindäki kömek puluňyz tassyklandy.`,
    held: () => 'Kömek puluňyz tassyklandy. Töleg häzirlikçe saklandy.',
    on_its_way: ({ sent, agent, since }) =>
      agent === undefined ? `${money(sent)} möçberindäki töleg ${date(since)} senesinde banka tabşyryldy.` : `${money(sent)} taýýar, alyp bilersiňiz.`,
    paid: ({ sent, agent, payeeEnding, since }) => {
      if (agent !== undefined) return `${money(sent)} ${date(since)} senesinde berildi. Ýeri: ${agent}.`
      return payeeEnding === undefined
        ? `${money(sent)} ${date(since)} senesinde tölendi.`
        : `Bankymyz ${date(since)} senesinde belgisi ${payeeEnding} bilen gutarýan hasaba ${money(sent)} iberdi.`
    },
    returned: ({ since, agent, cameBack: why, isInstitutions }) => {
      if (agent !== undefined) return `Pul ${date(since)} senesinde yzyna geldi. Nireden: ${agent}.`
      const sent = `${isInstitutions ? 'Bank' : 'Bankyňyz'} puly ${date(since)} senesinde yzyna gaýtardy`
      return why === undefined ? `${sent}. Sebäbini bizden sorap bilersiňiz.` : `${sent}: ${cameBack[why]}.`
    },
    rejected: ({ agent }) => (agent === undefined ? 'Bank tölegi geçirip bilmedi.' : 'Pul alynmady.'),
    cancelled: ({ since, reason }) =>
      `Kömek puluňyz ${date(since)} senesinde ýatyryldy${reason === undefined ? '. Sebäbini bizden sorap bilersiňiz.' : `: ${reasons[reason]}.`}`,
    refused: ({ reason }) =>
      reason === undefined
        ? 'Bu arza boýunça pul töläp bilmeýäris. Sebäbini bizden sorap bilersiňiz.'
        : `Bu arza boýunça pul töläp bilmeýäris: ${reasons[reason]}.`,
    withdrawn: ({ since }) => `Bu arzany ${date(since)} senesinde yzyna aldyňyz.`,
  },
  next: {
    received: ({ by, isOver }) =>
      isOver
        ? `Arzaňyza ${until(by)}serederis diýipdik, ýöne bu has köp wagt alýar. Arzaňyz ýatdan çykarylmady. ${NOTHING}`
        : `Arzaňyza ${until(by)}serederis.`,
    checking: () => `Maglumatlaryňyzy barlaýarys. ${NOTHING}`,
    information_needed: ({ by, isAnswered, isOver }) => {
      if (isAnswered) return 'Iberen zatlaryňyzy aldyk, olara serederis.'
      if (isOver) return 'Soralan möhlet geçdi. Ýetmeýän zatlary mümkin boldugyça tiz iberiň: karar çykýança kabul edýäris.'
      return `Ýetmeýän zatlary ${until(by)}iberiň.`
    },
    approved: () => `Töleg taýýarlanýar. ${NOTHING}`,
    held: () => `Tölemezden öň bir zady barlaýarys. ${NOTHING}`,
    on_its_way: onItsWay,
    paid,
    returned: ({ agent, isFundClosed, isInstitutions, isAnswered }) =>
      isFundClosed
        ? 'Maksatnama ýapyldy, onuň puly ony berenlere gaýtarylýar: täzeden töläp bilmeris. Kömek gerek bolsa, bize ýazyň.'
        : isInstitutions
          ? `Pul ýitmedi. Meseläni edara bilen çözýäris. ${UNLESS_ASKED}`
          : isAnswered
            ? 'Pul ýitmedi. Iberen maglumatlaryňyzy aldyk; olary ulanmazdan öň işgärimiz bize belli bolan salgy boýunça siziň bilen habarlaşar.'
            : agent === undefined
              ? 'Pul ýitmedi. Hasabyň maglumatlaryny iberiň; olary ulanmazdan öň işgärimiz bize belli bolan salgy boýunça siziň bilen habarlaşar.'
              : 'Pul ýitmedi. Ol täzeden tölener. Ony ol ýerden alyp bilmeseňiz, hasabyň maglumatlaryny iberiň; olary ulanmazdan öň işgärimiz bize belli bolan salgy boýunça siziň bilen habarlaşar.',
    rejected: ({ agent }) => (agent === undefined ? `Meseläni çözýäris. ${UNLESS_ASKED}` : `Pul täzeden tölener. ${UNLESS_ASKED}`),
    cancelled: () => 'Bu ýalňyş bolsa, bize ýazyň.',
    refused: ({ by, isOver }) =>
      isOver
        ? 'Gaýtadan seredilmegini sorap bolýan möhlet gutardy. Bir zat nädogry bolsa, bize ýazyň.'
        : by === undefined
          ? 'Gaýtadan seredilmegini sorap bilersiňiz.'
          : `${date(by)} senesine çenli gaýtadan seredilmegini sorap bilersiňiz.`,
    withdrawn: ({ sameAs }) => (sameAs === undefined ? 'Bu arza boýunça başga hiç zat edilmez.' : `Bu arza ${sameAs} belgisi bilen dowam edýär.`),
  },
  rest: (of, isHeld) =>
    `Kömek puluňyzyň ${money(of)} möçberindäki bölegi entek tölenmedi. ${isHeld ? 'Ony tölemezden öň bir zady barlaýarys.' : 'Ony aýratyn töläris.'} ${NOTHING}`,
  tags: {
    received: 'Alyndy',
    checking: 'Barlanýar',
    information_needed: 'Jogabyňyz gerek',
    approved: 'Tassyklandy',
    held: 'Tassyklandy',
    on_its_way: 'Ýolda',
    paid: 'Tölendi',
    returned: 'Pul yzyna geldi',
    rejected: 'Düzedilýär',
    cancelled: 'Ýatyryldy',
    refused: 'Ret edildi',
    withdrawn: 'Yzyna alyndy',
  },
  steps: {
    received: 'Arza alyndy',
    checking: 'Maglumatlar barlanýar',
    information_needed: 'Sizden bir zat soradyk',
    approved: 'Kömek puly tassyklandy',
    refused: 'Arza ret edildi',
    withdrawn: 'Arza yzyna alyndy',
    cancelled: 'Kömek puly ýatyryldy',
    rest_cancelled: 'Kömek pulunyň galan bölegi ýatyryldy',
    due: 'Tölegiň senesi',
    ordered: 'Töleg banka tabşyryldy',
    paid: 'Pul tölendi',
    returned: 'Pul yzyna geldi',
    rejected: 'Tölenmedi',
  },
}

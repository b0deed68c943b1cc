import type { NextFacts } from '../../core/applications/next-words.ts'
import { dateInWords, listed, moneyInWords } from './format.ts'
import { plural } from './plural.ts'
import type { StateWords } from './states.ts'

const date = (on: string) => dateInWords('tr', on)
const money = (of: Parameters<typeof moneyInWords>[1]) => moneyInWords('tr', of)
const until = (by: string | undefined) => (by === undefined ? '' : `${date(by)} tarihine kadar `)
const NOTHING = 'Bir şey yapmanıza gerek yok.'
const UNLESS_ASKED = 'Biz istemedikçe bir şey göndermenize gerek yok.'

const needed: StateWords['needed'] = {
  passport: 'pasaportunuz',
  enrolment: 'öğrenci olduğunuzu gösteren belge',
  residence: 'nerede oturduğunuzu gösteren belge',
  payee_account: 'ödeme yapılacak hesap',
  birth_date: 'doğum tarihiniz',
  contact: 'size nasıl ulaşabileceğimiz',
  other: 'sorumuza yanıtınız',
}

const reasons: StateWords['reasons'] = {
  not_national: 'program başka ülkelerin vatandaşları içindir',
  not_enrolled: 'programdaki bir üniversitede kaydınızı bulamadık',
  not_in_host_country: 'programın kapsadığı bir ülkede değilsiniz',
  can_travel_home: 'eve dönüş yolu vardı',
  already_assisted: 'bir programdan daha önce yardım aldınız',
  applied_twice: 'başka bir başvurunuz var',
  documents_missing: 'belgeler eksikti',
  no_answer: 'sorumuza yanıt alamadık',
  outside_dates: 'başvuru programın tarihleri dışında kaldı',
  no_money_left: 'programın parası tükendi',
  student_wish: 'bunu siz istediniz',
}

const cameBack: StateWords['cameBack'] = {
  account_wrong: 'hesap numarası doğru değil',
  account_closed: 'hesap kapalı',
  account_blocked: 'hesap bloke edilmiş',
  name_differs: 'ad ile hesap birbirine uymuyor',
  bank_wrong: 'banka veya banka kodu doğru değil',
  details_missing: 'alıcıyla ilgili bilgiler eksikti',
  currency_refused: 'hesap bu para birimini kabul etmiyor',
  amount_refused: 'banka bu tutarı kabul etmedi',
  not_allowed: 'bu hesaba böyle bir ödeme gönderilemiyor',
  holder_refused: 'hesabın sahibi parayı geri gönderdi',
  asked_back: 'parayı biz geri istedik',
}

function toCollect({ agent, town, agentNumber, collectedByOther, isSignedFor, by, isOver }: NextFacts & { readonly agent: string }): string {
  const place = town === undefined || agent.includes(town) ? agent : `${agent}, ${town}`
  const number = agentNumber === undefined ? '' : ` Havale numarası: ${agentNumber}.`
  if (isOver)
    return `Paranın ${until(by)}alınması gerekiyordu. Yer: ${place}. Gitmeden önce paranın hâlâ orada olup olmadığını sorun; değilse yeniden ödenecek.${number}`
  const words = collectedByOther
    ? `Bildirdiğiniz kişi parayı ${until(by)}pasaportuyla alır.`
    : `Parayı ${until(by)}pasaportunuzla ${isSignedFor ? 'imza karşılığında ' : ''}alın.`
  return `${words} Yer: ${place}.${number}`
}

const days = (n: number) => `${n} ${plural('tr', n, { one: 'gün', other: 'gün' })}`

function onItsWay({ agent, usualDays, ...facts }: NextFacts): string {
  if (agent !== undefined) return toCollect({ agent, ...facts })
  return usualDays === undefined ? 'Bankada birkaç gün sürer.' : `Bankada genellikle en fazla ${days(usualDays)} sürer.`
}

const toldAnswer = (isLookedFor: boolean | undefined): string =>
  `Bildirdiğiniz için teşekkür ederiz.${isLookedFor ? ' Eksik paranın nerede olduğunu araştırıyoruz; gelirse burada bildirin.' : ''}`

function paid({ agent, usualDays: n, nextInstalmentOn, receivedTold, isLookedFor, isDue }: NextFacts): string {
  const workdays = n === undefined ? '' : `${n} ${plural('tr', n, { one: 'iş günü', other: 'iş günü' })}`
  const appear =
    agent !== undefined
      ? ''
      : isDue
        ? 'Paranın şimdiye kadar gelmiş olması gerekir. '
        : n === undefined
          ? 'Paranın hesapta görünmesi birkaç gün sürebilir. '
          : `Paranın hesapta görünmesi ${workdays} daha sürebilir. `
  const next = nextInstalmentOn === undefined ? '' : ` Sonraki taksitin tarihi: ${date(nextInstalmentOn)}.`
  return `${receivedTold ? toldAnswer(isLookedFor) : `${appear}Parayı aldınız mı?`}${next}`
}

export const trStates: StateWords = {
  needed,
  reasons,
  cameBack,
  state: {
    received: () => 'Başvurunuzu aldık.',
    checking: () => 'Bilgilerinizi kontrol ediyoruz.',
    information_needed: (of) =>
      `Sizden beklediğimiz: ${listed(
        'tr',
        of.needed.map((item) => needed[item]),
      )}.`,
    approved: ({ amount }) => `${money(amount)} tutarındaki yardımınız onaylandı.`,
    held: () => 'Yardımınız onaylandı. Ödeme şimdilik bekletiliyor.',
    on_its_way: ({ sent, agent, since }) =>
      agent === undefined ? `${money(sent)} tutarındaki ödemeniz için ${date(since)} tarihinde bankaya talimat verildi.` : `${money(sent)} sizi bekliyor.`,
    paid: ({ sent, agent, payeeEnding, since }) => {
      if (agent !== undefined) return `${money(sent)} ${date(since)} tarihinde elden ödendi. Yer: ${agent}.`
      return payeeEnding === undefined
        ? `${money(sent)} ${date(since)} tarihinde ödendi.`
        : `Bankamız ${date(since)} tarihinde, sonu ${payeeEnding} olan hesaba ${money(sent)} gönderdi.`
    },
    returned: ({ since, agent, cameBack: why, isInstitutions }) => {
      if (agent !== undefined) return `Para ${date(since)} tarihinde geri geldi. Nereden: ${agent}.`
      const sent = `${isInstitutions ? 'Banka' : 'Bankanız'} parayı ${date(since)} tarihinde geri gönderdi`
      return why === undefined ? `${sent}. Nedenini bize sorabilirsiniz.` : `${sent}: ${cameBack[why]}.`
    },
    rejected: ({ agent }) => (agent === undefined ? 'Banka ödemeyi yapamadı.' : 'Para alınmadı.'),
    cancelled: ({ since, reason }) =>
      `Yardımınız ${date(since)} tarihinde iptal edildi${reason === undefined ? '. Nedenini bize sorabilirsiniz.' : `: ${reasons[reason]}.`}`,
    refused: ({ reason }) =>
      reason === undefined ? 'Bu başvuru için ödeme yapamıyoruz. Nedenini bize sorabilirsiniz.' : `Bu başvuru için ödeme yapamıyoruz: ${reasons[reason]}.`,
    withdrawn: ({ since }) => `Bu başvuruyu ${date(since)} tarihinde geri çektiniz.`,
  },
  next: {
    received: ({ by, isOver }) =>
      isOver
        ? `Başvurunuzu ${until(by)}inceleyeceğimizi söylemiştik; daha uzun sürüyor. Başvurunuz unutulmadı. ${NOTHING}`
        : `Başvurunuzu ${until(by)}inceleyeceğiz.`,
    checking: () => `Bilgilerinizi kontrol ediyoruz. ${NOTHING}`,
    information_needed: ({ by, isAnswered, isOver }) => {
      if (isAnswered) return 'Gönderdiklerinizi aldık, inceleyeceğiz.'
      if (isOver) return 'Sizden istediğimiz tarih geçti. Eksik olanları en kısa sürede gönderin: karar verilene kadar kabul ederiz.'
      return by === undefined ? 'Eksik olanları gönderin.' : `Eksik olanları ${until(by)}gönderin.`
    },
    approved: () => `Ödeme hazırlanıyor. ${NOTHING}`,
    held: () => `Ödemeden önce bir konuyu kontrol ediyoruz. ${NOTHING}`,
    on_its_way: onItsWay,
    paid,
    returned: ({ agent, isFundClosed, isInstitutions, isAnswered }) =>
      isFundClosed
        ? 'Program kapandı ve parası verenlere geri dönüyor: yeniden ödeyemeyiz. Yardıma ihtiyacınız varsa bize yazın.'
        : isInstitutions
          ? `Kaybolan bir şey yok. Konuyu kurumla birlikte çözüyoruz. ${UNLESS_ASKED}`
          : isAnswered
            ? 'Kaybolan bir şey yok. Gönderdiğiniz bilgileri aldık; kullanmadan önce bir görevlimiz bildiğimiz adresten sizinle iletişime geçecek.'
            : agent === undefined
              ? 'Kaybolan bir şey yok. Hesap bilgilerini gönderin; kullanmadan önce bir görevlimiz bildiğimiz adresten sizinle iletişime geçecek.'
              : 'Kaybolan bir şey yok. Para yeniden ödenecek. Oradan alamıyorsanız hesap bilgilerini gönderin; kullanmadan önce bir görevlimiz bildiğimiz adresten sizinle iletişime geçecek.',
    rejected: ({ agent }) => (agent === undefined ? `Sorunu çözüyoruz. ${UNLESS_ASKED}` : `Para yeniden ödenecek. ${UNLESS_ASKED}`),
    cancelled: () => 'Bu yanlışsa bize yazın.',
    refused: ({ by, isOver }) =>
      isOver
        ? 'Yeniden inceleme isteme süresi doldu. Bir yanlışlık varsa bize yazın.'
        : by === undefined
          ? 'Yeniden incelenmesini isteyebilirsiniz.'
          : `${date(by)} tarihine kadar yeniden incelenmesini isteyebilirsiniz.`,
    withdrawn: ({ sameAs }) => (sameAs === undefined ? 'Bu başvuruyla ilgili başka bir işlem yapılmayacak.' : `Bu başvuru ${sameAs} numarasıyla devam ediyor.`),
  },
  rest: (of, isHeld) =>
    `Yardımınızın ${money(of)} tutarındaki kısmı henüz ödenmedi. ${isHeld ? 'Bunu ödemeden önce bir konuyu kontrol ediyoruz.' : 'Bunu ayrıca ödeyeceğiz.'} ${NOTHING}`,
  tags: {
    received: 'Alındı',
    checking: 'Kontrol ediliyor',
    information_needed: 'Yanıtınız gerekiyor',
    approved: 'Onaylandı',
    held: 'Onaylandı',
    on_its_way: 'Yolda',
    paid: 'Ödendi',
    returned: 'Para geri geldi',
    rejected: 'Düzeltiliyor',
    cancelled: 'İptal edildi',
    refused: 'Reddedildi',
    withdrawn: 'Geri çekildi',
  },
  steps: {
    received: 'Başvuru alındı',
    checking: 'Bilgiler kontrol ediliyor',
    information_needed: 'Sizden bir şey istedik',
    approved: 'Yardım onaylandı',
    refused: 'Başvuru reddedildi',
    withdrawn: 'Başvuru geri çekildi',
    cancelled: 'Yardım iptal edildi',
    rest_cancelled: 'Yardımın kalan kısmı iptal edildi',
    due: 'Ödeme tarihi',
    ordered: 'Bankaya ödeme talimatı verildi',
    paid: 'Para ödendi',
    returned: 'Para geri geldi',
    rejected: 'Ödenemedi',
  },
}

import { remembered } from '../../../remembered.ts'
import { denied, hasDenial } from './denied-status.ts'
import { wholeText } from './whole-texts.ts'
import { folded, hasWord, wordList } from './words.ts'

/** Words of a status: is the row booked, not yet, or never? */

const PENDING = wordList(`
  venter; väntar; vantar; väntande; pending; not booked; not posted; unposted; processing; in progress; authorised; authorized; authorisation; authorization; provisional; scheduled; planned; geplant; gepland; planifi; programad; programmat; zaplanowan; naplanovan; запланиров; запланован; планиран; planeret; planlagt; planerad; ajastettu; utemezett; planlanmis; planlandi; reserved; reservation; memo post; uncleared; upcoming; on hold; awaiting; waiting; created; draft; vorgemerkt; vormerk; reserviert; ausstehend; in bearbeitung; nicht gebucht; offen; unbestätigt; en attente; en cours; à venir; non comptabilis; pendiente; retenid; en proceso; autorizad; pendente; a processar; agendad; in sospeso; in attesa; prenotat; non contabilizz; da contabilizzare; autorizzat; in elaborazione; gereserveerd; in behandeling; verwachte; nog niet; oczekuj; w realizacji; w trakcie; zablokowan; niezaksięg; blokada; čeká; čekaj; nezaúčtov; blokov; čaká; függő; folyamatban; zárolt; foglalás; în curs; in curs; în așteptare; в обработке; в ожидании; ожида; не провед; зарезервир; резерв; авториз; холд; .hold; в обробці; очікує; чакащ; în procesare; bekle; provizyon; onay bekliyor; işlemde; reservert; reserverat; reserveret; preliminär; .prel; under behandling; ikke bokført; ej bokför; ikke bogført; odottaa; varaus; katevaraus; ootel; broneering; töös; vykdom; laukia; rezervuot; gaida; apstrād; rezerv; na čekanju; u obradi; v obdelavi; σε εκκρεμότητα; εκκρεμ; δεσμευ; ממתין; בתהליך; معلق; قيد; 处理中; 待; 未入账; 未记账; 未確定; 処理中; 未決済; 승인대기; 대기; đang xử lý; chờ; tertunda; diproses; menunggu; unpaid; incomplet; uncomplet; inconclu; inachev; en suspenso; em aberto; in lavorazione; in process; .in process; =initiated; queued; submitted; =requested; requires capture; uncaptured; under review; en verificacion; en revision; por verificar; en curso; icrada; в процессе; на проведении; створено; бекор; кутил; интизор; սպասվ; בעיבוד; 申請中; 미결제; 未付款; 未处理; 未處理; 未结算; 未結算; 未払; tertangguh; onbetaald; ongeboekt; onverwerkt; onbevestigd; onvoltooid; obetald; obokf; ogenomf; ubetalt; ubokf; ubogf; ubehandl; ikke fullf; ikke gennemf; ikke gjennomf; ej betald; ej genomf; ej slutf; maksamatta; maksamaton; toteutumaton; kasittelematta; tasumata; maksmata; teostamata; kinnitamata; sooritamata; lopetamata; teljesitetlen; feldolgozatlan; rendezetlen; kifizetetlen; ημιτελ; nezaplac; neplacen; nieoplac; niezakoncz; nedokonc; neukonc; neuskutec; neapmaks; neapstip; nepabeig; neapmok; nepatvirt; neuzbaig; неподтвержд; не подтвержд; неприключ; neplatit; nereusit; att betala; til betaling; do zaplaty; к оплате; bekliyor; bloque; =blocked; .held; on the way; chưa thanh toán; अपूर्ण; অসম্পূর্ণ; ยังไม่; haikufanik; обробля; опрацьов; опрацюван; триває; апрацоўваец; чакаецц; обрабатыва; выполняет; исполняет; орындалуда; bajarilmoqda; bajarilyapti; ýetirilýär; =emal edilir; მუშავდება; დასამტკიც; մշակվում; սպասում; askıda; schwebend; non débité; te verwerken; zárolva; blocat; pågående; inachakatwa; تحت المعالجة; 仮計上; =交易中; =支付中; =付款中; =转账中; =轉帳中; =轉賬中; =汇款中; =匯款中; =退款中; =审核中; =審核中; =确认中; =確認中; =清算中; =结算中; =結算中; =入账中; =入帳中; =进行中; =進行中; =受理中; =提现中; =提現中; =充值中; =手続中; =決済中; =取引中; under process; .floating`)
const FAILED = wordList(`
  insucc; impay; erfolglos; failed; failure; declined; rejected; reverted; cancelled; canceled; voided; void; expired; error; refused; unsuccessful; abandoned; bounced; fehlgeschlagen; abgelehnt; storniert; abgebrochen; echou; échou; refus; annul; rechaz; cancelad; fallid; anulad; denegad; negad; desautorizad; nao autorizad; não autorizad; recusad; falh; estornad; respinto; rifiutat; fallit; stornat; mislukt; geweigerd; geannuleerd; odrzuc; anulow; nieudan; zamítn; zrušen; neúspěš; elutasít; sikertelen; törölt; respins; eșuat; anulat; ошибка; отклон; отмен; неуспеш; помилка; відхил; скасован; отказан; неуспешн; başarısız; reddedil; iptal; avvist; avslått; avbrut; misslyck; nekad; afvist; mislykke; hylät; peruut; epäonnist; tagasi lükat; ebaõnnest; atmest; nepavyk; noraidīt; odbijen; zavrnjen; απορρ; ακυρω; נכשל; נדחה; בוטל; مرفوض; فشل; 失败; 已关闭; 关闭; 拒绝; 取消; 撤销; 失敗; 却下; 실패; 취소; thất bại; gagal; ditolak; batal; bekor qilin; rad etil; rad qilin; .xato; рад этил; бекор қилин; afgekeur; teruggestort; teruggeboekt; verworpen; stornir; stornov; одбиен; откажан; wstrzyman; zwrocon; mislyktes; revertid; devuelt; declinad; expirad; expire; scadut; zuruckgewies; widerruf; сторнир; аннулир; timeout; timed out; aborted; dishonour; not honoured; impagad; insolvid; ανεπιτυχ; ανεκτελεστ; 不成立; 不可; రద్దు; kadaluarsa; imebatil; لم تتم; لم يتم; لم تنجح; لم تكتمل; non abouti; cancellation confirmed; cancellation completed; storno ausgeführt; cancelación exitosa; ei onnest; نشده; tidak disetujui; ไม่อนุมัติ; .жок; анульован; şowsuz; ləğv edildi; rədd edildi`)
const SETTLED = wordList(`
  succes; succès; réussi; exito; éxito; sucesso; erfolgreich; =erfolg; =erfolgt; sukces; úspěch; úspěšn; úspešn; =siker; sikeres; succesvol; geslaagd; lyckad; lyckat; vellykke; vellykked; onnistu; успех; payé; pagado; pagada; effettuat; durchgeführt; оплачен; сплачен; отриман; =تم; تمت; 성공; წარმატებ; procesad; traité; confirmé; bestätigt; completed; complete; accept; akcept; accepté; aceptad; aceit; accettat; geaccepteerd; akzeptiert; zaakcept; přijat; elfogad; принят; прийнят; приет; kabul; godkend; godkänd; godkjent; hyväksy; aktsepteer; priimta; pieņemt; prihvać; sprejet; αποδεκτ; אושר; مقبول; 已受理; 承認; 승인; chấp nhận; diterima; booked; posted; settled; cleared; success; successful; succeeded; executed; processed; done; paid; confirmed; approved; accepted; active; final; normal; closed; .ok; .ок; gebucht; verbucht; berechnet; abgeschlossen; ausgeführt; erledigt; bezahlt; abgerechnet; .ja; .yes; comptabilis; effectu; exécut; terminé; validé; contabilizad; realizad; ejecutad; completad; liquidad; aplicad; efetivad; concluíd; executad; processad; contabilizzat; eseguit; completat; regolat; uitgevoerd; verwerkt; geboekt; voltooid; zaksięg; zrealiz; wykonan; rozlicz; zaúčtov; provedeno; proveden; vykonan; teljesít; könyvelt; végrehajt; procesat; efectuat; finalizat; înregistrat; проведен; исполнен; выполнен; успешн; обработан; завершен; виконан; проведено; успішн; изпълнен; осчетоводен; tamamland; gerçekleş; başarılı; işlendi; onaylan; bokfört; bokförd; bokført; bogført; udført; utført; utförd; utfört; genomförd; betalt; kirjattu; toteutunut; maksettu; sooritatud; täidetud; teostatud; įvykdy; atlikta; izpildīt; proknjižen; izvršen; knjiženo; ολοκληρ; εκτελ; הושלם; בוצע; مكتمل; منفذ; ناجح; 成功; 已完成; 完成; 已入账; 已记账; 正常; 支付; 交易; 已收; 已存; 已转; 已退; 已全额; 完了; 済; 確定; 완료; 정상; thành công; hoàn thành; amalga oshir; yakunlan; tasdiqlan; oʻtkazil; хийгдсэн; биелсэн; հաստատ; تم بنجاح; đã thanh toán; lunas; tagumpay; afgehandel; uspjesno; реализир; lezart; patvirtin; apstiprinat; edukas; fuldfort; confirmad; acreditad; abouti; riuscit; confermat; approvat; одобрен; подтвержд; 已处理; 已處理; 已结算; 已結算; 成立; captured; delivered; .valid; извршен; =available; disponive; =disponible; =disponibile; =klar; =paga; finished; =issued; berhasil; selesai; sukses; =credited; =debited; =списано; =підтверджено; =to landi; =icra edildi; =icra olundu; =emal edildi; =təsdiqləndi; =passée; =efectuado; =efectuada; =compensado; =compensada; =registrato; =registrata; =realizată; =i kryer; שולם; معتمد; تکمیل شد; đã hoàn tất; ተጠናቅቋል; гүйцэтгэсэн`)

/** What is kept aside of an account and has not moved yet, as a kind of row. */
const HOLD = wordList(
  '=hold; =holds; .on hold; card hold; hold placed; authorisation hold; authorization hold; =authorisation; =authorization; preauthor; pre author; =reserved; =reservation; =reserve; =blocked; =block; vormerkung; vorgemerkt; =reservierung; =reserviert; kartenreservierung; холд; =блокировка; блокировка средств; =заблокировано; =резерв; =резервирование; preautoriz; pre autoriz; preautoris; pre autoris; =retencion; =retenido; =retencao; =retido; cativo; cativacao; =blokada; blokada srodkow; blokada karty; =blokace; rezervace; =rezervacia; =zarolas; zarolt; =foglalas; provizyon; =bloke; =rezervare; =reservering; gereserveerd; =reservasjon; reservert; =reservation; reserverat; reserveret; katevaraus; =varaus; broneering; rezervacija; rezervacijas; 预授权; 冻结; 预占; 仮押さえ; 승인보류',
)
const MOST_HOLD_WORDS = 3

/** Is a cell of a column of kinds the name of a hold? */
export const isHold = remembered(2_000, (text: string): boolean => {
  const word = folded(text)
  return word.split(' ').length <= MOST_HOLD_WORDS && hasWord(word, HOLD)
})

const HELD_FIRST = /^(?:provizyon|pre ?authori[sz]ation|vormerkung|холд|preautorizzazione|preautorizacion|pre ?autorizacao)(?!\p{L})|^预授权/u

/** Does a text begin with the name of a hold, and of nothing else: `PROVİZYON - MARKET`? */
export const beginsWithHold = (text: string): boolean => HELD_LETTERS.test(text) && HELD_FIRST.test(folded(text))
const HELD_LETTERS = /^[pvхXП预]/iu

export type Status = 'pending' | 'settled' | 'unknown'

const isDone = (text: string): boolean => wholeText(text).has('settled') || hasWord(text, SETTLED)

/** What a status word says: A word of denial before one of completion (`not booked`) is one of the pending ones. */
const AND = / (?:and|und|et|y|e|и|і|en|og|och|ve|i|ja) /

/** `Authorised and settled`: of two states in one, of which one moved money and the other did not, nobody knows which counts. */
function isBoth(word: string): boolean {
  const parts = word.split(AND)
  const states = parts.length > 1 ? parts.map(judge) : []
  return states.includes('settled') && states.includes('pending')
}

function judge(text: string): Status {
  const word = folded(text)
  const whole = wholeText(word)
  if (whole.has('pending') || whole.has('failed')) return 'pending'
  if (whole.has('settled')) return 'settled'
  if (isBoth(word)) return 'unknown'
  const isDenied = denied(word, isDone)
  if (isDenied !== false) return isDenied === 'unknown' ? 'unknown' : 'pending'
  // `Completed without error`
  if (hasWord(word, PENDING) || hasWord(word, FAILED)) return hasDenial(word) && isDone(word) ? 'unknown' : 'pending'
  return hasWord(word, SETTLED) ? 'settled' : 'unknown'
}

/** Pending or failed rows moved nothing; settled ones are lines. */
export const statusOf = remembered(2_000, judge)

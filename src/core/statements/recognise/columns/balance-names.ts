import { folded, hasWord, wordList } from '../words/words.ts'
import type { Column } from './columns.ts'

/** What the name of a column says of the balance in it. */

const DEBT = wordList(
  'owed; owing; outstanding; .debt; liability; amount due; balance due; schuld; restschuld; verbindlichkeit; dette; encours; capital restant; deuda; adeudado; dívida; saldo devedor; debito residuo; zadłużenie; dluh; dlžn; tartozás; datorie; задолженность; .долг; заборгован; дълг; borç bakiyesi; kalan borç; gæld; gjeld; skuld; velka; hutang; dư nợ; 欠款; 未払; 負債; 负债',
)

/** Sums of all amounts so far, which are of nobody's account. */
const SUM = wordList(
  'running total; running sum; cumulative; cumulated; laufende summe; kumuliert; kumulierte; somme cumulée; somme cumulee; suma acumulada; total acumulado; totale progressivo; narastająco; narastajaco; нарастающ; 累計; 累计',
)

/** What is owed grows with what is paid out: the column chains, and tells no sign; nor does a sum of what stands above it. */
export const isDebt = ({ name, roles }: Column): boolean => hasWord(folded(name), DEBT) || (hasWord(folded(name), SUM) && !roles.has('balance'))

/** A balance by its name, and not of another thing or currency. */
export const isOfAccount = ({ roles }: Column): boolean => roles.has('balance') && !roles.has('other') && !roles.has('original')

const AFTER = wordList(
  '.after; danach; .nach; après; .apres; .tras; posterior; resultante; .após; .apos; .dopo; na mutatie; na transactie; na verrichting; .efter; .etter; po transakcji; po operacji; po transakci; po transakcii; po pohybu; .posle; nakon; .после; .після; операциядан кейін; sonrası; .sonra; .pärast; .pēc; .jälkeen; .után; .după; след операц; .пасля; sonrakı; keyingi; 交易后; 交易後; 取引後; 거래후; 거래 후; بعد; לאחר; sau giao dịch; .sau; .setelah; .selepas',
)

/** Does it say that the balance is the one after its line: `Saldo nach Buchung`? */
export const saysAfter = ({ name }: Column): boolean => hasWord(folded(name), AFTER)

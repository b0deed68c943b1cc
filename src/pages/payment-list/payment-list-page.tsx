import { raw } from 'hono/html'
import { accountOf } from '../../core/payees/payee.ts'
import type { PaymentBatch, PaymentOrder } from '../../core/payouts/payment-file.ts'
import type { Released } from '../../files/payment-formats.ts'

/** The page is kept and printed without us, so its style stands in it. */
const STYLE = `@page{size:A4 landscape;margin:1.2cm}body{font:10pt/1.35 system-ui,sans-serif;color:#000;margin:1cm}
h1{font-size:13pt;margin:0 0 .2cm}dl{display:grid;grid-template-columns:max-content auto;gap:0 .5cm;margin:0 0 .4cm}dd{margin:0}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #000;padding:.1cm .15cm;text-align:left;vertical-align:top}thead{display:table-header-group}
tr{break-inside:avoid}.money{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}.code{font-family:ui-monospace,monospace;white-space:nowrap}
.sign{min-width:4cm}.signatures{display:flex;gap:1cm;margin-top:1.4cm;break-inside:avoid}.signatures p{border-top:1px solid #000;flex:1;margin:0;padding-top:.1cm}`

/** A released batch to print: what is paid to whom, the sum, and lines to sign. Who is paid by hand signs in the last column. */
function PaymentListPage({ released }: { readonly released: Released }) {
  const { batch } = released
  const byHand = batch.orders.some(({ payee }) => payee.way !== 'account')
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Payment list {batch.reference}</title>
        <style>{raw(STYLE)}</style>
      </head>
      <body>
        <h1>
          Payment list <span class="code">{batch.reference}</span>
        </h1>
        <About released={released} />
        <Orders batch={batch} byHand={byHand} />
        <div class="signatures">
          {['Prepared', 'Released', byHand ? 'Paid out' : 'Entered at the bank'].map((what) => (
            <p>{what}: name, date, signature</p>
          ))}
        </div>
      </body>
    </html>
  )
}

function About({ released: { batch, account, preparedBy, preparedAt, releasedBy } }: { readonly released: Released }) {
  const number = account.iban ?? account.accountNumber
  return (
    <dl>
      <dt>From</dt>
      <dd>
        {account.name} ({account.code}){number === null ? '' : `, ${number}`}
      </dd>
      <dt>Prepared</dt>
      <dd>
        {preparedBy}, {instant(preparedAt)}
      </dd>
      <dt>Released</dt>
      <dd>
        {releasedBy}, {instant(batch.releasedAt)}
      </dd>
    </dl>
  )
}

function Orders({ batch, byHand }: { readonly batch: PaymentBatch; readonly byHand: boolean }) {
  return (
    <table>
      <thead>
        <tr>
          {['No.', 'Reference', 'Case', 'Payee', 'Paid to'].map((title) => (
            <th>{title}</th>
          ))}
          <th class="money">{batch.currency}</th>
          {byHand ? <th class="sign">Received (signature)</th> : null}
        </tr>
      </thead>
      <tbody>
        {batch.orders.map((order, index) => (
          <tr>
            <td>{index + 1}</td>
            <td class="code">{order.reference}</td>
            <td>{order.caseNumber}</td>
            <td>{order.payee.name}</td>
            <td>{paidTo(order)}</td>
            <td class="money">{order.amount}</td>
            {byHand ? <td class="sign" /> : null}
          </tr>
        ))}
        <tr>
          <th colspan={5}>Total: {batch.orders.length}</th>
          <th class="money">{batch.total}</th>
          {byHand ? <th class="sign" /> : null}
        </tr>
      </tbody>
    </table>
  )
}

const instant = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`

function paidTo({ payee }: PaymentOrder): string {
  const account = accountOf(payee)
  const where = [payee.city, payee.country]
  const told =
    account === undefined
      ? [payee.way === 'cash' ? 'in cash' : 'pick-up', ...where, payee.phone]
      : [account, payee.bank, payee.bic, payee.routingCode === undefined ? undefined : `code ${payee.routingCode}`]
  return told.filter((text) => text !== undefined && text !== '').join(', ')
}

export const paymentListPage = (released: Released): string => `<!doctype html>${PaymentListPage({ released }).toString()}`

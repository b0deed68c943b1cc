/** What a bank says of one transaction. */
export interface Said {
  readonly reference: string
  readonly status?: string
  readonly codes?: readonly string[]
  readonly amount?: readonly [text: string, currency: string]
}

export interface Reporting {
  readonly version?: string
  readonly message: string
  readonly group?: string
  readonly groupCodes?: readonly string[]
  readonly count?: number
  readonly payment?: { readonly id: string; readonly status?: string; readonly codes?: readonly string[] }
  readonly said?: readonly Said[]
}

const reasons = (codes: readonly string[] = []): string =>
  codes
    .map(
      (code) =>
        `<StsRsnInf><Rsn>${code.length > 4 ? `<Prtry>${code}</Prtry>` : `<Cd>${code}</Cd>`}</Rsn><AddtlInf>Empfaenger Ayna Sahin</AddtlInf></StsRsnInf>`,
    )
    .join('')

const status = (name: string, code: string | undefined): string => (code === undefined ? '' : `<${name}>${code}</${name}>`)

const transaction = ({ reference, status: code, codes, amount }: Said): string =>
  `\n<TxInfAndSts><StsId>S1</StsId><OrgnlInstrId>${reference}</OrgnlInstrId><OrgnlEndToEndId>${reference}</OrgnlEndToEndId>${status('TxSts', code)}${reasons(codes)}${
    amount ? `<OrgnlTxRef><Amt><InstdAmt Ccy="${amount[1]}">${amount[0]}</InstdAmt></Amt></OrgnlTxRef>` : ''
  }</TxInfAndSts>`

/** A bank's pain.002: one payment information, as banks send it. */
export function bankReport({ version = '10', message, group, groupCodes, count, payment, said = [] }: Reporting): string {
  const known = count === undefined ? '' : `<OrgnlNbOfTxs>${count}</OrgnlNbOfTxs>`
  const part = payment ?? (said.length > 0 ? { id: message } : undefined)
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.${version}">
<CstmrPmtStsRpt>
<GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2020-11-03T09:00:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>${message}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>${known}${status('GrpSts', group)}${reasons(groupCodes)}</OrgnlGrpInfAndSts>${
    part
      ? `\n<OrgnlPmtInfAndSts><OrgnlPmtInfId>${part.id}</OrgnlPmtInfId>${status('PmtInfSts', part.status)}${reasons(part.codes)}${said.map(transaction).join('')}</OrgnlPmtInfAndSts>`
      : ''
  }
</CstmrPmtStsRpt>
</Document>
`
}

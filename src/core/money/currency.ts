/** ISO 4217 currencies in use, by their digits after the point (list one of the standard, funds and metals left out). */
const CODES: ReadonlyArray<readonly [digits: number, codes: readonly string[]]> = [
  [0, ['BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF']],
  [
    2,
    [
      'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK',
      'DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP',
      'LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD',
      'RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD',
      'YER ZAR ZMW',
    ],
  ],
  [3, ['BHD IQD JOD KWD LYD OMR TND']],
]

const DIGITS: ReadonlyMap<string, number> = new Map(
  CODES.flatMap(([digits, codes]) => codes.flatMap((line) => line.split(' ').map((code) => [code, digits] as const))),
)

/** Digits after the point of a currency, or undefined where ISO 4217 has no such code. */
export const digitsOf = (currency: string): number | undefined => DIGITS.get(currency)

/** Every currency with its digits, in the order of the codes. */
export const currencies = (): ReadonlyArray<readonly [code: string, digits: number]> => [...DIGITS].sort(([a], [b]) => (a < b ? -1 : 1))

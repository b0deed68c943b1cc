import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countryOfIban, hasIbans, ibanFault } from '../../../src/core/payees/iban.ts'
import { checkDigits97, mod97 } from '../../../src/core/payees/mod-97.ts'

/** The examples of the IBAN registry. */
const EXAMPLES =
  `AD1200012030200359100100 AE070331234567890123456 AL47212110090000000235698741 AT611904300234573201 AZ21NABZ00000000137010001944 BA391290079401028494
BE68539007547034 BG80BNBG96611020345678 BH67BMAG00001299123456 BR1800360305000010009795493C1 BY13NBRB3600900000002Z00AB00 CH9300762011623852957 CR05015202001026284066
CY17002001280000001200527600 CZ6508000000192000145399 DE89370400440532013000 DK5000400440116243 DO28BAGR00000001212453611324 EE382200221020145685 EG380019000500000000263180002
ES9121000418450200051332 FI2112345600000785 FO6264600001631634 FR1420041010050500013M02606 GB29NWBK60161331926819 GE29NB0000000101904917 GI75NWBK000000007099453
GL8964710001000206 GR1601101250000000012300695 GT82TRAJ01020000001210029690 HR1210010051863000160 HU42117730161111101800000000 IE29AIBK93115212345678 IL620108000000099999999
IQ98NBIQ850123456789012 IS140159260076545510730339 IT60X0542811101000000123456 JO94CBJO0010000000000131000302 KW81CBKU0000000000001234560101 KZ86125KZT5004100100
LB62099900000001001901229114 LC55HEMM000100010012001200023015 LI21088100002324013AA LT121000011101001000 LU280019400644750000 LV80BANK0000435195001 LY83002048000020100120361
MC5811222000010123456789030 MD24AG000225100013104168 ME25505000012345678951 MK07250120000058984 MR1300020001010000123456753 MT84MALT011000012345MTLCAST001S MU17BOMM0101101030300200000MUR
NL91ABNA0417164300 NO9386011117947 PK36SCBL0000001123456702 PL61109010140000071219812874 PS92PALS000000000400123456702 PT50000201231234567890154 QA58DOHB00001234567890ABCDEFG
RO49AAAA1B31007593840000 RS35260005601001611379 SA0380000000608010167519 SC18SSCB11010000000000001497USD SE4550000000058398257466 SI56263300012039086 SK3112000000198742637541
SM86U0322509800000000270100 ST68000100010051845310112 SV62CENR00000000000000700025 TL380080012345678910157 TN5910006035183598478831 TR330006100519786457841326
UA213223130000026007233566001 VA59001123000012345678 VG96VPVG0000012345678901 XK051212012345678906`.split(/\s+/)

describe('ibanFault', () => {
  it.each(EXAMPLES)('takes %s', (iban) => {
    expect(ibanFault(iban)).toBeUndefined()
    expect(ibanFault(` ${iban.toLowerCase().replace(/(.{4})/g, '$1 ')}`)).toBeUndefined()
  })

  it.each([
    ['', /two letters/],
    ['1234', /two letters/],
    ['TM330006100519786457841326', /no IBANs of TM/],
    ['TR33000610051978645784132', /26 characters; this has 25/],
    ['TRX30006100519786457841326', /form/],
    ['TR33A006100519786457841326', /form/],
    ['TR330006100519786457841327', /check digits/],
    ['TR33000610051978645784132X', /check digits/],
  ])('refuses %j', (text, reason) => expect(ibanFault(text)?.text).toMatch(reason))

  // A letter counts as two digits: one that stands where a digit was shifts all before it, and one in 97 such slips keeps the remainder
  const isDigit = (character: string): boolean => /\d/.test(character)
  const isOfOneKind = (one: string, other: string): boolean => isDigit(one) === isDigit(other)
  const isFound = (slip: string): boolean => {
    const fault = ibanFault(slip)
    return fault !== undefined && !fault.text.includes(slip.slice(4))
  }

  it('finds a wrong digit or letter anywhere, and never tells the number', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EXAMPLES), fc.nat(40), fc.constantFrom(...'0123456789AHQZ'), (iban, place, wrong) => {
        const at = place % iban.length
        const right = iban.charAt(at)
        fc.pre(right !== wrong && isOfOneKind(right, wrong))
        return isFound(iban.slice(0, at) + wrong + iban.slice(at + 1))
      }),
    )
  })

  it('finds two neighbours that were exchanged, and never tells the number', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EXAMPLES), fc.nat(40), (iban, place) => {
        const at = place % (iban.length - 1)
        const [one, next] = [iban.charAt(at), iban.charAt(at + 1)]
        fc.pre(one !== next && isOfOneKind(one, next))
        return isFound(iban.slice(0, at) + next + one + iban.slice(at + 2))
      }),
    )
  })
})

describe('hasIbans', () => {
  it('knows the registry', () => {
    expect(EXAMPLES.every((iban) => hasIbans(iban.slice(0, 2)))).toBe(true)
    expect(['TM', 'CN', 'MY', 'IN', 'US', 'UZ', ''].some(hasIbans)).toBe(false)
  })
})

describe('countryOfIban', () => {
  it.each([
    ['tr33 0006', 'TR'],
    ['40817810', undefined],
    ['', undefined],
  ])('%j: %s', (text, country) => expect(countryOfIban(text)).toBe(country))
})

describe('checkDigits97', () => {
  it('makes any text 1 mod 97', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789ABCXYZ'), maxLength: 40 }), (text) => mod97(text + checkDigits97(text)) === 1))
  })
})

import { describe, expect, it } from 'vitest'
import { accountEnding, accountOf, maskedAccount, type Payee } from '../../../src/core/payees/payee.ts'
import { payeeFaults } from '../../../src/core/payees/payee-faults.ts'

const turkish: Payee = {
  name: 'Aýna Annaýewa',
  relation: 'self',
  way: 'account',
  iban: 'TR33 0006 1005 1978 6457 8413 26',
  bank: 'İş Bankası',
  bic: 'ISBKTRIS',
  currency: 'TRY',
}
const { iban: _, bic: __, ...noAccount } = turkish
const russian: Payee = {
  ...noAccount,
  name: 'Мердан Атаев',
  accountNumber: '40817 810 1 0012 3456789',
  routingCode: '044525225',
  country: 'RU',
  currency: 'RUB',
}
const collected: Payee = { name: 'Ayna Annayeva', relation: 'self', way: 'pickup', country: 'MY', city: 'Kuala Lumpur', currency: 'USD' }

const pointers = (payee: Payee) => payeeFaults(payee).map((fault) => fault.pointer)

describe('payeeFaults', () => {
  it.each<[string, Payee, readonly string[]]>([
    ['an IBAN', turkish, []],
    ['a wrong IBAN', { ...turkish, iban: 'TR330006100519786457841327' }, ['/iban']],
    ['no account', noAccount, ['/iban']],
    ['a plain number where there are IBANs', { ...noAccount, accountNumber: '64578413', country: 'TR' }, ['/accountNumber']],
    ['an IBAN written as the number', { ...noAccount, accountNumber: 'TR330006100519786457841326' }, []],
    ['a wrong IBAN written as the number', { ...noAccount, accountNumber: 'TR330006100519786457841327' }, ['/accountNumber']],
    ['an IBAN of another country than the payee is in', { ...turkish, country: 'DE' }, []],
    ['a Russian account', russian, []],
    ['a Russian account by its roubles', { ...noAccount, accountNumber: '40817810100123456789', routingCode: '044525225', currency: 'RUB' }, []],
    ['a wrong digit', { ...russian, accountNumber: '40817810200123456789' }, ['/accountNumber']],
    ['the BIK of another bank', { ...russian, routingCode: '044525593' }, ['/accountNumber']],
    ['no BIK', { ...russian, routingCode: '' }, ['/routingCode']],
    ['neither long enough', { ...russian, accountNumber: '408', routingCode: '044' }, ['/accountNumber', '/routingCode']],
    ['a number in China', { ...noAccount, accountNumber: '6222 0202 0000 1234 567', country: 'CN', currency: 'CNY' }, []],
    ['too short a number', { ...noAccount, accountNumber: '12', country: 'CN', currency: 'CNY' }, ['/accountNumber']],
    ['signs in a number', { ...noAccount, accountNumber: '12345Ж', country: 'CN', currency: 'CNY' }, ['/accountNumber']],
    ['a wrong BIC', { ...turkish, bic: 'ISBK' }, ['/bic']],
    ['a currency that is none', { ...turkish, currency: 'TRX' }, ['/currency']],
    ['no name', { ...turkish, name: ' ' }, ['/name']],
    ['a pick-up', collected, []],
    ['cash', { ...collected, way: 'cash' }, []],
    ['a pick-up with one name', { ...collected, name: 'Ayna' }, ['/name']],
    ['a pick-up in Cyrillic', { ...collected, name: 'Айна Аннаева' }, ['/name']],
    ['a pick-up nowhere', { name: 'Ayna Annayeva', relation: 'self', way: 'cash', currency: 'USD' }, ['/country', '/city']],
    ['a registered institution', { name: 'Ankara Üniversitesi', relation: 'institution', way: 'account', institution: 'AU', currency: 'TRY' }, []],
  ])('%s: %j', (_what, payee, due) => expect(pointers(payee)).toEqual(due))

  it('says nothing of the data', () => {
    const reasons = payeeFaults({ ...russian, accountNumber: '40817810200123456789', bic: 'QQQQ', currency: 'QQ' })
      .map((fault) => fault.reason)
      .join()
    expect(reasons).not.toMatch(/40817810|044525225|QQ|Атаев/)
  })
})

describe('accountOf', () => {
  it('is the account in normal form, or nothing', () => {
    expect(accountOf(turkish)).toBe('TR330006100519786457841326')
    expect(accountOf(russian)).toBe('40817810100123456789')
    expect(accountOf(noAccount)).toBeUndefined()
    expect(accountOf({ ...collected, accountNumber: '12345' })).toBeUndefined()
  })
})

describe('accountEnding', () => {
  it('is the last four characters', () => {
    expect(accountEnding(turkish)).toBe('1326')
    expect(accountEnding(collected)).toBeUndefined()
  })
})

describe('maskedAccount', () => {
  it.each([
    ['TR33 0006 1005 1978 6457 8413 26', 'TR••••••••••••••••••••1326'],
    ['40817810100123456789', '••••••••••••••••6789'],
    ['12345678', '••••••••'],
    ['', ''],
  ])('%s → %s', (account, masked) => expect(maskedAccount(account)).toBe(masked))
})

import { describe, expect, it } from 'vitest'
import { addressForm, compose } from '../../src/mail/compose.ts'
import { mailSettings } from '../../src/mail/settings.ts'
import { smtpOptions, smtpPost } from '../../src/mail/smtp.ts'
import { PostOffice } from './post-office.ts'

const ON = { smtpUrl: 'smtp://mail.example.org', mailFrom: 'help@example.org', publicUrl: 'https://aid.example.org' }
const UNSET = { smtpUrl: undefined, mailFrom: undefined, publicUrl: undefined }

describe('mailSettings', () => {
  it('is nothing, and so mail is off, where neither server nor sender is set', () => {
    expect(mailSettings(UNSET)).toBeUndefined()
    expect(mailSettings({ ...UNSET, smtpUrl: '', mailFrom: '' })).toBeUndefined()
    expect(mailSettings({ ...UNSET, publicUrl: 'https://aid.example.org' })).toBeUndefined()
  })

  it.each([
    ['smtp://mail.example.org', { host: 'mail.example.org', port: 587, secure: false }],
    ['smtps://mail.example.org/', { host: 'mail.example.org', port: 465, secure: true }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, secure: false }],
    ['smtps://us%40er:p%3A%2F%25@mail.example.org:1465', { host: 'mail.example.org', port: 1465, secure: true, auth: { user: 'us@er', pass: 'p:/%' } }],
  ])('reads the server of %s', (smtpUrl, server) => {
    expect(mailSettings({ ...ON, smtpUrl })?.server).toEqual(server)
  })

  it.each([
    ['help@example.org', { name: '', address: 'help@example.org' }],
    ['Помощь студентам <help@Example.org>', { name: 'Помощь студентам', address: 'help@example.org' }],
  ])('reads the sender of %s', (mailFrom, from) => {
    expect(mailSettings({ ...ON, mailFrom })?.frame.from).toEqual(from)
  })

  it('takes the slash from the end of the pages’ address', () => {
    expect(mailSettings({ ...ON, publicUrl: 'https://aid.example.org/help/' })?.frame.publicUrl).toBe('https://aid.example.org/help')
  })

  it.each([
    [{ mailFrom: undefined }, 'TIDEOVER_MAIL_FROM: is not set, and TIDEOVER_SMTP_URL is'],
    [{ smtpUrl: undefined }, 'TIDEOVER_SMTP_URL: is not set, and TIDEOVER_MAIL_FROM is'],
    [{ publicUrl: undefined }, 'TIDEOVER_PUBLIC_URL: is not set: mails need the address of the pages'],
    [{ publicUrl: 'aid.example.org' }, '"aid.example.org" is no address for a link: https://HOST[/PATH] is expected'],
    [{ publicUrl: 'https://aid.example.org/?code=1' }, 'no address for a link'],
    [{ publicUrl: 'https://u:p@aid.example.org' }, 'no address for a link'],
    [{ smtpUrl: 'http://mail.example.org' }, 'TIDEOVER_SMTP_URL: smtp://[USER:PASSWORD@]HOST[:PORT] or smtps://… is expected'],
    [{ smtpUrl: 'mail.example.org' }, 'is expected'],
    [{ smtpUrl: 'smtp://' }, 'is expected'],
    [{ smtpUrl: 'smtp://mail.example.org?tls.rejectUnauthorized=false' }, 'without path or query'],
    [{ smtpUrl: 'smtp://u:p%@mail.example.org' }, 'is percent-encoded'],
    [{ mailFrom: 'help' }, '"help" is no sender: help@example.org or Tideover <help@example.org> is expected'],
    [{ mailFrom: 'a@example.org, b@example.org' }, 'is no sender'],
    [{ mailFrom: 'Help <a@example.org' }, 'is no sender'],
    [{ mailFrom: 'Help\r\nBcc: b@example.org <a@example.org>' }, 'is no sender'],
  ])('refuses %j', (over, words) => {
    expect(() => mailSettings({ ...ON, ...over })).toThrow(words)
  })

  it('never tells what stands in the server’s address: it can be a password', () => {
    expect(() => mailSettings({ ...ON, smtpUrl: 'smtp://user:hunter2@mail.example.org/path' })).toThrow(/^(?!.*(hunter2|user:)).*$/)
  })
})

describe('smtpOptions', () => {
  it('demands TLS of every server but one on the machine itself', () => {
    const of = (smtpUrl: string) => {
      const settings = mailSettings({ ...ON, smtpUrl })
      if (!settings) throw new Error('on')
      const { secure, requireTLS, ignoreTLS, tls } = smtpOptions(settings.server)
      return { secure, requireTLS, ignoreTLS, tls }
    }
    expect(of('smtp://mail.example.org')).toEqual({ secure: false, requireTLS: true })
    expect(of('smtp://127.0.0.1.example.org')).toEqual({ secure: false, requireTLS: true })
    expect(of('smtps://mail.example.org')).toEqual({ secure: true })
    for (const host of ['localhost', '127.0.0.1', '[::1]']) expect(of(`smtp://${host}:25`)).toEqual({ secure: false, ignoreTLS: true })
  })
})

describe('addressForm', () => {
  it.each([
    ['s1@ankara.edu.tr', 's1@ankara.edu.tr'],
    [' S.One+x@Ankara.EDU.tr ', 'S.One+x@ankara.edu.tr'],
    ['s@üniversite.example', 's@xn--niversite-p9a.example'],
    ['s@почта.рф', 's@xn--80a1acny.xn--p1ai'],
  ])('takes %s', (given, form) => expect(addressForm(given)).toBe(form))

  const bad = [
    '',
    '@',
    'x',
    'x@',
    '@d.example',
    'x@d',
    'x y@d.example',
    'x@d.example, y@d.example',
    'x@d.example\r\nBcc: y@d.example',
    'x\n@d.example',
    'x@d.example\u0000',
  ]
  const worse = [
    '"x"@d.example',
    '<x@d.example>',
    'x@[127.0.0.1]',
    'x@d..example',
    '.x@d.example',
    'x@-d.example',
    'x@d.example:25',
    'x@d.example/p',
    'x@d.example#p',
    'x@d.exa%6dple',
  ]
  it.each([...bad, ...worse, `${'x'.repeat(65)}@d.example`, `x@${'d'.repeat(64)}.example`, 'имя@d.example'])('does not take %j', (given) => {
    expect(addressForm(given)).toBeUndefined()
  })
})

describe('compose', () => {
  const frame = { from: { name: 'Помощь, "студентам"', address: 'help@example.org' }, publicUrl: 'https://aid.example.org' }
  const of = { to: 's1@ankara.edu.tr', caseNumber: '2020-000001', mark: 'ab12', at: '2020-11-02T06:00:00.000Z' }

  it('makes no mail of a case number that could be another header', () => {
    expect(() => compose(frame, { ...of, caseNumber: '2020-000001\r\nBcc: x@d.example' })).toThrow('digits')
    expect(() => compose(frame, { ...of, mark: '>\r\n' })).toThrow('hexadecimal')
  })

  it('writes a sender beyond ASCII so that it is read back, and the text in lines that every server takes', async () => {
    const office = new PostOffice()
    await office.open()
    const { post, close } = smtpPost({ host: '127.0.0.1', port: office.port, secure: false })
    expect(await post(compose(frame, of))).toEqual({ outcome: 'sent' })
    close()
    await office.close()
    const [mail] = office.taken
    const words = [...(mail?.headers.get('from') ?? '').matchAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/g)]
    const name = Buffer.concat(words.map(([, kind, text = '']) => (kind === 'B' ? Buffer.from(text, 'base64') : unquoted(text)))).toString('utf8')
    expect(name.replaceAll('"', '').replaceAll('\\', '')).toBe('Помощь, студентам')
    expect(mail?.raw.split('\r\n').filter((line) => line.length > 200 || /[^\r\n\t\x20-\x7e]/.test(line))).toEqual([])
  })
})

const unquoted = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

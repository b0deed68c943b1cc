import { SMTPServer } from 'smtp-server'

/** A mail as the server took it. */
export interface Taken {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  readonly headers: ReadonlyMap<string, string>
  readonly text: string
}

/** What the server is to answer instead of taking a mail, and where: an SMTP code. */
export interface Moods {
  readonly mailFrom?: number
  readonly recipient?: (to: string) => number | undefined
  readonly data?: number
}

const refusal = (code: number) => Object.assign(new Error('no, not s1@ankara.edu.tr'), { responseCode: code })

function parsed(raw: string): Pick<Taken, 'headers' | 'text'> {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const name = line.slice(0, line.indexOf(':')).toLowerCase()
    if (headers.has(name)) throw new Error(`two headers ${name}`)
    headers.set(name, line.slice(line.indexOf(':') + 1).trim())
  }
  return { headers, text: decoded(rest.join('\r\n\r\n'), headers.get('content-transfer-encoding') ?? '7bit').replaceAll('\r\n', '\n') }
}

function decoded(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding !== 'quoted-printable') return body
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** A real SMTP server on loopback, on a port that the machine gives. */
export class PostOffice {
  readonly taken: Taken[] = []
  /** Every message that came whole, whether it was taken or not. */
  readonly seen: Taken[] = []
  connections = 0
  moods: Moods = {}
  /** Asked when a message has come and before it is answered. */
  beforeAnswer: () => void = () => {}
  #server: SMTPServer | undefined
  #waiting: (() => void)[] = []

  async open(secure = false): Promise<void> {
    const server = new SMTPServer({
      secure,
      logger: false,
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, callback) => (password === 'right' ? callback(null, { user: username }) : callback(refusal(535))),
      closeTimeout: 10,
      onConnect: (_session, callback) => {
        this.connections += 1
        callback()
      },
      onMailFrom: (_address, _session, callback) => callback(this.moods.mailFrom === undefined ? undefined : refusal(this.moods.mailFrom)),
      onRcptTo: ({ address }, _session, callback) => {
        const code = this.moods.recipient?.(address)
        callback(code === undefined ? undefined : refusal(code))
      },
      onData: (stream, session, callback) => {
        const pieces: Buffer[] = []
        stream.on('data', (piece: Buffer) => pieces.push(piece))
        stream.on('end', () => {
          const raw = Buffer.concat(pieces).toString('utf8')
          const from = session.envelope.mailFrom
          const one = { from: from === false ? '' : from.address, to: session.envelope.rcptTo.map(({ address }) => address), raw, ...parsed(raw) }
          this.seen.push(one)
          this.beforeAnswer()
          if (this.moods.data !== undefined) return callback(refusal(this.moods.data))
          this.taken.push(one)
          callback()
          for (const waiting of this.#waiting.splice(0)) waiting()
        })
      },
    })
    // What a client does that is killed, or refuses the certificate
    server.on('error', () => {})
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    this.#server = server
  }

  get port(): number {
    const address = this.#server?.server.address()
    if (!address || typeof address === 'string') throw new Error('the server is open')
    return address.port
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`
  }

  /** Resolves when so many mails were taken. */
  async has(count: number): Promise<void> {
    while (this.taken.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  async close(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()))
  }
}

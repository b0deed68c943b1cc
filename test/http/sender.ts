// A process of its own that sends one request to a book's API: it says "ready", waits for a line, and prints what it got.
import { createInterface } from 'node:readline'
import { configOf, masterKey } from '../../src/config.ts'
import { api } from '../../src/http/app.ts'
import { Book } from '../../src/store/book.ts'
import { START_MS, send } from '../support/api-book.ts'

const [file = '', token = '', path = ''] = process.argv.slice(2)
const config = configOf({}, file)
const book = Book.open(file, () => START_MS, masterKey(config.keyFile))
const app = api(book, () => START_MS)
const asked = createInterface({ input: process.stdin })
process.stdout.write('ready\n')
for await (const line of asked) {
  const { key, body } = JSON.parse(line) as { readonly key: string; readonly body: unknown }
  const { status, code, text } = await send(app, 'POST', path, body, { token, key })
  process.stdout.write(`${JSON.stringify({ status, code: code ?? null, text })}\n`)
}
book.close()

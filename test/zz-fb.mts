import { wholeBook, thingsOf, addressesOf, EVERYBODY } from './support/whole-book.ts'
import { SCREENS } from '../src/http/console/screens.ts'
import { ConsoleWorld } from './console/console-world.ts'
const t=Date.now(); const w = await wholeBook(); console.log('wholeBook', Date.now()-t)
const things = await thingsOf(w); console.log(things)
const a = addressesOf(SCREENS.map(s=>s.path), things); console.log(a.length)
const c = new ConsoleWorld(w.book); const v = await c.enter(EVERYBODY)
for (const lang of ['en','ru']) { v.language=lang
for (const p of a) { c.now += 2000; const r = await v.get(p); const bad = /undefined|\bnull\b|\[object|NaN/.exec(r.text.replace(/<[^>]+>/g,' ')); console.log(lang, r.status, r.text.length, p, r.headers.get('content-type'), r.to, (r.text.match(/<h1/g)??[]).length, bad ? bad.input.slice(Math.max(0,bad.index-60),bad.index+40).replace(/\s+/g,' ') : '') } }
c.close(); w.book.close()

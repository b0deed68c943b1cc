// The program as it is used: dist/main.js and dist/thread.js, with what both need, or need only now and then, in chunks beside them. Several hundred files
// of ours and of packages, each found and read by itself, would be half of the time of a short command.
import { chmodSync, cpSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { ROOT } from './install.mjs'

/** Zod brings its messages in fifty languages: half of its code, and nothing here asks for another than the first. */
const oneLanguage = {
  name: 'one-language',
  setup: ({ onLoad }) => onLoad({ filter: /zod[/\\]v4[/\\]locales[/\\]index\.js$/ }, () => ({ contents: "export { default as en } from './en.js'" })),
}

const OPTIONS = {
  absWorkingDir: ROOT,
  bundle: true,
  // Its addon is found from where its package stands
  external: ['better-sqlite3', 'better-sqlite3-napi'],
  // For packages that were written for `require`
  banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Else each `/\p{L}/u` becomes a `new RegExp` that is compiled where it stands, for every cell of a file anew. Node 20 knows these classes.
  supported: { 'regexp-unicode-property-escapes': true },
  plugins: [oneLanguage],
  logLevel: 'warning',
}

/** The fingerprint of the schema that the migrations make, as the program itself tells it. */
async function fingerprint(folder) {
  const outfile = join(folder, 'fingerprint.js')
  await build({ ...OPTIONS, entryPoints: ['src/store/database.ts'], outfile })
  const { expectedFingerprint } = await import(pathToFileURL(outfile).href)
  rmSync(outfile)
  return expectedFingerprint()
}

/** Builds into a folder beside `drizzle/` and `node_modules/`; what was in it goes away. */
export async function bundle(folder) {
  rmSync(folder, { recursive: true, force: true })
  const define = { BUILT_FINGERPRINT: JSON.stringify(await fingerprint(folder)) }
  await build({ ...OPTIONS, define, entryPoints: { main: 'src/main.ts', thread: 'src/threads/thread.ts' }, outdir: folder, splitting: true, sourcemap: true })
  for (const name of readdirSync(`${ROOT}src`, { recursive: true }).filter((path) => /\.css$|\.client\.js$/.test(path)))
    cpSync(`${ROOT}src/${name}`, join(folder, name))
  // npx links to this file and sets the bit only when it makes the link: a later build writes the file anew
  chmodSync(join(folder, 'main.js'), 0o755)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle(resolve(process.argv[2] ?? `${ROOT}dist`))

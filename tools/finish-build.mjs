// What tsc leaves out of dist/: the files of src that are not TypeScript, and the bit that lets a shell start the program.
import { chmodSync, cpSync, existsSync, statSync } from 'node:fs'
import { ROOT } from './install.mjs'

const isWanted = (path) => statSync(path).isDirectory() || !/\.tsx?$/.test(path)

cpSync(`${ROOT}src`, `${ROOT}dist`, { recursive: true, filter: isWanted })
// npx links to this file and sets the bit only when it makes the link: a later build writes the file anew
if (existsSync(`${ROOT}dist/main.js`)) chmodSync(`${ROOT}dist/main.js`, 0o755)

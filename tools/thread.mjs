// A thread of the program as it stands in src/: Node's threads do not inherit the loader of TypeScript.
import { register } from 'tsx/esm/api'

register()
await import('../src/threads/thread.ts')

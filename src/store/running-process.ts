import { hostname } from 'node:os'

/** This process, as a row names the one that works on it: the machine and the process's number there. */
export const thisProcess = (): string => `${hostname()} ${process.pid}`

/** Does a process that a row names run still? One on another machine can't be asked, and is taken to run. */
export function runsStill(named: string): boolean {
  const [host, number] = named.split(' ')
  if (host !== hostname()) return true
  try {
    process.kill(Number(number), 0) // the signal 0 only asks
    return true
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM'
  }
}

#!/usr/bin/env node
import { program } from './program.ts'

// Who reads us may have seen enough (`tideover export journal | head`): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await program(process.argv.slice(2), process.env, {
  out: (piece) => void process.stdout.write(piece),
  err: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
})

import { crc32, deflateRawSync } from 'node:zlib'

const LOCAL = 0x04034b50
const ENTRY = 0x02014b50
const END = 0x06054b50
/** Deflate, with names in UTF-8 (bit 11), as version 2.0 of the format has it. */
const VERSION = 20
const UTF8 = 0x0800
const DEFLATED = 8
/** 1 January 1980, the first day that the format knows: the same files make the same archive. */
const FIRST_DAY = 0x0021

/** An archive of files by their paths, as every program opens it. The files must be smaller than 4 GiB together. */
export function zipOf(files: ReadonlyMap<string, Uint8Array>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, content] of files) {
    const name = Buffer.from(path, 'utf8')
    const packed = deflateRawSync(content)
    const facts = factsOf(content, packed.length, name.length)
    const local = Buffer.concat([numbers([LOCAL, 4]), facts, name])
    directory.push(numbers([ENTRY, 4], [VERSION, 2]), facts, numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), name)
    parts.push(local, packed)
    offset += local.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = numbers([END, 4], [0, 2], [0, 2], [files.size, 2], [files.size, 2], [listed.length, 4], [offset, 4], [0, 2])
  return Buffer.concat([...parts, listed, end])
}

/** What stands of a file both before its content and in the directory. */
const factsOf = (content: Uint8Array, packed: number, name: number): Buffer =>
  numbers([VERSION, 2], [UTF8, 2], [DEFLATED, 2], [0, 2], [FIRST_DAY, 2], [crc32(content), 4], [packed, 4], [content.length, 4], [name, 2], [0, 2])

function numbers(...of: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  return Buffer.concat(
    of.map(([value, bytes]) => {
      const part = Buffer.alloc(bytes)
      part.writeUIntLE(value, 0, bytes)
      return part
    }),
  )
}

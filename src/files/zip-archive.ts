import { crc32, inflateRawSync } from 'node:zlib'
import { isSaid, type Said, say } from '../core/said/say.ts'

/** Where the fields of a ZIP archive stand (PKWARE APPNOTE 6.3.10, 4.3.7, 4.3.12, 4.3.16): offsets from a record's signature. */
const END = { signature: 0x06054b50, size: 22, count: 10, offset: 16 }
const ENTRY = {
  signature: 0x02014b50,
  size: 46,
  flags: 8,
  method: 10,
  checksum: 16,
  packed: 20,
  unpacked: 24,
  nameLength: 28,
  extraLength: 30,
  commentLength: 32,
  local: 42,
}
const LOCAL = { signature: 0x04034b50, size: 30, checksum: 14, nameLength: 26, extraLength: 28 }
const STORED = 0
const DEFLATED = 8
const LONGEST_COMMENT = 65_535
const ENCRYPTED = 1

interface Entry {
  readonly name: string
  readonly method: number
  readonly checksum: number
  readonly packed: number
  readonly unpacked: number
  readonly local: number
}

/** Does the content begin as a ZIP archive does? */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/**
 * Unpacks the files of an archive whose names pass `wanted`, as name → content. The sizes that the archive declares are
 * summed before anything is unpacked, and no file is unpacked beyond the size declared for it: a bomb costs nothing.
 * Gives a reason in words where the archive is broken, encrypted, names a file twice, holds one that is not that of its checksum, or is larger than
 * `limitBytes` unpacked.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean, limitBytes: number): ReadonlyMap<string, Buffer> | Said {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const entries = entriesOf(archive)
    if (isSaid(entries)) return entries
    if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > limitBytes) return say.archiveTooLarge(limitBytes / 1_048_576)
    const files = new Map<string, Buffer>()
    for (const entry of entries.filter(({ name }) => wanted(name))) {
      if (files.has(entry.name)) return say.archiveTwice(entry.name)
      files.set(entry.name, contentOf(archive, entry))
    }
    return files
  } catch {
    // Buffer refuses to read outside the archive, zlib what is not deflated or longer than declared.
    return say.archiveDamaged
  }
}

/** The archive's directory, which stands at its end: local headers can leave sizes out. */
function entriesOf(archive: Buffer): Entry[] | Said {
  let end = archive.length - END.size
  const first = Math.max(0, end - LONGEST_COMMENT)
  while (end >= first && archive.readUInt32LE(end) !== END.signature) end -= 1
  if (end < first) return say.archiveNoDirectory
  const entries: Entry[] = []
  let at = archive.readUInt32LE(end + END.offset)
  for (let left = archive.readUInt16LE(end + END.count); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== ENTRY.signature) return say.archiveDirectory
    if (archive.readUInt16LE(at + ENTRY.flags) & ENCRYPTED) return say.archiveEncrypted
    const nameLength = archive.readUInt16LE(at + ENTRY.nameLength)
    entries.push({
      name: archive.toString('utf8', at + ENTRY.size, at + ENTRY.size + nameLength),
      method: archive.readUInt16LE(at + ENTRY.method),
      checksum: archive.readUInt32LE(at + ENTRY.checksum),
      packed: archive.readUInt32LE(at + ENTRY.packed),
      unpacked: archive.readUInt32LE(at + ENTRY.unpacked),
      local: archive.readUInt32LE(at + ENTRY.local),
    })
    at += ENTRY.size + nameLength + archive.readUInt16LE(at + ENTRY.extraLength) + archive.readUInt16LE(at + ENTRY.commentLength)
  }
  return entries
}

function contentOf(archive: Buffer, entry: Entry): Buffer {
  if (archive.readUInt32LE(entry.local) !== LOCAL.signature) throw new RangeError('no local header')
  const start = entry.local + LOCAL.size + archive.readUInt16LE(entry.local + LOCAL.nameLength) + archive.readUInt16LE(entry.local + LOCAL.extraLength)
  if (start + entry.packed > archive.length) throw new RangeError('cut off')
  const packed = archive.subarray(start, start + entry.packed)
  const content = entry.method === DEFLATED ? inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) }) : packed
  if ((entry.method !== STORED && entry.method !== DEFLATED) || content.length !== entry.unpacked) throw new RangeError('another size than declared')
  // A byte that was changed can leave a figure that is one: what is stored is not even packed, and not every change ends the unpacking.
  if (crc32(content) !== entry.checksum) throw new RangeError('another content than declared')
  return content
}

/** An archive that holds the files as they are. Names must be ASCII. */
export function zipStored(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of files) {
    const local = Buffer.alloc(LOCAL.size)
    local.writeUInt32LE(LOCAL.signature, 0)
    local.writeUInt32LE(crc32(content), LOCAL.checksum)
    local.writeUInt32LE(content.length, 18)
    local.writeUInt32LE(content.length, 22)
    local.writeUInt16LE(name.length, LOCAL.nameLength)
    const entry = Buffer.alloc(ENTRY.size)
    entry.writeUInt32LE(ENTRY.signature, 0)
    entry.writeUInt32LE(crc32(content), ENTRY.checksum)
    entry.writeUInt32LE(content.length, ENTRY.packed)
    entry.writeUInt32LE(content.length, ENTRY.unpacked)
    entry.writeUInt16LE(name.length, ENTRY.nameLength)
    entry.writeUInt32LE(offset, ENTRY.local)
    directory.push(entry, Buffer.from(name, 'latin1'))
    parts.push(local, Buffer.from(name, 'latin1'), content)
    offset += local.length + name.length + content.length
  }
  const end = Buffer.alloc(END.size)
  end.writeUInt32LE(END.signature, 0)
  end.writeUInt16LE(files.size, 8)
  end.writeUInt16LE(files.size, END.count)
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    12,
  )
  end.writeUInt32LE(offset, END.offset)
  return Buffer.concat([...parts, ...directory, end])
}

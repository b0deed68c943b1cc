/** A kind of file that is kept as a document: by how its bytes begin, whatever its name or sender says. */
export interface Media {
  readonly type: string
  readonly ending: string
}

const MEDIA: ReadonlyArray<Media & { readonly begins: (bytes: Uint8Array) => boolean }> = [
  { type: 'application/pdf', ending: 'pdf', begins: (bytes) => letters(bytes, 0, '%PDF-') },
  { type: 'image/jpeg', ending: 'jpg', begins: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff },
  { type: 'image/png', ending: 'png', begins: (bytes) => letters(bytes, 0, '\u0089PNG\r\n\u001a\n') },
  { type: 'image/gif', ending: 'gif', begins: (bytes) => letters(bytes, 0, 'GIF87a') || letters(bytes, 0, 'GIF89a') },
  { type: 'image/webp', ending: 'webp', begins: (bytes) => letters(bytes, 0, 'RIFF') && letters(bytes, 8, 'WEBP') },
  { type: 'image/tiff', ending: 'tif', begins: (bytes) => letters(bytes, 0, 'II*\0') || letters(bytes, 0, 'MM\0*') },
  {
    // What telephones of one maker write (ISO/IEC 23008-12).
    type: 'image/heic',
    ending: 'heic',
    begins: (bytes) => letters(bytes, 4, 'ftyp') && ['heic', 'heix', 'mif1', 'msf1'].some((brand) => letters(bytes, 8, brand)),
  },
]

const letters = (bytes: Uint8Array, at: number, text: string): boolean => [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0))

/** PDF or an image of a known form; undefined for anything else. */
export const mediaOf = (bytes: Uint8Array): Media | undefined => MEDIA.find(({ begins }) => begins(bytes))

/** The media by its type, as it was found. */
export const mediaByType = (type: string): Media | undefined => MEDIA.find((one) => one.type === type)

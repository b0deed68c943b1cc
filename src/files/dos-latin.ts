/**
 * Places 80 to FF of code page 852, in which programs of DOS write Polish, Czech, Slovak, Hungarian, Croatian and Romanian; Node does not know it. FF is a blank that parts
 * nothing there, and no bank writes it: a digit that is damaged would become one between thousands.
 */
const HIGH = 'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\ufffd'

/** The name of the encoding. */
export const DOS_LATIN = 'ibm852'

/** Bytes of it as text; FF is what was lost. */
export const fromDosLatin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u00ff]/g, (letter) => HIGH.charAt(letter.charCodeAt(0) - 0x80))

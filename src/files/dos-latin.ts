/** Places 80 to FF of code page 852, in which programs of DOS write Polish, Czech, Slovak, Hungarian, Croatian and Romanian; Node does not know it. */
const HIGH = 'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0'

/** The name of the encoding. */
export const DOS_LATIN = 'ibm852'

/** Bytes of it as text: each has a meaning. */
export const fromDosLatin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u00ff]/g, (letter) => HIGH.charAt(letter.charCodeAt(0) - 0x80))

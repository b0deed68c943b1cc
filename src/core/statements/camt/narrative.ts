import { elementsAt, textAt, type XmlElement } from '../../xml-element.ts'
import { returnReasonOf } from './parties.ts'

/** A text of this length is cut, and goes on in the next one. */
const FULL = 140

/** Everything in words that an entry says: of each transaction its remittance and references, then the entry's own text; nothing twice. */
export function narrativeOf(entry: XmlElement, details: readonly XmlElement[]): string {
  const several = details.length > 1
  const batch = elementsAt(entry, 'NtryDtls', 'Btch').flatMap((one) => [textAt(one, 'PmtInfId'), textAt(one, 'MsgId')])
  const texts = [...batch, ...details.flatMap((detail) => detailTexts(detail, several)), textAt(entry, 'AddtlNtryInf')]
  const kept: string[] = []
  const seen = new Set<string>()
  for (const text of texts) {
    if (text === undefined || text === '' || text === 'NOTPROVIDED' || seen.has(text)) continue
    seen.add(text)
    kept.push(text)
  }
  const [first] = kept
  // The entry's own text often repeats what stood before it.
  const last = kept.at(-1)
  return kept.length === 2 && first !== undefined && last?.includes(first) ? last : kept.join(' ')
}

function detailTexts(detail: XmlElement, several: boolean): readonly (string | undefined)[] {
  const refs = (name: string): string | undefined => textAt(detail, 'Refs', name)
  const structured = elementsAt(detail, 'RmtInf', 'Strd').flatMap((one) => [
    textAt(one, 'CdtrRefInf', 'Ref'),
    ...elementsAt(one, 'RfrdDocInf', 'Nb').map(({ text }) => text.trim()),
    ...elementsAt(one, 'AddtlRmtInf').map(({ text }) => text.trim()),
  ])
  return [
    refs('PmtInfId'),
    refs('MsgId'),
    ...(several ? [refs('EndToEndId')] : []),
    refs('InstrId'),
    joined(elementsAt(detail, 'RmtInf', 'Ustrd').map(({ text }) => text)),
    ...structured,
    returnReasonOf(detail),
    textAt(detail, 'AddtlTxInf'),
  ]
}

/** Texts that follow each other: by a blank, but without one where the first was cut at its greatest length. */
function joined(texts: readonly string[]): string {
  let made = ''
  for (const [n, text] of texts.entries()) made += n > 0 && (texts[n - 1]?.length ?? 0) < FULL ? ` ${text}` : text
  return made.replace(/\s+/g, ' ').trim()
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elementsAt } from '../../src/core/xml-element.ts'
import { readXml } from '../../src/files/xml.ts'
import { RUN, readXmlParts, type XmlPart } from '../../src/files/xml-parts.ts'

function parts(text: string, name = 'N') {
  const taken: XmlPart[] = []
  const read = readXmlParts(Buffer.from(text), name, (part) => taken.push(part))
  return { read, taken }
}

describe('readXmlParts', () => {
  it('hands over elements of the name with their place, and reads the rest as a whole', () => {
    const { read, taken } = parts(
      '<x:a xmlns:x="u">\n<x:s><x:N>1</x:N>\n <x:N t="2"/></x:s>\n<x:Nb>3</x:Nb><!-- <x:N>no</x:N> --><x:s>\n<x:N><x:c>4</x:c></x:N></x:s></x:a>',
    )
    expect(taken.map(({ raw, run, element }) => [raw, run, element.line])).toEqual([
      ['<x:N>1</x:N>', 0, 2],
      ['<x:N t="2"/>', 0, 3],
      ['<x:N><x:c>4</x:c></x:N>', 1, 5],
    ])
    if (!read.ok) throw new Error(read.fault.reason)
    expect(elementsAt(read.root, 's', RUN).map(({ text }) => text)).toEqual(['0', '1'])
    expect(read.root.children.map(({ name, line }) => [name, line])).toEqual([
      ['s', 2],
      ['Nb', 4],
      ['s', 4],
    ])
  })

  it.each([
    ['an end that is missing', '<a>\n<N>1</N>\n<N>2', 3],
    ['a part that is torn', '<a>\n<N>1</N>\n<N><b>2</N></a>', 3],
    ['a part that ends within a comment', '<a>\n<N><!-- </N> --></N></a>', 2],
    ['a prefix of nothing', '<a>\n<x:N>1</x:N></a>', 2],
    ['a document type', '<!DOCTYPE a>\n<a><N/></a>', 1],
    ['an entity in a part', '<a>\n\n<N>&x;</N></a>', 3],
    ['a part alone beside the whole', '<N>1</N><a>', 1],
  ])('refuses %s and says where', (_name, text, line) => expect(parts(text).read).toMatchObject({ ok: false, fault: { line } }))

  it('finds the same whichever way the file is cut into pieces, and throws for nothing', () => {
    const pieces = ['<N>', '</N>', '<N/>', '<N a="1">', '<b>', '</b>', 'text', '<!-- ', ' -->', '<![CDATA[', ']]>', '\n', '<Nb/>', '<', '>', '&amp;']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (chosen) => {
        const text = `<a>${chosen.join('')}</a>`
        const whole = readXml(Buffer.from(text))
        const { read, taken } = parts(text)
        // What is read in parts is also read as a whole, with the same elements.
        if (read.ok) {
          expect(whole.ok).toBe(true)
          const count = (of: readonly { name: string; children: readonly never[] | readonly unknown[] }[]): number =>
            of.reduce((sum, one) => sum + (one.name === 'N' ? 1 : count(one.children as never)), 0)
          if (whole.ok) expect(taken).toHaveLength(count(whole.root.children as never))
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('joins what the borders of pieces part', () => {
    const filler = 'ж'.repeat(700)
    const text = `<a>${Array.from({ length: 1500 }, (_, n) => `<N><b>${n}</b>${n % 7 === 0 ? '' : filler}</N>\n`).join('')}</a>`
    const { read, taken } = parts(text)
    expect(read.ok).toBe(true)
    expect(taken.map(({ element }) => elementsAt(element, 'b')[0]?.text)).toEqual(Array.from({ length: 1500 }, (_, n) => String(n)))
    expect(taken.every(({ element }, n) => element.line === n + 1)).toBe(true)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { element, elementsAt, leaf, textAt, type XmlElement } from '../../src/core/xml-element.ts'
import { encodeText } from '../../src/files/encode.ts'
import { readXml, writeXml } from '../../src/files/xml.ts'

const read = (text: string) => readXml(Buffer.from(text))

function root(text: string): XmlElement {
  const made = read(text)
  if (!made.ok) throw new Error(made.fault.reason)
  return made.root
}

describe('readXml', () => {
  it('gives names without prefixes, attributes, texts and lines', () => {
    const made = read('<?xml version="1.0"?>\n<!-- a & b -->\n<x:a xmlns:x="urn:u" n="1">\n <x:b>1 &amp; &#x41;<![CDATA[ <2> & ]]></x:b>\n <x:b/>\n</x:a>')
    expect(made).toEqual({
      ok: true,
      namespace: 'urn:u',
      root: {
        name: 'a',
        attributes: { n: '1' },
        text: '',
        line: 3,
        children: [
          { name: 'b', attributes: {}, children: [], text: '1 & A <2> & ', line: 4 },
          { name: 'b', attributes: {}, children: [], text: '', line: 5 },
        ],
      },
    })
  })

  it.each([
    ['nothing', '', 1],
    ['no XML', 'reference,amount\nTO,1', 1],
    ['a tag that is not closed', '<a>\n<b>1</a>', 2],
    ['an end that is missing', '<a>\n<b>1</b>', 2],
    ['two roots', '<a/>\n<b/>', 2],
    ['text behind the root', '<a/>b', 1],
    ['an attribute without quotes', '<a>\n<b c=d/></a>', 2],
    ['an attribute twice', '<a b="1" b="2"/>', 1],
    ['a prefix of nothing', '<a>\n<x:b/></a>', 2],
    ['a tag that another begins in', '<a>\n<b <c/></a>', 2],
    ['a comment that does not end', '<a>\n<!-- <b/></a>', 2],
    ['text before the root', '\nb<a/>', 1],
    ['a loose ampersand', '<a>\n\nB & C</a>', 3],
    ['an entity of HTML', '<a>\n&nbsp;</a>', 2],
    ['a reference to no character', '<a>\n&#0;</a>', 2],
    ['a reference beyond Unicode', '<a>\n&#x110000;</a>', 2],
    ['a control character', '<a>\n\u0001</a>', 2],
    ['a lone half of a letter', '<a>\n&#xD800;</a>', 2],
    ['an entity that is defined', '<!DOCTYPE a [<!ENTITY x "y">]>\n<a>&x;</a>', 1],
    ['an entity from a file', '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 2],
    ['entities that grow', `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(9)}">]><a>&b;</a>`, 1],
    ['a document type from elsewhere', '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>', 1],
    ['elements without end in each other', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`, 1],
  ])('refuses %s and says where', (_name, text, line) => expect(read(text)).toMatchObject({ ok: false, fault: { line, reason: expect.stringMatching(/\S/) } }))

  it('knows the lines behind comments, texts and tags of several lines', () => {
    const made = root('<a>\n<!-- <b>\n -->\n<b x="1 > 0"\n y=\'2\'>\r\n<![CDATA[<c>\n]]></b><?d\n?>\n<e>\n</e>\n</a>\n')
    expect(made.children.map(({ name, line, attributes, text }) => ({ name, line, attributes, text }))).toEqual([
      { name: 'b', line: 4, attributes: { x: '1 > 0', y: '2' }, text: '\n<c>\n' },
      { name: 'e', line: 9, attributes: {}, text: '\n' },
    ])
  })

  it('reads the encoding that the file says, and refuses bytes that are not of it', () => {
    const inCyrillic = (encoding: string) => {
      const encoded = encodeText(`<?xml version="1.0" encoding="${encoding}"?><a>Имя</a>`, encoding)
      return readXml('bytes' in encoded ? encoded.bytes : new Uint8Array())
    }
    for (const encoding of ['windows-1251', 'utf-8', 'UTF-8', 'koi8-r']) expect(inCyrillic(encoding)).toMatchObject({ root: { text: 'Имя' } })
    expect(readXml(Buffer.from('\ufeff<a>Имя</a>', 'utf16le'))).toMatchObject({ root: { text: 'Имя' } })
    expect(readXml(Buffer.from('\ufeff<a>Имя</a>'))).toMatchObject({ root: { text: 'Имя' } })
    expect(readXml(Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]))).toMatchObject({ ok: false, fault: { value: 'utf-8' } })
    expect(read('<?xml version="1.0" encoding="klingon"?><a/>')).toMatchObject({ ok: false, fault: { value: 'klingon' } })
  })

  it('throws for nothing that a file can hold', () => {
    const pieces = [
      '<a>',
      '</a>',
      '<',
      '>',
      '&',
      ';',
      '"',
      "'",
      '=',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      ' xmlns="u"',
      ':',
      'x',
      '\n',
      '\u0000',
      '\ud800',
      '<!DOCTYPE',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        const made = read(parts.join(''))
        return made.ok || made.fault.reason !== ''
      }),
    )
  })
})

describe('writeXml', () => {
  it('writes elements in one namespace, indented', () => {
    expect(writeXml(element('Document', element('A', leaf('B', 'x & <y>', { Ccy: '"1"' })), undefined), 'urn:u')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:u">\n\t<A>\n\t\t<B Ccy="&quot;1&quot;">x &amp; &lt;y&gt;</B>\n\t</A>\n</Document>\n',
    )
  })

  it('is read back as it was, whatever the text', () => {
    // U+FFFD is what a reader takes for damage
    const text = fc.string({ unit: 'grapheme' }).filter((letters) => letters.trim() === letters && letters !== '' && !letters.includes('\ufffd'))
    fc.assert(
      fc.property(text, (letters) => {
        const back = root(writeXml(element('Document', leaf('T', letters)), 'urn:u'))
        return textAt(back, 'T') === letters && elementsAt(back, 'T').length === 1
      }),
    )
  })

  it('throws rather than write what XML does not have', () => expect(() => writeXml(leaf('a', '\u0001'), 'urn:u')).toThrow())
})

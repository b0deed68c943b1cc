/** What is used of saxen, which has no types of its own. */
declare module 'saxen' {
  type Attributes = Readonly<Record<string, string>>

  export class Parser {
    on(event: 'openTag', take: (name: string, attributes: () => Attributes) => void): this
    on(event: 'closeTag', take: (name: string) => void): this
    on(event: 'text' | 'cdata' | 'attention', take: (text: string) => void): this
    on(event: 'error' | 'warn', take: (error: Error) => void): this
    write(text: string): this
    end(): void
  }
}

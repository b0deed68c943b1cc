/** A part of a page that is read: its heading, its paragraphs. */
export interface Section {
  /** By which another page leads here. */
  readonly id?: string
  readonly title: string
  readonly paragraphs: readonly string[]
}

/** Whom the help page names. `complaints`: the auditors' own address, where the settings have one. */
export interface HelpFacts {
  readonly contact: string | undefined
  readonly complaints: string | undefined
}

/** What the privacy page tells. `keeper`: the organisation that keeps the book; `years`: how long data are kept after the end of the last case. */
export interface PrivacyFacts {
  readonly contact: string | undefined
  readonly complaints: string | undefined
  readonly keeper: string | undefined
  readonly years: number
}

/** What a language says on the help and privacy pages. */
export interface TextWords {
  readonly help: (of: HelpFacts) => readonly Section[]
  readonly privacy: (of: PrivacyFacts) => readonly Section[]
}

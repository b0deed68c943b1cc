/** What came says that it is a form, and is none, or broke off on the way. */
export class BrokenForm extends Error {
  override readonly name = 'BrokenForm'
}

/** A form has more in it than any of our pages, beside its files. */
export class LargeForm extends Error {
  override readonly name = 'LargeForm'
}

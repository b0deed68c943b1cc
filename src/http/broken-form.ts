/** What came says that it is a form, and is none, or broke off on the way. */
export class BrokenForm extends Error {
  override readonly name = 'BrokenForm'
}

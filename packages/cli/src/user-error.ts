/** Something the person at the keyboard can mend; printed as one line, exit status 2. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** One finding about a field, or about how fields agree. `detail` names what is wrong, never the person's data. */
export interface FieldCheck {
  /** Stable rule id, snake_case, documented in docs/fields.md. */
  readonly rule: string
  readonly outcome: 'ok' | 'warn' | 'fail'
  readonly detail: string
}

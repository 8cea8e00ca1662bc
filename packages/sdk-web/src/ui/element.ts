type Attributes = Readonly<Record<string, string | number | boolean | ((event: Event) => void) | undefined>>

/**
 * A DOM element with attributes, listeners (`onclick`) and children; text is text, never markup. `false` and undefined
 * leave an attribute out, true sets it empty.
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string | null)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value)
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : String(value))
  }
  made.append(...children.filter((child) => child !== null))
  return made
}

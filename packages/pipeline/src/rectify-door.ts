/** Pixels of a card drawn upright, for the process that shows pictures to people. Loads no engine. */
export { warpPerspective } from '@identity/vision'

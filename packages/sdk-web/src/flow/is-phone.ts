/** Whether this device is held in a hand, as far as its pointer tells; a laptop with a touch screen has a fine one too. */
export function isPhone(): boolean {
  return !matchMedia('(any-pointer: fine)').matches
}

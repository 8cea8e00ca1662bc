const SHAPE = /^[a-z0-9]{2}\/[a-z0-9]{30,64}$/

/** A random key that is never used again: the first two characters spread objects over 256 folders. */
export function newObjectKey(random: (bytes: number) => Buffer): string {
  const hex = random(24).toString('hex')
  return `${hex.slice(0, 2)}/${hex.slice(2)}`
}

export function isObjectKey(key: string): boolean {
  return SHAPE.test(key)
}

export function assertObjectKey(key: string): void {
  if (!isObjectKey(key)) throw new RangeError(`not an object key: ${JSON.stringify(key.slice(0, 80))}`)
}

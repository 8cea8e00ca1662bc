import { InvalidArgumentError } from 'commander'

/** Parses an option that is a whole number from `min` to `max`. */
export const wholeNumber =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < min || value > max)
      throw new InvalidArgumentError(`give a whole number from ${min} to ${max}`)
    return value
  }

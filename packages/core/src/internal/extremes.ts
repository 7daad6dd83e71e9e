/** The least and the most of any many numbers: an argument list holds only so many. @internal */

export const least = (values: Iterable<number>): number => {
  let found = Infinity
  for (const value of values) if (value < found) found = value
  return found
}

export const most = (values: Iterable<number>): number => {
  let found = -Infinity
  for (const value of values) if (value > found) found = value
  return found
}

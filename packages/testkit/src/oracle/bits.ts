/** Sets of small whole numbers. @internal */

export type Bits = Uint32Array

export const empty = (size: number): Bits => new Uint32Array((size + 31) >> 5)

export const add = (set: Bits, index: number): void => {
  set[index >> 5]! |= 1 << (index & 31)
}

export const has = (set: Bits, index: number): boolean => ((set[index >> 5]! >>> (index & 31)) & 1) === 1

export const of = (size: number, test: (index: number) => boolean): Bits => {
  const set = empty(size)
  for (let index = 0; index < size; index++) if (test(index)) add(set, index)
  return set
}

export const members = (set: Bits): Array<number> => {
  const found: Array<number> = []
  set.forEach((word, block) => {
    for (let rest = word; rest !== 0; rest &= rest - 1) found.push(32 * block + 31 - Math.clz32(rest & -rest))
  })
  return found
}

export const isEmpty = (set: Bits): boolean => set.every((word) => word === 0)
export const meets = (a: Bits, b: Bits): boolean => {
  for (let i = 0; i < a.length; i++) if ((a[i]! & b[i]!) !== 0) return true
  return false
}
/** Whether all of `inner` is in `outer`. */
export const within = (inner: Bits, outer: Bits): boolean => {
  for (let i = 0; i < inner.length; i++) if ((inner[i]! & ~outer[i]!) !== 0) return false
  return true
}
export const union = (a: Bits, b: Bits): Bits => a.map((word, i) => word | b[i]!)
export const minus = (a: Bits, b: Bits): Bits => a.map((word, i) => word & ~b[i]!)
export const key = (set: Bits): string => set.join(",")

export type Relation = "same" | "inside" | "around" | "apart" | "crossing"

/** How `a` lies to `b`. */
export const relation = (a: Bits, b: Bits): Relation => {
  if (!meets(a, b)) return "apart"
  const inside = within(a, b)
  const around = within(b, a)
  return inside ? (around ? "same" : "inside") : around ? "around" : "crossing"
}

/** How what follows for a box from all that is tied to it came about: sum by sum, down to figures. @internal */
import type { Node } from "../boxes/box.ts"
import type { End, Spell, Sum } from "../solve/equation.ts"
import type { System } from "../solve/system.ts"
import { nothing, own, type Reader } from "./flow.ts"
import { type Origin, plain, same, type Term } from "./origin.ts"
import { sides, summed } from "./sides.ts"

interface Tied {
  readonly reader: Reader
  readonly system: System
  /** What was explained, by name, and what is being explained. */
  readonly known: Map<Node, Map<string, Origin | undefined>>
}

/** Explains a box or an end of it once; what leads back to it says nothing new. */
const once = (tied: Tied, { end, node, start }: Spell, name: string, make: () => Origin): Origin => {
  const own = tied.known.get(node) ?? new Map<string, Origin | undefined>()
  tied.known.set(node, own)
  const key = `${name} ${start} ${end}`
  if (own.has(key)) return own.get(key) ?? nothing(node, tied.reader.floor)
  own.set(key, undefined)
  const found = make()
  own.set(key, found)
  return found
}

const ofSum = (tied: Tied, { end, node, start }: Spell, sum: Sum, whole: boolean): Origin => {
  const terms = sum.terms.flatMap((one): ReadonlyArray<Term> => {
    const origin = whole ? ofSpell(tied, one) : ofEnd(tied, one)
    const [lower, upper] = one.share
    return origin._tag === "Nothing" ? [] : [{ origin, sign: one.sign, lower, upper }]
  })
  return summed(node, [start, end], terms, whole ? undefined : sum.missing, tied.reader.floor)
}

/** How one end came about. */
const ofEnd = (tied: Tied, end: End): Origin =>
  once(tied, end, end.side, () => {
    const sum = tied.system.sumOf(end)
    if (sum !== undefined) return ofSum(tied, end, sum, false)
    const told = end.node.figures.filter((one) => one.start === end.start && one.end === end.end)
    return told.length === 0 ? nothing(end.node, tied.reader.floor) : own(end.node, told)
  })

const endsOf = (tied: Tied, one: Spell): readonly [Origin, Origin] => [
  ofEnd(tied, { ...one, side: "lower" }),
  ofEnd(tied, { ...one, side: "upper" })
]

/** How both ends came about: from one and the same sum or figure, else from one each. */
const ofSpell = (tied: Tied, one: Spell): Origin =>
  once(tied, one, "both", () => {
    const { end, node, start } = one
    const span = tied.system.span(one)
    const [low, high] = endsOf(tied, one)
    const sum = tied.system.sumOf({ ...one, side: "lower" })
    const whole = [low, ...(sum === undefined ? [] : [ofSum(tied, one, sum, true)])].find((each) =>
      same(each.span, span)
    )
    if (whole !== undefined) return whole
    const ends = [low, high].filter(({ _tag }) => _tag !== "Nothing")
    const [only] = ends
    return only === undefined || ends.length > 1
      ? sides(
          "bounds",
          node,
          [start, end],
          ends.map((each) => plain(each)),
          span
        )
      : only
  })

/** What gives the ends of what is known of a box over days: both at once, or the one and the other. */
export const origins = (reader: Reader, one: Spell): ReadonlyArray<Origin> => {
  const system = reader.solver.system(one.node, one.start, one.end)
  if (system === undefined) return []
  const tied = { reader, system, known: new Map() }
  const all = [ofSpell(tied, one), ...endsOf(tied, one)]
  return all.filter(({ _tag }) => _tag !== "Nothing")
}

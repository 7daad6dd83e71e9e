/** Law 1 for a measure: what may be combined follows from the kind of its basis, and to widen it takes a reason. @internal */
import type * as CountBasis from "../../CountBasis.ts"
import type * as Measure from "../../Measure.ts"
import type { Path } from "./problems.ts"

type Kind = CountBasis.CountBasis["kind"]
type Additivities = Measure.Resolved["additivity"]

/** What the law asks of a measure: enough to check one before it is one. */
interface Stated {
  readonly accumulation: Measure.Measure["accumulation"]
  readonly additivity: Measure.Measure["additivity"]
  readonly once?: boolean | undefined
}

/** An {@link Measure.Additivity} without its reason. */
export const stated = (statement: Measure.Statement | undefined): Measure.Additivity | undefined =>
  typeof statement === "object" ? statement.is : statement

/** What the kind of the basis allows along each axis without a reason; it is also what holds where nothing is said. */
export const lawful = (kind: Kind, { accumulation, once }: Omit<Stated, "additivity">): Additivities => {
  const combines = kind === "event" || kind === "entity"
  const whole = combines ? "additive" : "none"
  const parts = kind === "entity" ? "overlapping" : whole
  const time = accumulation !== "flow" ? "snapshot" : combines && once === true ? "additive" : parts
  return { time, team: parts, cohort: parts, place: whole, dimension: whole }
}

/** What each lets one do, the least first: nothing, choose one, bound, add. */
const widths: ReadonlyArray<Measure.Additivity> = ["none", "snapshot", "overlapping", "additive"]

interface Objection {
  readonly path: Path
  readonly message: string
}

/** All that a measure of this kind of basis says against the law. */
export const objections = (kind: Kind, measure: Stated): ReadonlyArray<Objection> => {
  const allowed = lawful(kind, measure)
  const wide = (Object.keys(allowed) as ReadonlyArray<keyof Additivities>).flatMap((axis): ReadonlyArray<Objection> => {
    const statement = measure.additivity[axis]
    const says = stated(statement)
    if (says === undefined || widths.indexOf(says) <= widths.indexOf(allowed[axis])) return []
    const message = tooWide(kind, measure.accumulation, axis, says, typeof statement === "object")
    return message === undefined ? [] : [{ path: ["additivity", axis], message }]
  })
  return measure.once === true ? [...wide, ...births(kind, measure.accumulation)] : wide
}

const tooWide = (
  kind: Kind,
  accumulation: Stated["accumulation"],
  axis: keyof Additivities,
  says: Measure.Additivity,
  reasoned: boolean
): string | undefined => {
  if (axis === "time" && accumulation !== "flow" && says === "additive")
    return `a ${accumulation} cannot be added over time: say "snapshot", or make it a flow`
  if (kind === "share")
    return `percentages reported without their parts do not combine along ${axis}, for whatever reason: leave "${axis}" out; to combine them report numerator and denominator as measures of their own, and divide last with a coverage`
  if (kind === "score")
    return `points of an index do not combine along ${axis}, for whatever reason: leave "${axis}" out, and read each figure as it was reported`
  if (reasoned) return undefined
  const reason = `{ "is": "${says}", "because": { "vi": …, "en": … } }`
  return axis === "time" && accumulation !== "flow"
    ? `the figures of a ${accumulation} are the same thing seen again over time: say "snapshot", or give a reason: ${reason}`
    : `one and the same thing may be counted in several figures along ${axis}, so that "${says}" counts it twice: leave "${axis}" out to get bounds${axis === "time" ? ', say "once" if each is counted once in its life' : ""}, or give a reason: ${reason}`
}

const births = (kind: Kind, accumulation: Stated["accumulation"]): ReadonlyArray<Objection> => {
  const message =
    accumulation !== "flow"
      ? `"once" is of things that begin within a period, and a ${accumulation} says what there is at its end: leave "once" out, or make it a flow`
      : kind === "event"
        ? 'events happen once by their nature and are added over time as they are: leave "once" out'
        : kind === "entity"
          ? undefined
          : '"once" is of things that could be counted again, such as people or teams: leave it out'
  return message === undefined ? [] : [{ path: ["once"], message }]
}

/** What happened in one period says nothing of the next. */
export const carried = ({
  accumulation,
  missing
}: Pick<Measure.Measure, "accumulation" | "missing">): ReadonlyArray<Objection> =>
  accumulation === "flow" && typeof missing === "object"
    ? [
        {
          path: ["missing"],
          message:
            'a flow is what happened in its period, and no figure of another period holds for it: say "unknown" or "zero", or make it a stock'
        }
      ]
    : []

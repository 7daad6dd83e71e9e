/** What the columns of figures do not say of one: its source, its doubts, and how it was written. @internal */
import type * as Observation from "../../Observation.ts"
import type * as Figures from "../../Figures.ts"

/** A figure's own texts, and the order it was written in where that is not the order of its sets. @category models @since 0.1.0 */
export interface Rest {
  readonly corrects?: NonNullable<Observation.Observation["corrects"]>
  readonly source?: NonNullable<Observation.Observation["source"]>
  readonly doubt?: NonNullable<Observation.Observation["doubt"]>
  readonly units?: ReadonlyArray<string>
  readonly cohorts?: ReadonlyArray<string>
  readonly breakdown?: Observation.Observation["breakdown"]
  readonly reporter?: string
}

/** What columns say of a figure. @category models @since 0.1.0 */
export interface Said extends Pick<Observation.Observation, "id" | "measure" | "period" | "value" | "knownAt"> {
  readonly units: ReadonlyArray<string>
  readonly category: Figures.Category
  readonly team: string | undefined
  readonly activity: string | undefined
  readonly reporter: string | undefined
}

const isSorted = (texts: ReadonlyArray<string>): boolean =>
  texts.every((text, index) => index === 0 || texts[index - 1]! < text)

const isPlain = (members: string | ReadonlyArray<string>): boolean =>
  typeof members === "string" || (members.length > 1 && isSorted(members))

/** What of a figure its columns may leave unsaid. */
type Own = Pick<
  Observation.Observation,
  "units" | "cohorts" | "breakdown" | "corrects" | "source" | "doubt" | "reporter"
>

/** Whether sets are written in the order in which columns hold them, and the reporter only where it says something. */
const isAllSaid = ({ breakdown, cohorts, reporter, units }: Own): boolean => {
  for (const dimension in breakdown) if (!isPlain(breakdown[dimension]!)) return false
  return (units.length === 1 ? reporter !== units[0] : isSorted(units)) && (cohorts.length === 0 || isSorted(cohorts))
}

/** What the columns do not say; `undefined` where they say everything. @category conversions @since 0.1.0 */
export const restOf = (one: Own): Rest | undefined => {
  const { breakdown, cohorts, corrects, doubt, reporter, source, units } = one
  if (corrects === undefined && source === undefined && doubt === undefined && isAllSaid(one)) return undefined
  const rest: Rest = {
    ...(corrects === undefined ? {} : { corrects }),
    ...(source === undefined ? {} : { source }),
    ...(doubt === undefined ? {} : { doubt }),
    ...(isSorted(units) ? {} : { units }),
    ...(isSorted(cohorts) ? {} : { cohorts }),
    ...(Object.values(breakdown).every(isPlain) ? {} : { breakdown }),
    ...(units.length === 1 && reporter === units[0] ? { reporter } : {})
  }
  return rest
}

/** The figure as it was written. @category conversions @since 0.1.0 */
export const restored = (said: Said, rest: Rest = {}): Observation.Observation => {
  const { activity, category, id, knownAt, measure, period, team, value } = said
  const reporter = rest.reporter ?? said.reporter
  const members = category.breakdown.map(([dimension, all]) => [dimension, all.length === 1 ? all[0] : all])
  return {
    id,
    measure,
    units: (rest.units ?? said.units) as Observation.Observation["units"],
    period,
    value,
    ...(team === undefined ? {} : { team }),
    cohorts: rest.cohorts ?? category.cohorts,
    breakdown: rest.breakdown ?? (Object.fromEntries(members) as Observation.Observation["breakdown"]),
    ...(activity === undefined ? {} : { activity }),
    ...(reporter === undefined ? {} : { reporter }),
    knownAt,
    ...(rest.corrects === undefined ? {} : { corrects: rest.corrects }),
    ...(rest.source === undefined ? {} : { source: rest.source }),
    ...(rest.doubt === undefined ? {} : { doubt: rest.doubt })
  }
}

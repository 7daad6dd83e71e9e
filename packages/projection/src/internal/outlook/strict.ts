/** What callers give beside figures, read strictly: an option that is misspelt changes no answer in silence. @internal */
import { Day, Period, Problem, Quantity, Schemas, Text } from "@lantoa/core"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

const optional = Schema.optional
const any = Schema.Unknown

const isForecaster = Schema.declare((given): given is () => unknown => typeof given === "function").annotate({
  message: "must be a forecaster, such as Ensemble.standard"
})
const count = Schema.Int.check(Schema.makeFilter((value) => (value > 0 ? undefined : "must be how many, 1 or more")))

/** How to project, whatever is asked. */
const projecting = {
  base: optional(Period.Period),
  bounds: optional(any),
  calendar: optional(Schema.Array(any)),
  exceptional: optional(Schema.Array(Period.Period)),
  kind: optional(Schema.Literals(["share", "stock", "flow", "total", "index"])),
  standIn: optional(any),
  unit: optional(Text.Text),
  forecaster: optional(isForecaster),
  draws: optional(count),
  seed: optional(Schema.Finite)
}

const asking = Schemas.decoder(
  "options of Outlook.of",
  Schema.Struct({
    ...projecting,
    // Those the Lantoa looks at.
    asOf: optional(any),
    at: optional(any),
    asKnownAt: optional(any),
    by: optional(Period.Bucket),
    since: optional(Day.Day)
  })
)

const from = Schemas.decoder(
  "Projection.from",
  Schema.Struct({
    ...projecting,
    id: Schema.String,
    title: Text.Text,
    history: Schema.Array(Schema.Struct({ period: Period.Period, value: Schema.NullOr(Quantity.Quantity) })),
    comparator: Quantity.Comparator,
    threshold: Schema.Finite,
    tolerance: optional(Schema.Finite),
    deadline: optional(Period.Period),
    asOf: optional(Day.Day),
    decided: optional(Schema.Boolean),
    unsettled: optional(Text.Text),
    horizon: optional(count),
    caveats: optional(Schema.Array(any))
  })
)

/** Throws a `DocumentError` with all that is wrong. */
const checked =
  (decode: (given: unknown) => Result.Result<unknown, Problem.DocumentError>) =>
  (given: unknown): void =>
    void Result.getOrThrow(decode(given))

export const ofAsking = checked(asking)
export const ofFrom = checked(from)

/** What is asked is a Lantoa, or the service of one. */
export const ofLantoa = (given: unknown): void => {
  if (typeof given === "object" && given !== null && "assess" in given && "read" in given && "model" in given) return
  const message = "must be a Lantoa, as Lantoa.open gives it, or Lantoa.Service"
  throw new Problem.DocumentError({ subject: "Outlook.of", problems: [{ code: "invalid", path: ["lantoa"], message }] })
}

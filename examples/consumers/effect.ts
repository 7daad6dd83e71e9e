/** The same as Effects: layers, services and errors by their tags. */
import { Assessment, Documents, Model, Observation, Period, Plan, Reading, Store } from "@lantoa/core"
import { Sqlite } from "@lantoa/storage-sqlite"
import { Effect } from "effect"
import { documents } from "./office.ts"

const figure = (unit: string, value: number | string) =>
  Observation.from({
    id: unit,
    measure: "guided",
    units: [unit],
    period: "2025-01",
    value,
    knownAt: "2025-02-01T00:00:00Z"
  })

const program = Effect.gen(function* () {
  const model = yield* Effect.fromResult(Model.make(yield* Effect.fromResult(Documents.decode(documents))))
  const store = yield* Store.Store
  yield* store.commit({ id: "january", figures: [figure("east", "> 550"), figure("west", 25)] })
  const question = { hierarchy: "state", units: ["province"], periods: [Period.from("2025-01")] }
  const readings = yield* Plan.read(model, { ...question, indicator: "guidance" })
  const verdict = yield* Assessment.assess(model, model.targets.get("five-hundred")!, { asOf: "2025-03-01" })
  const refused = yield* Plan.read(model, { ...question, indicator: "guidances" }).pipe(
    Effect.map(() => "taken"),
    Effect.catchTags({ PlanError: (error) => Effect.succeed(error._tag) })
  )
  return [...readings.map((reading) => Reading.render(reading, "en")), verdict.status, refused]
})

const said = await Effect.runPromise(program.pipe(Effect.provide(Sqlite.layerMemory)))
console.log(...said) // => more than 575 turns (communes; none from the province) met PlanError

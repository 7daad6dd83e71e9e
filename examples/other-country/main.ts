/**
 * Two countries from lists: counties that took the place of provinces, and provinces that were divided. Figures are made up, to show
 * how they are read before and after; places, days and acts are not.
 */
import { Documents, Lantoa, Model, type Observation, Reading, Territory } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import { Result } from "effect"
import * as indonesia from "./indonesia.ts"
import * as kenya from "./kenya.ts"
import { text } from "./lists.ts"

const say = (line: string) => process.stdout.write(`${line}\n`)

/** A country with its lists, one measure and figures: unit, year and number. */
const open = async (
  { naming, tables }: { readonly naming: Gazetteer.Naming; readonly tables: () => Gazetteer.Tables },
  figures: ReadonlyArray<readonly [unit: string, period: string, value: number]>
) => {
  const gazetteer = Result.getOrThrow(Gazetteer.read(tables(), naming))
  const { counts, withoutParent, withoutPredecessor, withoutSuccessor } = Gazetteer.report(gazetteer)
  for (const { from, levels } of counts)
    say(`  from ${from}: ${Object.entries(levels).map(([level, count]) => `${level} ${count}`).join(", ")}`) // prettier-ignore
  say(`  to look at: ${[...withoutParent, ...withoutPredecessor, ...withoutSuccessor].length}`)
  const lantoa = await Lantoa.open()
  const definitions: Documents.Encoded = {
    measures: [{ id: "guided", title: text("People guided"), basis: "turn", accumulation: "flow", own: "no" }],
    indicators: [{ id: "guided", title: text("People guided"), expression: { _tag: "Measure", measure: "guided" } }]
  }
  await lantoa.put({ ...Documents.encode(gazetteer.documents), ...definitions }, { knownAt: "2020-01-01T00:00:00Z" })
  const observations = figures.map(([unit, period, value]): Observation.Encoded => ({
    id: `${unit}.${period}`,
    measure: "guided",
    units: [unit],
    period,
    value,
    knownAt: "2024-01-31T00:00:00Z"
  }))
  await lantoa.append({ id: "figures", observations })
  const model = await lantoa.model()
  const territory = Territory.withLocale(model.territory, naming.locale!)
  const find = (query: Territory.Lookup) =>
    Result.match(Territory.resolve(territory, query), { onSuccess: (id) => id, onFailure: ({ message }) => message })
  const show = async (unit: string, period: string, asOf: string) => {
    const [reading] = await lantoa.read({
      indicator: "guided",
      hierarchy: naming.hierarchy,
      units: [unit],
      periods: [period],
      boundaries: { asOf }
    })
    say(`  ${period}, ${Model.unitName(model, unit, "en", asOf)} as of ${asOf}: ${Reading.render(reading!, "en")}`)
  }
  return { find, show, close: () => lantoa.close() }
}

say("Kenya: 8 provinces, then the 47 counties of the Constitution")
const counties = Array.from({ length: 47 }, (_, index) => `ke.${String(index + 1).padStart(3, "0")}`)
const ke = await open(kenya, [
  ["ke.coast", "2012", 600],
  ...counties.map((unit, index) => [unit, "2014", 10 * (index + 1)] as const)
])
for (const name of ["Kiambu", "county of kiambu", "Taita Taveta", "Muranga County", "Nairobi City", "Kiamby"])
  say(`  ${name}: ${ke.find({ name, at: "2014-01-01" })}`)
say(" The counties of 2014 add up on the boundaries of 2012:")
await ke.show("ke.coast", "2014", "2013-03-03")
await ke.show("ke.nairobi", "2014", "2013-03-03")
say(" What a province told of 2012 is in its counties, and nobody divided it:")
await ke.show("ke.coast", "2012", "2013-03-03")
await ke.show("ke.002", "2012", "2013-03-04")
await ke.show("ke", "2012", "2013-03-04")
await ke.close()

say("\nIndonesia: the provinces of Papua, two, then five, then six")
const regencies = Result.getOrThrow(Gazetteer.read(indonesia.tables(), indonesia.naming))
  .documents.hierarchies[0]!.edges.filter(({ level }) => level === "regency")
  .reduce((units, { from, unit }) => (from === "2020-01-01" ? units.add(unit) : units), new Set<string>())
const ind = await open(
  indonesia,
  [...regencies].map((unit, index) => [unit, "2021", 10 * (index + 1)] as const)
)
for (const name of ["Papua Selatan", "Kab. Merauke", "kota sorong", "Sorong"])
  say(`  ${name}: ${ind.find({ name, at: "2023-01-01" })}`)
say(` code 91 without a day: ${ind.find({ scheme: "kemendagri", code: "91" })}`)
say(" The regencies of 2021 by the provinces of then:")
for (const unit of ["id.91", "id.92"]) await ind.show(unit, "2021", "2022-07-24")
say(" and by those of today, to the last one:")
for (const unit of [
  "id.91.2022-07-25",
  ...["93", "94", "95"].map((code) => `id.${code}.2022-07-25`),
  "id.92.2022-12-08",
  "id.96.2022-12-08"
])
  await ind.show(unit, "2021", "2023-01-01")
await ind.close()

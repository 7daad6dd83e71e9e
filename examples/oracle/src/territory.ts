/** Judges look-ups, crosswalks and readings by countries whose people were counted heap by heap. */
import { Documents, Model, Territory } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import type { Oracle } from "@lantoa/testkit"
import { Result } from "effect"
import { type Body, type Country, dayOf, lives, make, names, people, provinces, spanAt } from "./country.ts"

type Faults = Record<string, number>

/** What is wrong, by kind, with an example of each. */
interface Verdict {
  readonly faults: Faults
  readonly said: ReadonlyArray<string>
}

const text = (id: string) => ({ vi: id, en: id })
const naming: Gazetteer.Naming = { country: "xx", name: text("Country"), scheme: "own", hierarchy: "state" }
const until = (year: number) => (year > 90 ? {} : { to: dayOf(year) })

/** The ids of bodies, by the codes that they have; and the documents with the codes of the post. */
const read = (country: Country) => {
  const { documents } = Result.getOrThrow(Gazetteer.read(country.tables, naming))
  const plain = Result.getOrThrow(Model.make(documents)).territory
  const ids = new Map<Body, string>()
  for (const body of country.bodies) {
    const at = dayOf(body.spans[0]!.from)
    const found = Territory.resolve(plain, { scheme: "own", code: body.code, at })
    ids.set(body, Result.isSuccess(found) ? found.success : "?")
  }
  const posts = new Map(
    [...ids].map(([{ post }, id]) => [
      id,
      post.map(({ code, from, to }) => ({ scheme: "post", code, from: dayOf(from), ...until(to) }))
    ])
  )
  const units = documents.units.map((unit) => ({ ...unit, codes: [...unit.codes, ...(posts.get(unit.id) ?? [])] }))
  return { documents: { ...documents, units }, ids }
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
const within = (lower: number, value: number, upper: number): boolean =>
  (lower <= value || near(lower, value)) && (value <= upper || near(value, upper))
const sorted = (list: Iterable<string>): string => [...new Set(list)].sort().join(" ")

const judge = async (seed: number, ask?: Oracle.Ask): Promise<Verdict> => {
  const country = make(seed)
  const faults: Faults = {}
  const said: Array<string> = []
  const blame = (fault: string, what: string): void => {
    faults[fault] = (faults[fault] ?? 0) + 1
    if (faults[fault] === 1) said.push(`country ${seed}, ${fault}: ${what}`)
  }
  const { documents, ids } = read(country)
  const made = Model.make(documents)
  if (Result.isFailure(made)) return { faults: { model: 1 }, said: [`country ${seed}: ${made.failure.message}`] }
  const { territory } = made.success
  if (new Set(ids.values()).size !== country.bodies.length) blame("ids", sorted(ids.values()))
  const bodyOf = new Map([...ids].map(([body, id]) => [id, body]))
  const years = Array.from({ length: country.years }, (_, year) => year)
  const idsOf = (those: ReadonlyArray<Body>): string => sorted(those.map((body) => ids.get(body)!))

  /** The bodies of a year that have anything of a body, of which it was made, or itself. */
  const insteadOf = (body: Body, year: number): ReadonlyArray<Body> => {
    const last = Math.min(country.years, body.spans.at(-1)!.to) - 1
    const at = Math.max(body.spans[0]!.from, Math.min(last, year))
    return country.bodies.filter(
      (one) =>
        lives(one, year) && people(country, [at, (other) => other === body], [year, (other) => other === one]) > 0
    )
  }

  const look = (
    kind: string,
    query: Territory.Lookup,
    year: number,
    has: (body: Body, on: number) => boolean
  ): void => {
    const holders = country.bodies.filter((body) => has(body, year))
    const ever = country.bodies.filter((body) => years.some((one) => has(body, one)))
    const found = Territory.resolve(territory, { ...query, at: dayOf(year) })
    const what = `${JSON.stringify(query)} on ${dayOf(year)}`
    if (Result.isSuccess(found)) {
      if (holders.length !== 1 || ids.get(holders[0]!) !== found.success) blame(kind, `${what}: ${found.success}`)
      return
    }
    const { candidates, reason } = found.failure
    const wanted = holders.length > 1 ? "Ambiguous" : ever.length > 0 ? "OtherTime" : "Unknown"
    if (reason !== wanted || holders.length === 1) return blame(kind, `${what}: ${reason}, and not ${wanted}`)
    if (reason === "Unknown") return
    const meant = idsOf(reason === "Ambiguous" ? holders : ever)
    if (sorted(candidates.map(({ unit }) => unit)) !== meant)
      blame(kind, `${what}: ${found.failure.message}; not ${meant}`)
    for (const { instead = [], unit } of reason === "OtherTime" ? candidates : []) {
      const now = idsOf(insteadOf(bodyOf.get(unit)!, year))
      if (sorted(instead.map((one) => one.unit)) !== now) blame("instead", `${what}: ${unit} is then ${now}`)
    }
  }
  const codes = new Set(country.bodies.map(({ code }) => code))
  const posts = new Set(country.bodies.flatMap(({ post }) => post.map(({ code }) => code)))
  for (const year of years) {
    for (const code of codes)
      look("codes", { scheme: "own", code }, year, (body, on) => body.code === code && lives(body, on))
    for (const code of posts)
      look("post", { scheme: "post", code }, year, ({ post }, on) =>
        post.some((one) => one.code === code && one.from <= on && on < one.to)
      )
    for (const name of names) look("names", { name }, year, (body, on) => spanAt(body, on)?.name === name)
  }

  const isVague = (a: number, b: number): boolean =>
    [...country.vague].some((year) => Math.min(a, b) < year && year <= Math.max(a, b))
  for (const from of years) {
    for (const to of years) {
      const asked = { hierarchy: "state", from: dayOf(from), to: dayOf(to), level: "commune" }
      const rows = new Map(Territory.crosswalk(territory, asked).map((row) => [`${row.from} ${row.to}`, row]))
      for (const one of country.bodies.filter((body) => lives(body, from))) {
        for (const other of country.bodies.filter((body) => lives(body, to))) {
          const both = people(country, [from, (body) => body === one], [to, (body) => body === other])
          const truth = both / people(country, [from, (body) => body === one])
          const row = rows.get(`${ids.get(one)} ${ids.get(other)}`)
          const [lower, upper] = [row?.lower ?? 0, row?.upper ?? 0]
          const what = `${ids.get(one)} of ${dayOf(from)} in ${ids.get(other)} of ${dayOf(to)}: ${lower} to ${upper}, truly ${truth}`
          if (!within(lower, truth, upper)) blame("flows", what)
          else if (from <= to && !isVague(from, to) && !(near(lower, truth) && near(upper, truth)))
            blame("loose flows", what)
        }
      }
    }
  }
  if (ask !== undefined) await told(country, documents, ids, ask, isVague, blame)
  return { faults, said }
}

/** Judges so many countries one after the other; every third has its figures read as well. */
export const run = async (count: number, seed: number, ask: Oracle.Ask): Promise<Verdict> => {
  const faults: Faults = {}
  const said: Array<string> = []
  for (let index = 0; index < count; index++) {
    const found = await judge(1000 * seed + index, index % 3 === 0 ? ask : undefined)
    for (const [fault, many] of Object.entries(found.faults)) faults[fault] = (faults[fault] ?? 0) + many
    said.push(...found.said)
  }
  return { faults, said }
}

/** What communes told of each autumn, a turn for each of its people, read on the boundaries of every year. */
const told = async (
  country: Country,
  documents: Documents.Documents,
  ids: ReadonlyMap<Body, string>,
  ask: Oracle.Ask,
  isVague: (a: number, b: number) => boolean,
  blame: (fault: string, what: string) => void
): Promise<void> => {
  const years = Array.from({ length: country.years }, (_, year) => year)
  const periodOf = (year: number): string => `${2000 + year}-10`
  const figures = years.flatMap((year) =>
    country.bodies
      .filter((body) => lives(body, year))
      .map((body) => ({
        measure: "m",
        units: [ids.get(body)!],
        period: periodOf(year),
        value: people(country, [year, (one) => one === body]),
        knownAt: `${2000 + year}-12-31T00:00:00Z`
      }))
  )
  const all = Documents.encode({
    ...documents,
    ...Documents.from({
      measures: [{ id: "m", title: text("m"), basis: "turn", accumulation: "flow", own: "no" }],
      indicators: [{ id: "m", title: text("m"), expression: { _tag: "Measure", measure: "m" } }]
    }),
    units: documents.units,
    hierarchies: documents.hierarchies,
    successions: documents.successions
  })
  const queries = years.map((year) => ({
    indicator: "m",
    hierarchy: "state",
    units: [
      ...provinces.map((one) => `xx.${one.toLowerCase()}`),
      ...country.bodies.filter((body) => lives(body, year)).map((body) => ids.get(body)!)
    ],
    periods: years.map(periodOf),
    boundaries: { asOf: dayOf(year) }
  }))
  const { answers, commits } = await ask({ documents: all, commits: [{ figures }], queries } as unknown as Oracle.Case)
  const refused = [...commits.filter((one) => one !== "ok"), ...answers.filter((one) => typeof one === "string")]
  if (refused.length > 0) return blame("refused", refused.join("; "))
  answers.forEach((cells, to) => {
    for (const { period, unit, value } of cells as ReadonlyArray<Oracle.Cell>) {
      const from = Number(period.slice(0, 4)) - 2000
      const isIn = (body: Body): boolean =>
        ids.get(body) === unit || `xx.${spanAt(body, to)?.province.toLowerCase()}` === unit
      const truth = people(country, [from, () => true], [to, isIn])
      const [lower, upper] = [value?.[0] ?? 0, value?.[1] ?? Infinity]
      const what = `${unit} in ${period} on ${dayOf(to)}: ${lower} to ${upper}, truly ${truth}`
      if (!within(lower, truth, upper)) blame("readings", what)
      else if (from <= to && !isVague(from, to) && !(near(lower, truth) && near(upper, truth)))
        blame("loose readings", what)
    }
  })
}

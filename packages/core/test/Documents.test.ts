import { assert, describe, it } from "@effect/vitest"
import { Documents, Problem } from "@lantoa/core"
import * as Result from "effect/Result"
import * as Written from "../src/internal/store/written.ts"
import { generate } from "./fixtures/generatedModel.ts"
import { type Random, random } from "./fixtures/random.ts"
import { encoded, set } from "./fixtures/smallModel.ts"

type Path = ReadonlyArray<string | number>
type Json = { readonly [key: string]: unknown } | ReadonlyArray<unknown>

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null

/** Every object of plain data with its place. */
const objects = (data: unknown, path: Path = []): ReadonlyArray<readonly [Path, Json]> =>
  isJson(data)
    ? [
        ...(Array.isArray(data) ? [] : [[path, data] as const]),
        ...Object.entries(data).flatMap(([key, value]) =>
          objects(value, [...path, Array.isArray(data) ? Number(key) : key])
        )
      ]
    : []

/** The small model with every key that may be left out, so that each schema is tried whole. */
const full = (): unknown => {
  const t = { vi: "Chữ", en: "Text" }
  const source = {
    directive: "plan",
    title: "Kế hoạch",
    quote: "hơn 550",
    locator: "tr. 3",
    url: "https://example.org"
  }
  const additions: ReadonlyArray<readonly [Path, unknown]> = [
    [["cohorts", 1, "definition"], t],
    [["measures", 0, "definition"], t],
    [["measures", 0, "missing"], "unknown"],
    [["measures", 1, "missing"], { carry: "forever" }],
    [["measures", 0, "range"], { lower: 0, upper: 1e9 }],
    [["measures", 0, "additivity"], { time: "overlapping", team: "none", cohort: "overlapping", place: "snapshot" }],
    [["measures", 0, "own"], "always"],
    [
      ["measures", 0, "reports"],
      ["teams", "activities"]
    ],
    [["measures", 0, "trust"], "parts"],
    [["measures", 1, "additivity", "dimension"], "overlapping"],
    [["measures", 1, "additivity", "team"], { is: "additive", because: t }],
    [["forms", 0, "due"], 5],
    [["forms", 0, "from"], "2025-01-01"],
    [["forms", 0, "to"], "2026-01-01"],
    [["hierarchies", 0, "levels", 3, "complete"], true],
    [["indicators", 0, "expression", "denominator", "from"], "commune"],
    [["indicators", 0, "definition"], t],
    [["indicators", 0, "better"], "lower"],
    [["indicators", 0, "onMerge"], "mean"],
    [["indicators", 0, "expression", "per"], 1000],
    [
      ["indicators", 0, "expression", "numerator", "along"],
      { time: "sum", team: "sum", cohort: "sum", place: "bounds" }
    ],
    [["units", 0, "names", 0], { name: t, type: t, from: "1945-09-02", to: "2999-01-01" }],
    [["organisations", 0, "note"], t],
    [["organisations", 0, "covers", 0], { unit: "vn.a", from: "2020-01-01", to: "2999-01-01" }],
    [["successions", 0, "clause"], "Điều 1"],
    [["successions", 0, "moves", 0, "shares"], { population: 0.25, area: "part", count: "none" }],
    [
      ["directives", 0],
      {
        id: "law",
        type: t,
        number: "09",
        symbol: "09-NQ/TU",
        issuer: "government",
        issued: "2025-06-16",
        tenure: "khóa 14",
        title: t,
        period: "2021/2025",
        vision: "2030",
        basis: [],
        source,
        note: t
      }
    ],
    [["teams", 0, "from"], "2022-03-01"],
    [["teams", 0, "to"], "2030-01-01"],
    [["memberships", 0, "from"], "2022-03-01"],
    [["memberships", 0, "to"], "2023-03-01"],
    [["campaigns", 0, "theme"], t],
    [["campaigns", 0, "period"], "2025"],
    [
      ["campaigns", 0, "notes"],
      [
        { kind: "lesson", text: t },
        { kind: "difficulty", text: t }
      ]
    ],
    [["campaigns", 0, "models", 0, "description"], t],
    [["campaigns", 0, "events", 0, "doubt"], t],
    [["activities", 0, "source"], source],
    [["targets", 1, "scope", "share"], { comparator: ">=", percent: 80 }]
  ]
  return additions.reduce((data: unknown, [path, value]) => set(data, path, value), encoded())
}

/** Which keys the schemas let one leave out, found by trying. */
const optional = (data: unknown): ReadonlyArray<Path> =>
  objects(data)
    .flatMap(([path, one]) => Object.keys(one).map((key): Path => [...path, key]))
    .filter((path) => Result.isSuccess(Documents.decode(set(data, path, undefined))))

const messy = (rng: Random, text: string): string => {
  const form = rng.chance(0.5) ? text.normalize("NFD") : text
  return rng.chance(0.3) ? `  ${form}\n` : form
}

/** The same data with texts for people spelt in other forms. */
const respelt = (rng: Random, data: unknown): unknown =>
  Array.isArray(data)
    ? data.map((item) => respelt(rng, item))
    : isJson(data)
      ? Object.fromEntries(
          Object.entries(data).map(([key, value]) => [
            key,
            (key === "vi" || key === "en" || key === "quote") && typeof value === "string"
              ? messy(rng, value)
              : respelt(rng, value)
          ])
        )
      : data

const roundTrips = (data: unknown): Documents.Documents => {
  const documents = Result.getOrThrow(Documents.decode(data))
  const written = JSON.parse(JSON.stringify(Documents.encode(documents))) as unknown
  const again = Result.getOrThrow(Documents.decode(written))
  assert.deepStrictEqual(again, documents)
  assert.deepStrictEqual(JSON.parse(JSON.stringify(Documents.encode(again))), written)
  return documents
}

describe("documents", () => {
  it("written and read again are the same, whatever of them is left out and however texts are spelt", () => {
    const data = full()
    const whole = roundTrips(data)
    const keys = optional(data)
    assert.isAbove(keys.length, 80)
    const rng = random(31)
    for (let run = 0; run < 60; run++) {
      // A key under one left out before is gone already: setting it again would bring back half of an object.
      const dropped = keys.filter(() => rng.chance(0.2))
      const outermost = dropped.filter(
        (path) => !dropped.some((other) => other.length < path.length && other.every((key, i) => key === path[i]))
      )
      const less = outermost.reduce((rest: unknown, path) => set(rest, path, undefined), data)
      if (Result.isSuccess(Documents.decode(less))) roundTrips(respelt(rng, less))
    }
    assert.deepStrictEqual(Result.getOrThrow(Documents.decode(respelt(rng, data))), whole)
    for (let seed = 1; seed <= 20; seed++) roundTrips(generate(seed, 40))
  })

  it("that were read are kept as those that were written, whatever order their keys came in", () => {
    const turned = (data: unknown): unknown =>
      Array.isArray(data)
        ? data.map(turned)
        : isJson(data)
          ? Object.fromEntries(
              Object.entries(data)
                .reverse()
                .map(([key, value]) => [key, turned(value)])
            )
          : data
    for (const data of [full(), generate(3, 60)]) {
      const kept = JSON.stringify(Documents.encode(Result.getOrThrow(Documents.decode(data))))
      const read = Written.reading(Result.getOrThrow(Documents.decode(turned(data))))
      assert.strictEqual(JSON.stringify(Written.encode(read)), kept)
      assert.isTrue(Written.same.every((kind) => Written.encode(read)[kind] === read[kind]))
      // What nobody read is written in the order of its schema.
      assert.strictEqual(JSON.stringify(Written.encode(turned(read) as typeof read)), kept)
    }
  })

  it("refuse unknown keys in every object of every kind, naming the place", () => {
    const data = full()
    const open = ["where"]
    const closed = objects(data).filter(([path]) => !open.includes(String(path.at(-1))))
    assert.isAbove(closed.length, 100)
    for (const [path] of closed) {
      const result = Documents.decode(set(data, [...path, "surplus"], 1))
      assert.isTrue(Result.isFailure(result), path.join("."))
      const places = Result.getOrThrow(Result.flip(result)).problems.map((one) => Problem.renderPath(one.path))
      assert.isTrue(
        places.every((place) => place.startsWith(Problem.renderPath(path))),
        `${path.join(".")}: ${places.join(" ")}`
      )
    }
  })

  it("report every problem at once, each at its place", () => {
    const data = encoded()
    // A member of a dimension bears the word that reports use, e.g. "VNPT Money".
    const ids = objects(data).flatMap(([path, one]) =>
      "id" in one && !(path[0] === "dimensions" && path.length === 4) ? [[...path, "id"]] : []
    )
    assert.isAbove(ids.length, 30)
    const wrong = ids.reduce((rest: unknown, path) => set(rest, path, "Not An Id"), data)
    const error = Result.getOrThrow(Result.flip(Documents.decode(wrong)))
    assert.sameDeepMembers(
      error.problems.map((one) => one.path),
      ids
    )
    assert.match(error.message, /^Documents: \d+ problems\n {2}- /)
    assert.isTrue(error.problems.every((one) => one.code === "invalid" && one.message.startsWith("must be an id: ")))
  })

  it("start empty, join in order and know their keys", () => {
    assert.isTrue(Documents.kinds.every((kind) => Documents.empty[kind].length === 0))
    const small = Documents.from(encoded())
    const twice = Documents.concat([small, Documents.empty, small])
    for (const kind of Documents.kinds) {
      assert.deepStrictEqual(twice[kind].map(Documents.key), [...small[kind], ...small[kind]].map(Documents.key))
    }
    assert.strictEqual(Documents.key(small.memberships[0]!), "team-x/m1/")
  })
})

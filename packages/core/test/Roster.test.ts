import { assert, it } from "@effect/vitest"
import { Lantoa } from "../src/index.ts"

const text = (name: string) => ({ vi: name, en: name })
const weeks = ["2025-W10", "2025-W11", "2025-W12", "2025-W13"]

it("asks a team for the weeks in which it is, and as one of the unit where it was then", async () => {
  await using lantoa = await Lantoa.open()
  await lantoa.put(
    {
      measures: [{ id: "m", title: text("m"), basis: "turn", accumulation: "flow", own: "no", reports: ["teams"] }],
      units: ["a", "b"].map((id) => ({ id, names: [{ name: text(id) }] })),
      hierarchies: [
        {
          id: "s",
          name: text("s"),
          levels: [{ id: "l", name: text("l") }],
          edges: ["a", "b"].map((unit) => ({ unit, level: "l" }))
        }
      ],
      forms: [{ id: "week", title: text("week"), measures: ["m"], by: { teams: "k" }, every: "week", due: 5 }],
      teams: [
        { id: "always", name: text("always"), kind: "k", host: "a" },
        { id: "late", name: text("late"), kind: "k", host: "a", from: "2025-03-12" },
        { id: "ended", name: text("ended"), kind: "k", host: "a", to: "2025-03-21" },
        {
          id: "moved",
          name: text("moved"),
          kind: "k",
          hosts: [
            { unit: "a", to: "2025-03-18" },
            { unit: "b", from: "2025-03-18" }
          ]
        }
      ],
      indicators: [{ id: "i", title: text("i"), expression: { _tag: "Measure", measure: "m" } }]
    },
    { knownAt: "2025-01-01T00:00:00Z" }
  )
  const asked = async (units: ReadonlyArray<string>) => {
    const found = await lantoa.read({ indicator: "i", hierarchy: "s", units, periods: weeks })
    return [...found].map(({ silent }) => silent.map(({ reporter }) => reporter).sort())
  }
  assert.deepStrictEqual(await asked(["a"]), [
    ["always", "ended", "moved"],
    ["always", "ended", "late", "moved"],
    ["always", "late"],
    ["always", "late"]
  ])
  assert.deepStrictEqual(await asked(["b"]), [[], [], ["moved"], ["moved"]])
})

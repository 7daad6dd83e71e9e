import { Oracle } from "@lantoa/testkit"
import { assert, describe, it } from "vitest"
import { stores } from "../src/door.ts"
import { type Redrawn, redrawing } from "./redrawn.ts"

const unsound: ReadonlyArray<Oracle.Fault> = ["crossed", "false", "overclaims", "false alarm"]

/** What is right of each cell of an answer; where each team was asked for, of that team. */
const rightOf = (
  { asked, truth }: Redrawn,
  query: Oracle.QueryJson,
  cells: ReadonlyArray<Oracle.Cell>
): ReadonlyArray<Oracle.Expectation | undefined> => {
  const { by, ...question } = query
  const teams: ReadonlyArray<string | undefined> =
    by === undefined ? [undefined] : [...new Set(cells.map(({ team }) => team))]
  const queries = teams.map((team) => ({ ...question, ...(team === undefined ? {} : { team }) }))
  if (queries.length === 0) return []
  const expected = Oracle.expect(Oracle.read(asked.documents), { ...asked, queries }, truth)
  return cells.map(
    ({ period, team, unit }) =>
      expected[teams.indexOf(team)]![query.units.indexOf(unit) * query.periods.length + query.periods.indexOf(period)]
  )
}

/** What is wrong with the answers to a world, asked together. */
const wrongIn = async (...[seed, ...kind]: Parameters<typeof redrawing>): Promise<ReadonlyArray<string>> => {
  const world = redrawing(seed, ...kind)
  const { queries } = world.asked
  const { answers, commits } = await stores["memory"]!(world.asked)
  const found = commits.filter((text) => text !== "ok")
  answers.forEach((cells, index) => {
    if (typeof cells === "string") return void found.push(cells)
    const right = rightOf(world, queries[index]!, cells)
    cells.forEach((cell, place) => {
      const faults = right[place] === undefined ? [] : Oracle.compare(cell, right[place]).faults
      if (!faults.some((fault) => unsound.includes(fault))) return
      const on = queries[index]!.boundaries?.asOf ?? "as reported"
      found.push(`${seed}, ${on}: ${JSON.stringify(cell)}, not ${JSON.stringify(right[place]!.truths)}`)
    })
  })
  return found
}

const seeds = Array.from({ length: 100 }, (_, index) => index + 1)

describe("Maps that are drawn anew", () => {
  it.each([
    ["", seeds, false, false],
    [", of teams that tell it", [66, 67, 132, 4016, 4021, 5051], true, false],
    [", of communes that tell it under former codes", seeds.slice(0, 60), false, true]
  ] as const)(
    "give readings that hold the truth and claim no more than was told, on the boundaries of both sides%s",
    async (_, worlds, withTeams, withFormer) => {
      const found: Array<string> = []
      for (const seed of worlds) found.push(...(await wrongIn(seed, withTeams, withFormer)))
      assert.deepStrictEqual(found.slice(0, 5), [])
    },
    240_000
  )
})

/** Districts that became one on the day on which a commune left one of them, or came. */
import { below, edge, figure, province, query, reform, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"

const level = (id: string) => ({ id, name: text(id), complete: true })

/** Districts d and e became x, f stays; communes a of d, b of e, g of f: one of them went elsewhere on that day. */
const districts = (moved: string, to: string, own: "no" | "always" = "no"): Scenario["documents"] => {
  const units = ["d", "e", "f", "x", "a", "b", "g"]
  const seats = { a: ["d", "x"], b: ["e", "x"], g: ["f", "f"] }
  const district = (unit: string, more: object) => ({ unit, level: "district", parent: "p", ...more })
  return province(
    { communes: units, measures: [below({ own })] },
    {
      hierarchies: [
        {
          id: "state",
          name: text("state"),
          levels: [level("province"), level("district"), level("commune")],
          edges: [
            { unit: "p", level: "province" },
            ...["d", "e"].map((unit) => district(unit, { to: reform })),
            district("f", {}),
            district("x", { from: reform }),
            ...Object.entries(seats).flatMap(([unit, [before, after]]) => [
              edge(unit, { parent: before, to: reform }),
              edge(unit, { parent: unit === moved ? to : after, from: reform })
            ])
          ]
        }
      ],
      successions: [
        {
          id: "act",
          kind: "merge",
          date: reform,
          hierarchy: "state",
          moves: ["d", "e"].map((from) => ({ from, to: "x" }))
        }
      ]
    }
  )
}

const told = ["a", "b", "g"].flatMap((unit, index) => [
  figure(unit, "2025-06", 10 ** index),
  figure(unit, "2025-07", 2 * 10 ** index)
])
const after = { boundaries: { asOf: reform } }
const before = { boundaries: { asOf: "2025-06-30" } }

export const redrawn: ReadonlyArray<Scenario> = [
  {
    title: "what left one of its districts on the day on which that became another is not in that one's past",
    documents: districts("b", "f"),
    commits: [told],
    asks: [
      {
        query: query(["x", "f"], ["2025-06", "2025-06/2025-07"], after),
        gives: {
          "x 2025-06": { value: 1 },
          "x 2025-06/2025-07": { value: 3 },
          "f 2025-06": { value: 110 },
          "f 2025-06/2025-07": { value: 330 }
        }
      },
      {
        query: query(["d", "f"], ["2025-07"], before),
        gives: { "d 2025-07": { value: 2 }, "f 2025-07": { value: 200 } }
      }
    ]
  },
  {
    title: "what came to it from elsewhere on that day is in its past, asked alone and beside others",
    documents: districts("g", "x"),
    commits: [told],
    asks: [
      { query: query(["x"], ["2025-06"], after), gives: { "x 2025-06": { value: 111 } } },
      {
        query: query(["x", "p"], ["2025-06", "2025-07", "2025-06/2025-07"], after),
        gives: {
          "x 2025-06": { value: 111 },
          "x 2025-07": { value: 222 },
          "x 2025-06/2025-07": { value: 333 },
          "p 2025-06": { value: 111 },
          "p 2025-07": { value: 222 },
          "p 2025-06/2025-07": { value: 333 }
        }
      }
    ]
  },
  {
    title: "what a district that leaves out its communes told of the days before it was made is no bound of theirs",
    documents: districts("", "", "always"),
    commits: [[figure("x", "2025-06/2025-07", 3), figure("a", "2025-06", 10), figure("a", "2025-07", 20)]],
    asks: [
      {
        query: query(["x"], ["2025-06"], after),
        gives: { "x 2025-06": { value: ">= 10" } }
      }
    ]
  }
]

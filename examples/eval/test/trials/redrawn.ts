/** Districts that ended or became one on the day on which communes moved, merged or were divided. */
import {
  below,
  edge,
  figure,
  figures,
  province,
  query,
  reform,
  team,
  teamsReported,
  text
} from "../support/documents.ts"
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

/** Province p was divided between y, with its communes a and b, and z, with c and e. */
const cutInTwo = (): Scenario["documents"] => {
  const heirs = { a: "y", b: "y", c: "z", e: "z" }
  return province(
    { communes: ["y", "z", ...Object.keys(heirs)], measures: [below()] },
    {
      hierarchies: [
        {
          id: "state",
          name: text("state"),
          levels: [level("province"), level("commune")],
          edges: [
            { unit: "p", level: "province", to: reform },
            ...["y", "z"].map((unit) => ({ unit, level: "province", from: reform })),
            ...Object.entries(heirs).flatMap(([unit, heir]) => [
              edge(unit, { to: reform }),
              edge(unit, { parent: heir, from: reform })
            ])
          ]
        }
      ],
      successions: [
        {
          id: "cut",
          kind: "split",
          date: reform,
          hierarchy: "state",
          moves: ["y", "z"].map((to) => ({ from: "p", to, shares: { population: "part" } }))
        }
      ]
    }
  )
}

/** Districts d and e ended; commune a of d was divided into x and y, or became x with b of e. */
const ended = (into: "two" | "one", more: object = { reports: ["teams"] }): Scenario["documents"] => {
  const district = (unit: string) => ({ unit, level: "district", parent: "p", to: reform })
  const shares = (word: string) => ({ population: word, count: word, area: word })
  const parts = [
    { from: "a", to: "x", shares: shares("part") },
    { from: "a", to: "y", shares: shares("remainder") }
  ]
  const moves = into === "two" ? parts : ["a", "b"].map((from) => ({ from, to: "x" }))
  return province(
    { communes: ["d", "e", "a", "b", "x", "y"], measures: [below(more)] },
    {
      hierarchies: [
        {
          id: "state",
          name: text("state"),
          levels: [level("province"), { ...level("district"), to: reform }, level("commune")],
          edges: [
            { unit: "p", level: "province" },
            ...["d", "e"].map(district),
            edge("a", { parent: "d", to: reform }),
            edge("b", { parent: "e", to: reform }),
            ...(into === "two" ? [edge("b", { from: reform }), edge("y", { from: reform })] : []),
            edge("x", { from: reform }),
            ...(into === "one" ? [edge("y", { from: reform })] : [])
          ]
        }
      ],
      successions: [{ id: "act", kind: "merge", date: reform, hierarchy: "state", moves }] as never,
      teams: into === "two" ? [team("new", "y")] : [team("t", "a"), team("new", "x")]
    }
  )
}

type Part = "part" | "remainder"
type Measures = Parameters<typeof province>[0]["measures"]

/** Communes that began, ended or gave something away on the day, below the province or a district d that ended on it. */
const acted = (
  edges: { readonly [unit: string]: object },
  moves: ReadonlyArray<readonly [from: string, to: string, share?: Part]>,
  { listed = true, measures = [below()] }: { readonly listed?: boolean; readonly measures?: Measures } = {}
): Scenario["documents"] => {
  const district = Object.values(edges).some((one) => "parent" in one)
  return province(
    { communes: [...Object.keys(edges), ...(district ? ["d"] : [])], measures },
    {
      hierarchies: [
        {
          id: "state",
          name: text("state"),
          levels: [
            level("province"),
            ...(district ? [{ ...level("district"), to: reform }] : []),
            { ...level("commune"), complete: listed }
          ],
          edges: [
            { unit: "p", level: "province" },
            ...(district ? [{ unit: "d", level: "district", parent: "p", to: reform }] : []),
            ...Object.entries(edges).map(([unit, more]) => edge(unit, more))
          ]
        }
      ],
      successions: [
        {
          id: "act",
          kind: "mixed",
          date: reform,
          hierarchy: "state",
          moves: moves.map(([from, to, share]) => ({ from, to, ...(share && { shares: { population: share } }) }))
        }
      ]
    }
  )
}

const [until, since, inDistrict] = [{ to: reform }, { from: reform }, { parent: "d", to: reform }]
const lasting = { measures: [teamsReported({ own: "no", missing: { carry: "forever" } })] }

/** Commune e was divided: a part went to a, which was there before, the rest became n. */
const divided = acted({ a: {}, e: until, n: since }, [
  ["e", "a", "part"],
  ["e", "n", "remainder"]
])

/** Commune n was made of b and of a part of a, which lives on. */
const moves = [
  ["b", "n"],
  ["a", "n", "part"]
] as const
const partly = acted({ a: {}, b: until, n: since }, moves, lasting)

/** District d, of which only commune a is known, ended as a became n. */
const unlisted = acted({ a: inDistrict, n: since }, [["a", "n"]], { listed: false })

/** District d ended as its communes a and b became x and y. */
const became = [
  ["a", "x"],
  ["b", "y"]
] as const
const renamed = acted({ a: inDistrict, b: inDistrict, x: since, y: since }, became, lasting)

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
    title:
      "what a commune that leaves out those below it told over the days of its move is in the district to which it went",
    documents: districts("b", "f", "always"),
    commits: [["b", "f", "g"].map((unit, index) => figure(unit, "2025-06/2025-07", 10 ** index))],
    asks: [
      {
        query: query(["f", "x"], ["2025-06/2025-07"], after),
        gives: { "f 2025-06/2025-07": { value: 111, reported: 111 }, "x 2025-06/2025-07": { reason: "no-figures" } }
      },
      {
        query: query(["e", "f"], ["2025-06/2025-07"], before),
        gives: { "e 2025-06/2025-07": { value: ">= 1" }, "f 2025-06/2025-07": { value: 110 } }
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
  },
  {
    title: "what a new team of a part of a commune did is once in its former district",
    documents: ended("two"),
    commits: [[figure("y", "2025-07", 10, { team: "new" })]],
    asks: [
      {
        query: query(["d", "p"], ["2025-07"], { ...before, by: "team" }),
        gives: { "d 2025-07": { value: ">= 10", reported: 10 }, "p 2025-07": { value: ">= 10", reported: 10 } }
      }
    ]
  },
  {
    title: "what a new team of a merged commune did may be of either of the former ones, beside what theirs did",
    documents: ended("one"),
    commits: [[figure("x", "2025-07", 8, { team: "t" }), figure("x", "2025-07", 50, { team: "new" })]],
    asks: [
      {
        query: query(["a", "p"], ["2025-07"], before),
        gives: { "a 2025-07": { value: "[8, 58]" }, "p 2025-07": { value: ">= 58" } }
      }
    ]
  },
  {
    title:
      "what a divided commune files under its code is in the communes that came of it, and not in its ended district",
    documents: ended("two", {}),
    commits: [figures("2025-07", { a: 10, x: 30, y: 20, b: 5 })],
    asks: [{ query: query(["p"], ["2025-07"]), gives: { "p 2025-07": { value: 55 } } }]
  },
  {
    title: "nor is it all that these have",
    documents: ended("two", {}),
    commits: [figures("2025-07", { a: 10, x: 30, b: 5 })],
    asks: [{ query: query(["p"], ["2025-07"]), gives: { "p 2025-07": { value: "[35, 45]" } } }]
  },
  {
    title: "what it files so is not all there is where a part of it went to one that was there before",
    documents: divided,
    commits: [figures("2025-07", { e: 1 })],
    asks: [
      {
        query: query(["p", "a"], ["2025-07"]),
        gives: { "p 2025-07": { value: ">= 1" }, "a 2025-07": { value: ">= 0" } }
      }
    ]
  },
  {
    title: "and is in what that one and the new one tell",
    documents: divided,
    commits: [figures("2025-07", { e: 1, a: 4, n: 4 })],
    asks: [{ query: query(["p"], ["2025-07"]), gives: { "p 2025-07": { value: 8, reported: 8 } } }]
  },
  {
    title: "a district of which not all communes are known is, after its end, more than what came of those that are",
    documents: unlisted,
    commits: [figures("2025-H2", { n: 20 })],
    asks: [{ query: query(["d"], ["2025-H2"], before), gives: { "d 2025-H2": { value: ">= 20" } } }]
  },
  {
    title: "of what there is in a commune a part is that of one which lives on and gave it, as reported as well",
    documents: partly,
    commits: [figures("2024", { a: 100, b: 20 })],
    asks: [
      {
        query: query(["p", "a", "n"], ["2025-12-31"]),
        gives: {
          "p 2025-12-31": { value: 120 },
          "a 2025-12-31": { value: "[0, 100]" },
          "n 2025-12-31": { value: "[20, 120]" }
        }
      }
    ]
  },
  {
    title: "what a district had when it ended is, on the boundaries before, what came of its communes",
    documents: renamed,
    commits: [[figure("d", "2025-Q2", 36), figure("a", "2025-06", 28)]],
    asks: [
      {
        query: query(["d"], ["2025-06", "2025-07"], before),
        gives: { "d 2025-06": { value: 36 }, "d 2025-07": { value: 36, reported: 36 } }
      }
    ]
  },
  {
    title:
      "what a province told before it was cut in two is at most that in each, and not once for each of its communes",
    documents: cutInTwo(),
    commits: [[figure("p", "2024", 900)], [figure("c", "2024", 300)]],
    asks: [
      {
        query: query(["y", "z"], ["2024"], { boundaries: { asOf: "2025-12-31" } }),
        gives: { "y 2024": { value: "[0, 600]" }, "z 2024": { value: "[300, 900]" } }
      }
    ]
  }
]

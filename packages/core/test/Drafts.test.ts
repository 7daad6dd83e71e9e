/** Few words that make no documents: a typed error that says where and what to do. */
import { assert, it } from "@effect/vitest"
import { Documents, Problem } from "@lantoa/core"

const promised = { name: "x", indicator: "guided", unit: "a", source: "12/KH" }
const deep = { levels: { province: "tỉnh" }, units: { a: { name: "A", units: { b: "B" } } } }

const calls: ReadonlyArray<readonly [string, () => unknown, string]> = [
  ["both ends", () => Documents.targets({ t: { ...promised, atLeast: 1, atMost: 2 } as never }), "make it two targets"],
  ["no end", () => Documents.targets({ t: promised as never }), "give atLeast or atMost"],
  ["no targets", () => Documents.targets(null as never), "targets: must be an object"],
  ["a target that is none", () => Documents.targets({ t: null as never }), "targets.t: must be an object"],
  ["no measures", () => Documents.counts(null as never), "measures: must be an object"],
  ["a measure that is none", () => Documents.counts({ m: null as never }), "measures.m: must be an object"],
  ["no tree", () => Documents.tree(null as never), "tree: must be an object"],
  ["no units", () => Documents.tree({ levels: {} } as never), "units: must be an object"],
  ["no levels", () => Documents.tree({ units: {} } as never), "levels: must be an object"],
  [
    "a tree deeper than its levels",
    () => Documents.tree(deep),
    "units.b: lies 2 deep, and there are 1 levels (province): the tree is deeper than its levels"
  ]
]

for (const [what, call, said] of calls) {
  it(`${what}: is refused with a DocumentError`, () => {
    try {
      call()
    } catch (error) {
      assert.instanceOf(error, Problem.DocumentError)
      assert.include((error as Problem.DocumentError).message, said)
      return
    }
    assert.fail("it was taken")
  })
}

it("an end that is left out as undefined is none", () => {
  const { targets } = Documents.targets({ t: { ...promised, atLeast: undefined, atMost: 2 } })
  assert.deepStrictEqual([targets[0]!.comparator, targets[0]!.threshold], ["<=", 2])
})

/** A list put into a Lantoa, put again as it was, and the model of it weighed: of the whole country, or of one province of it. */
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { Documents, Lantoa, Model } from "@lantoa/core"
import { Result } from "effect"
import { read } from "./loading.ts"

const knownAt = "2025-07-01T00:00:00Z"

/** What lies in a province on any day, and what became of that. */
const provinceOf = (all: Documents.Documents, province: string): Documents.Documents => {
  const state = all.hierarchies[0]!
  const inside = new Set(["vn", province])
  for (let size = 0; size < inside.size;) {
    size = inside.size
    for (const { parent, unit } of state.edges) if (parent !== "vn" && inside.has(parent!)) inside.add(unit)
  }
  return {
    ...all,
    units: all.units.filter(({ id }) => inside.has(id)),
    hierarchies: [{ ...state, edges: state.edges.filter(({ unit }) => inside.has(unit)) }],
    successions: all.successions.filter(({ moves }) =>
      moves.every(({ from, to }) => inside.has(from) && inside.has(to))
    )
  }
}

const weigh = (documents: Documents.Documents): number => {
  setFlagsFromString("--expose-gc")
  const gc = runInNewContext("gc") as () => void
  const used = () => {
    for (let pass = 0; pass < 4; pass++) gc()
    const { arrayBuffers, heapUsed } = process.memoryUsage()
    return (heapUsed + arrayBuffers) / 2 ** 20
  }
  const before = used()
  const model = Result.getOrThrow(Model.make(documents))
  const after = used()
  if (model.units.size === 0) throw new Error("the model must be alive while it is weighed")
  return after - before
}

const putting = async (name: string, documents: Documents.Documents) => {
  const model_mb = weigh(documents)
  const encoded = Documents.encode(documents)
  const times: Array<readonly [put: number, again: number]> = []
  for (let run = 0; run < 3; run++) {
    const lantoa = await Lantoa.open()
    const start = performance.now()
    await lantoa.put(encoded, { knownAt })
    const middle = performance.now()
    await lantoa.put(encoded, { knownAt })
    times.push([middle - start, performance.now() - middle])
    await lantoa.close()
  }
  const best = (at: 0 | 1) => Math.min(...times.map((one) => one[at]))
  return { name: `put ${name}: ${documents.units.length} units`, put_ms: best(0), again_ms: best(1), model_mb }
}

export const puts = async (folder: string) => {
  const all = read(folder)
  return [await putting("the whole country", all), await putting("one province", provinceOf(all, "vn.22"))]
}

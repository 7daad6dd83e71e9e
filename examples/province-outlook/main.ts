/**
 * Will a province and each of its communes meet a target? Forecasts that add up, on the communes of today.
 *
 *   node main.ts [--lang en] [--svg FILE]
 *
 * All places and figures are made up (src/province.ts, src/figures.ts). Put your own documents and figures in their place.
 */
import { writeFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { Lantoa } from "@lantoa/core"
import { Fan, Projection } from "@lantoa/projection"
import { batch } from "./src/figures.ts"
import { documents, nameOf, reorganised, today } from "./src/province.ts"
import { report } from "./src/report.ts"

const { values: options } = parseArgs({
  options: { lang: { type: "string", default: "vi" }, svg: { type: "string" } }
})
const lang = options.lang === "en" ? "en" : "vi"

const lantoa = await Lantoa.open()
await lantoa.put(documents, { knownAt: "2026-01-01T00:00:00Z" })
await lantoa.append(batch)

/** The history of yesterday on the communes of today. */
const history = (indicator: string) =>
  lantoa.read({
    indicator,
    hierarchy: "state",
    units: ["p", ...today],
    periods: { over: "2014-01-01/2025-12-31", by: "year" },
    boundaries: { asOf: reorganised }
  })

const target = (await lantoa.model()).targets.get("online-60")!
const province = Projection.hierarchy({
  id: target.id,
  units: ["p", ...today].map((id) => ({
    id,
    title: { vi: nameOf(id), en: nameOf(id) },
    ...(id === "p" ? {} : { parent: "p" })
  })),
  numerators: await history("users"),
  denominators: await history("youth"),
  comparator: target.comparator,
  threshold: target.threshold,
  deadline: "2028",
  base: "2014"
})

// As if the statistics office had published the province's figure of 2026 before the communes reported theirs.
const official = { step: 1, users: 20000 }
console.log(report(province, { title: target.title, official }, lang))

if (options.svg !== undefined) {
  await writeFile(options.svg, Fan.svg(province.inputs[0]!, lang))
  console.error(`${{ vi: "Đã ghi", en: "Wrote" }[lang]} ${options.svg}`)
}

await lantoa.close()

/**
 * Will the targets be met? Reads figures and targets from two CSV files and prints the outlook of each target.
 *
 *   node main.ts [--figures my.csv] [--targets my-targets.csv] [--lang en] [--svg FOLDER] [--json]
 *
 * Copy this file, point it at your own CSVs: figures need the columns series, period, value; targets the columns below.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { Fan, Outlook, Projection } from "@lantoa/projection"
import { csvParse } from "d3-dsv"

const { values: options } = parseArgs({
  options: {
    figures: { type: "string", default: new URL("national.csv", import.meta.url).pathname },
    targets: { type: "string", default: new URL("targets.csv", import.meta.url).pathname },
    lang: { type: "string", default: "vi" },
    svg: { type: "string" },
    json: { type: "boolean", default: false }
  }
})
const lang = options.lang === "en" ? "en" : "vi"

/** Reads a CSV file, or says which file is missing. */
const read = async (file: string) => {
  const text = await readFile(file, "utf8").catch(() => {
    throw new Error(`${file} cannot be read; name an existing CSV file with --figures or --targets`)
  })
  return csvParse(text)
}

const figures = await read(options.figures)
const targets = await read(options.targets)

const inputs = targets.map((target) => {
  const history = figures
    .filter((row) => row["series"] === target["series"])
    .map((row) => ({
      period: row["period"]!,
      value: isNaN(Number(row["value"])) ? row["value"]! : Number(row["value"])
    }))
  return Projection.from({
    id: target["id"]!,
    title: { vi: target["title_vi"]!, en: target["title_en"]! },
    history,
    comparator: target["comparator"] as ">=",
    threshold: Number(target["threshold"]),
    ...(target["deadline"] === "" ? {} : { deadline: target["deadline"]! }),
    base: history[0]?.period ?? "",
    caveats: [
      { vi: `Chỉ tiêu theo ${target["source"]}.`, en: `Target of ${target["source"]}.` },
      { vi: target["caveat_vi"]!, en: target["caveat_en"]! }
    ]
  })
})

const outlooks = inputs.map((input) => Outlook.make(input))
if (options.json) console.log(JSON.stringify(outlooks, null, 2))
else {
  for (const outlook of outlooks) console.log(Outlook.render(outlook, lang))
  const aimless = new Set(figures.map((row) => row["series"])).difference(new Set(targets.map((row) => row["series"])))
  for (const series of aimless) {
    const last = figures.findLast((row) => row["series"] === series)!
    const words = { vi: "chưa có chỉ tiêu; mới nhất", en: "no target; latest" }
    const source = last[`source_${lang}`] || last["source"]
    console.log(`${series}: ${words[lang]} ${last["value"]} (${last["period"]}, ${source})`)
  }
}

if (options.svg !== undefined) {
  await mkdir(options.svg, { recursive: true })
  for (const input of inputs) {
    const file = join(options.svg, `${input.goal.id.replace(/[^\w-]/g, "-")}.svg`)
    await writeFile(file, Fan.svg(input, lang))
    console.error(`${{ vi: "Đã ghi", en: "Wrote" }[lang]} ${file}`)
  }
}

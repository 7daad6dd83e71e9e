/**
 * Will the targets be met? Reads figures and targets from two CSV files and prints the outlook of each target.
 *
 *   node main.ts --help
 *
 * Copy this folder and name your own files: what they hold stands in `src/figures.ts` and `src/targets.ts` under `columns`.
 */
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { Fan, Outlook, Projection } from "@lantoa/projection"
import * as Figures from "./src/figures.ts"
import * as Options from "./src/options.ts"
import { read } from "./src/read.ts"
import { Refused, render } from "./src/refused.ts"
import type { Target } from "./src/targets.ts"

/** A target as `Outlook` and `Fan` ask for it. */
const projected = ({ caveats, series, ...target }: Target, asOf: string) =>
  Projection.from({
    ...target,
    ...Figures.projected(series),
    asOf,
    history: series.history,
    base: series.history[0]!.period,
    caveats
  })

const main = async ({ asOf, figures, json, lang, numbers, svg, targets: wanted }: Options.Options): Promise<void> => {
  const { series, targets } = await read(figures, wanted, numbers)
  const inputs = targets.map((target) => projected(target, asOf))
  const outlooks = inputs.map((input) => Outlook.make(input))
  if (json) console.log(JSON.stringify(outlooks, null, 2))
  else {
    for (const outlook of outlooks) console.log(Outlook.render(outlook, lang))
    const aimed = new Set(targets.map((target) => target.series))
    for (const one of series) if (!aimed.has(one)) console.log(Figures.render(one, lang))
  }
  if (svg === undefined) return
  await mkdir(svg, { recursive: true })
  for (const input of inputs) {
    const file = join(svg, `${input.goal.id}.svg`)
    await writeFile(file, Fan.svg(input, lang))
    console.error(`${{ vi: "Đã ghi", en: "Wrote" }[lang]} ${file}`)
  }
}

const options = Options.read(process.argv.slice(2))
if ("code" in options) {
  console[options.code === 0 ? "log" : "error"](options.text)
  process.exitCode = options.code
} else {
  await main(options).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error
    console.error(render(error.complaints, options.lang))
    process.exitCode = 1
  })
}

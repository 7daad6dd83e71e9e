/**
 * Five real campaigns, from their documents to the outcome of their targets.
 *
 *   node main.ts [--lang en] [--as-of 2025-12-31]
 */
import { parseArgs } from "node:util"
import { Day } from "@lantoa/core"
import { report } from "./src/report.ts"
import { withCampaigns, withProgress } from "./src/scratch.ts"

const { values: options } = parseArgs({
  options: { lang: { type: "string", default: "vi" }, "as-of": { type: "string", default: "2025-12-31" } }
})
if (options.lang !== "vi" && options.lang !== "en") throw new Error(`--lang is vi or en, not ${options.lang}`)
const lang = options.lang
const waiting = { vi: "Đang nạp năm chiến dịch vào SQLite…", en: "Loading five campaigns into SQLite…" }
const asOf = Day.from(options["as-of"])

process.stdout.write(
  await withProgress(
    waiting[lang],
    withCampaigns((lantoa) => report(lantoa, { asOf, lang }))
  )
)

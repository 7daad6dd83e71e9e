/**
 * Reads every figure of the five documents back out of a SQLite file and compares it with the documents.
 *
 *   node facts.ts [--json] [--lang en]
 *
 * With LANTOA_DATA naming a folder that holds seed-facts.json, compares with that list too.
 */
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { type Checked, compare, type Fact, type Report } from "./src/Facts.ts"
import { withCampaigns, withProgress } from "./src/scratch.ts"
import { table } from "./src/Table.ts"

interface Fixture {
  readonly documents: { readonly [id: string]: string }
  readonly facts: ReadonlyArray<Fact & { readonly document: string; readonly phrase: string }>
}

const words = {
  vi: {
    waiting: "Đang nạp năm chiến dịch vào SQLite và đọc lại…",
    head: ["Mã", "Số liệu", "Nguyên văn", "Trạng thái", "Đọc lại từ"],
    state: { modelled: "mô hình", label: "nhãn", missing: "thiếu", mismatched: "sai" },
    sum: (r: Report) =>
      `${r.total} số liệu: ${r.modelled} được mô hình hóa, ${r.label} là nhãn (số không phải số lượng), ${r.missing.length} thiếu, ${r.mismatched.length} sai.`
  },
  en: {
    waiting: "Loading five campaigns into SQLite and reading them back…",
    head: ["Id", "Figure", "Words of the source", "State", "Read back from"],
    state: { modelled: "modelled", label: "label", missing: "missing", mismatched: "mismatched" },
    sum: (r: Report) =>
      `${r.total} figures: ${r.modelled} modelled, ${r.label} labels (numbers that are no quantities), ${r.missing.length} missing, ${r.mismatched.length} mismatched.`
  }
}

const readJson = async (file: string | URL): Promise<unknown> => JSON.parse(await readFile(file, "utf8"))

const secondList = async (): Promise<ReadonlyArray<Fact> | undefined> => {
  const folder = process.env["LANTOA_DATA"]
  if (folder === undefined || folder === "") return undefined
  const file = join(folder, "seed-facts.json")
  try {
    return (await readJson(file)) as ReadonlyArray<Fact>
  } catch (cause) {
    throw new Error(`${file} cannot be read; name another folder in LANTOA_DATA, or unset it`, { cause })
  }
}

const signs: { readonly [op: string]: string } = { eq: "", gt: "> ", gte: "≥ " }
const sign = ({ value, op }: { readonly value: string | number; readonly op: string }) => `${signs[op] ?? op}${value}`

const plain = ({ id, state, where, value, expected }: Checked) => ({
  id,
  state,
  where,
  value: value?.value ?? null,
  op: value?.op ?? null,
  expected: expected.value,
  expectedOp: expected.op
})

const { values: options } = parseArgs({
  options: { json: { type: "boolean", default: false }, lang: { type: "string", default: "vi" } }
})
const say = words[options.lang === "en" ? "en" : "vi"]
const fixture = (await readJson(new URL("facts.json", import.meta.url))) as Fixture
const others = await secondList()
const world = await withProgress(
  say.waiting,
  withCampaigns(async (lantoa) => ({
    documents: (await lantoa.model()).documents,
    observations: await lantoa.observations()
  }))
)
const report = compare(world, fixture.facts, others)

if (options.json) console.log(JSON.stringify({ ...report, facts: report.facts.map(plain) }, null, 2))
else {
  for (const [document, title] of Object.entries(fixture.documents)) {
    const own = fixture.facts.filter((fact) => fact.document === document)
    const rows = own.map((fact) => {
      const { state, where, value, expected } = report.facts.find(({ id }) => id === fact.id)!
      const shown = value === undefined ? "–" : sign(value)
      const figure = state === "mismatched" ? `${shown} ≠ ${sign(expected)}` : shown
      return [fact.id, figure, fact.phrase.replace(/\s+/g, " "), say.state[state], where]
    })
    console.log(`\n${title}\n\n${table(say.head, rows, [6, 18, 44, 10, 70])}`)
  }
  console.log(`\n${say.sum(report)}`)
}
if (report.missing.length + report.mismatched.length > 0) process.exitCode = 1

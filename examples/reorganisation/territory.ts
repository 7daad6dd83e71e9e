/** `pnpm run territory [--json] [--lang en]`: the reorganisation of 2025, checked on the lists that are there. */
import { env, argv, stdout } from "node:process"
import { parseArgs } from "node:util"
import { Quantity } from "@lantoa/core"
import { checks } from "./checks.ts"
import { load } from "./load.ts"

const asked = parseArgs({
  args: argv.slice(2).filter((arg) => arg !== "--"),
  options: {
    json: { type: "boolean", default: false },
    lang: { type: "string", default: "vi" },
    help: { type: "boolean", default: false }
  }
}).values
if (asked.help) {
  stdout.write("node territory.ts [--json] [--lang vi|en]\n")
  process.exit(0)
}
const loaded = load(env["LANTOA_DATA"])
const found = checks(loaded)
const ok = found.every((check) => check.ok)
const language = asked.lang === "en" ? "en" : "vi"

const head = {
  vi: loaded.full ? "Toàn bộ danh mục đơn vị hành chính" : "Bảng 63 → 34 tỉnh, thành phố đi kèm thư viện",
  en: loaded.full
    ? "The full lists of administrative units"
    : "The table of 63 → 34 provinces that ships with the library"
}
const expected = { vi: "cần", en: "expected" }

const words: { readonly [word: string]: { readonly vi: string; readonly en: string } } = {
  true: { vi: "có", en: "yes" },
  false: { vi: "không", en: "no" },
  total: { vi: "tổng", en: "total" },
  bounded: { vi: "số phần chỉ biết khoảng", en: "parts known as bounds only" },
  conserved: { vi: "bảo toàn", en: "conserved" },
  Ambiguous: { vi: "của nhiều đơn vị", en: "of several units" },
  unknown: { vi: "chưa rõ phần", en: "share not known" }
}
const say = (word: string): string => words[word]?.[language] ?? word
/** What a check found, for people. */
const show = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(show).join(", ")
  if (typeof value === "number") return Quantity.render(Quantity.exact(value), language)
  if (typeof value !== "object" || value === null) return say(String(value)).replace("(unknown)", `(${say("unknown")})`)
  return Object.entries(value)
    .map(([key, one]) => `${say(key)} ${show(one)}`)
    .join(", ")
}

if (asked.json) {
  const rows = found.map(({ actual, expected: wanted, name, ok: fine }) => ({
    name,
    expected: wanted,
    actual,
    ok: fine
  }))
  stdout.write(`${JSON.stringify({ ok, full: loaded.full, checks: rows }, undefined, 2)}\n`)
} else {
  const lines = found.map(({ actual, expected: wanted, ok: fine, title }) =>
    fine
      ? `  ✓ ${title[language]}: ${show(actual)}`
      : `  ✗ ${title[language]}: ${show(actual)} (${expected[language]} ${show(wanted)})`
  )
  stdout.write(`${head[language]}\n${lines.join("\n")}\n`)
}
process.exitCode = ok ? 0 : 1

/** `pnpm run territory [--json] [--lang en]`: the reorganisation of 2025, checked on the lists that are there. */
import { env, argv, stdout } from "node:process"
import { checks } from "./checks.ts"
import { load } from "./load.ts"

const loaded = load(env["LANTOA_DATA"])
const found = checks(loaded)
const ok = found.every((check) => check.ok)
const language = argv[argv.indexOf("--lang") + 1] === "en" ? "en" : "vi"

const head = {
  vi: loaded.full ? "Toàn bộ danh mục đơn vị hành chính" : "Bảng 63 → 34 tỉnh, thành phố đi kèm thư viện",
  en: loaded.full
    ? "The full lists of administrative units"
    : "The table of 63 → 34 provinces that ships with the library"
}
const expected = { vi: "cần", en: "expected" }

if (argv.includes("--json")) {
  const rows = found.map(({ actual, expected: wanted, name, ok: fine }) => ({
    name,
    expected: wanted,
    actual,
    ok: fine
  }))
  stdout.write(`${JSON.stringify({ ok, full: loaded.full, checks: rows }, undefined, 2)}\n`)
} else {
  const show = (value: unknown) => (Array.isArray(value) ? value.join(", ") : JSON.stringify(value).replaceAll('"', ""))
  const lines = found.map(({ actual, expected: wanted, ok: fine, title }) =>
    fine
      ? `  ✓ ${title[language]}: ${show(actual)}`
      : `  ✗ ${title[language]}: ${show(actual)} (${expected[language]} ${show(wanted)})`
  )
  stdout.write(`${head[language]}\n${lines.join("\n")}\n`)
}
process.exitCode = ok ? 0 : 1

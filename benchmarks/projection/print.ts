/** Results as JSON, or as indented lines for people. */
const rounded = (_key: string, value: unknown): unknown =>
  typeof value === "number" ? (Number.isFinite(value) ? Number(value.toPrecision(5)) : null) : value

const lines = (value: unknown, indent: string): string =>
  typeof value !== "object" || value === null
    ? ` ${String(value)}\n`
    : `\n${Object.entries(value)
        .filter(([key]) => key !== "reliability")
        .map(([key, inner]) => `${indent}${key}:${lines(inner, `${indent}  `)}`)
        .join("")}`

export const write = (result: object, json: boolean): void => {
  const text = JSON.stringify(result, rounded, 2)
  process.stdout.write(json ? `${text}\n` : lines(JSON.parse(text), "").trimStart())
}

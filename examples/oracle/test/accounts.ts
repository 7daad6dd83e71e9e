/** Whether an account adds up to its value, figure by figure. */
import { type Explanation, Quantity } from "@lantoa/core"

type Line = Explanation.Line
type Section = Explanation.Section

const near = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

const alike = (a: Quantity.Quantity, b: Quantity.Quantity): boolean => near(a.lower, b.lower) && near(a.upper, b.upper)

const adding: ReadonlyArray<Explanation.Role> = ["used", "taken", "blank", "silent"]

const total = (all: ReadonlyArray<Quantity.Quantity>): Quantity.Quantity => all.reduce(Quantity.add, Quantity.exact(0))

/** The ids of the figures that lines show. */
const figuresIn = (lines: ReadonlyArray<Line>): ReadonlyArray<string> =>
  lines.flatMap((one) => [...(one.figure === undefined ? [] : [one.figure.id]), ...figuresIn(one.lines)])

/** Whether every figure that lines speak of is shown. */
const isShown = (one: Line): boolean =>
  one.more === undefined &&
  (one.lines.length > 0 ? one.lines.every(isShown) : one.count === (one.figure === undefined ? 0 : 1))

const quantities = ({ lines, more }: Pick<Section, "lines" | "more">): ReadonlyArray<Quantity.Quantity> =>
  [...lines.map((one) => one.quantity), more?.quantity].flatMap((one) => (one === undefined ? [] : [one]))

/** What the sides of a value that is no sum come to. */
const ofSides = (how: Explanation.How, sides: ReadonlyArray<Quantity.Quantity>, value: Quantity.Quantity) => {
  const [lowers, uppers] = [sides.map((one) => one.lower), sides.map((one) => one.upper)]
  switch (how) {
    case "overlap":
      return [Math.max(...lowers), uppers.reduce((a, b) => a + b, 0)]
    case "spread":
      return [Math.min(...lowers), Math.max(...uppers)]
    case "bounds":
      return [Math.max(...lowers), Math.min(...uppers)]
    case "min":
      return [Math.min(...lowers), Math.min(...uppers)]
    case "max":
      return [Math.max(...lowers), Math.max(...uppers)]
    default:
      return [value.lower, value.upper]
  }
}

/** What is wrong with an account. */
export const faultsOf = ({ how, sections, value }: Explanation.Account): ReadonlyArray<string> => {
  const faults: Array<string> = []
  const show = (one: Quantity.Quantity) => String(Quantity.toJson(one))
  const of = (role: Explanation.Role) => sections.filter((one) => one.role === role)
  if (value !== undefined) {
    const sum = total(
      sections
        .filter(({ role }) => adding.includes(role))
        .flatMap(({ quantity, role }) =>
          quantity === undefined ? [] : [role === "taken" ? Quantity.negate(quantity) : quantity]
        )
    )
    if (!alike(sum, value)) faults.push(`sections ${show(sum)} for ${show(value)}`)
    const isSum = how === "sum" || how === "derived"
    for (const one of [...of("used"), ...of("taken")]) {
      const lines = quantities(one)
      if (lines.length === 0 || one.quantity === undefined) {
        faults.push(`${one.role}: nothing listed`)
      } else if (!alike(total(lines), one.quantity)) {
        const [low, high] = ofSides(how, lines, value)
        if (isSum) faults.push(`${one.role} ${show(total(lines))} for ${show(one.quantity)}`)
        else if (!near(low!, value.lower) || !near(high!, value.upper))
          faults.push(`${how} ${low} to ${high} for ${show(value)}`)
      }
    }
  }
  const used = new Set([...of("used"), ...of("taken")].flatMap(({ lines }) => figuresIn(lines)))
  for (const { lines, role } of sections) {
    if (role === "used" || role === "taken" || role === "time" || role === "finding") continue
    const twice = figuresIn(lines).filter((id) => used.has(id))
    if (twice.length > 0) faults.push(`${role}: ${twice.join()} used already`)
  }
  for (const { count, lines, more, role } of sections) {
    if (
      role === "time" ||
      more !== undefined ||
      role === "silent" ||
      role === "blank" ||
      role === "finding" ||
      role === "rest"
    )
      continue
    const shown = new Set(figuresIn(lines))
    if (lines.every(isShown) && shown.size !== count) faults.push(`${role}: ${shown.size} listed, ${count} said`)
  }
  return faults
}

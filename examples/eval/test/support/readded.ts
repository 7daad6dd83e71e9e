/** What the terms of accounts add up to, and the lines of which these are made. */
import { type Explanation, Quantity } from "@lantoa/core"

const adding: ReadonlyArray<Explanation.Role> = ["used", "taken", "blank", "silent"]

/** What was used less what was taken off, with lines left blank and who is silent. */
const readded = ({ sections }: Explanation.Account): Quantity.Quantity =>
  sections
    .filter(({ role }) => adding.includes(role))
    .flatMap(({ quantity, role }) =>
      quantity === undefined ? [] : [role === "taken" ? Quantity.negate(quantity) : quantity]
    )
    .reduce(Quantity.add, Quantity.exact(0))

/** The accounts of an explanation and of all that it is made of. */
const accounts = ({ account, children }: Explanation.Explanation): ReadonlyArray<Explanation.Account> => [
  ...(account === undefined ? [] : [account]),
  ...children.flatMap(accounts)
]

/** The least that lines of a section are, what is not listed as one of them. */
const least = ({ lines, more }: Explanation.Section): ReadonlyArray<number> =>
  [...lines, ...(more === undefined ? [] : [more])].map(({ quantity }) => quantity?.lower ?? 0)

const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9

/** Sections of which the lines do not come to what the section says: added up, or where they are no sum one of them alone. */
const unlisted = ({ how, sections, value }: Explanation.Account): ReadonlyArray<string> => {
  // What contradicts each other is told by its sides, which need not be its ends.
  if (value === undefined || how === "spread") return []
  const isSum = how === "sum" || how === "derived"
  return sections
    .filter(({ lines, role }) => (role === "used" || role === "taken") && lines.length > 0)
    .flatMap((section) => {
      const all = least(section)
      const said = section.quantity?.lower ?? 0
      const sum = all.reduce((a, b) => a + b, 0)
      const isListed =
        isSum || section.role === "taken" ? near(sum, said) : value.lower <= 0 || all.some((one) => near(one, said))
      return isListed ? [] : [`${how}: ${section.role} ${all.join(" + ")} for ${said}`]
    })
}

/** Accounts of which the terms, or the lines of these, do not add up to the value. */
export const unadded = (explanations: ReadonlyArray<Explanation.Explanation>): ReadonlyArray<string> =>
  explanations.flatMap(accounts).flatMap((account) => {
    const sum = readded(account)
    const { how, value } = account
    const isSum = value === undefined || Quantity.toJson(sum) === Quantity.toJson(value)
    return [...(isSum ? [] : [`${how}: ${Quantity.toJson(sum)} for ${Quantity.toJson(value)}`]), ...unlisted(account)]
  })

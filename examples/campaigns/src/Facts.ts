/** Compares what the stores hold with the figures of the documents. */
import { type Found, type Op, type World } from "./Reader.ts"
import { readers } from "./readers.ts"

/** A figure of the documents: our fixture's record, or the like of it from elsewhere. */
export interface Fact {
  readonly id: string
  readonly value: string | number
  readonly op: string
}

export interface Checked {
  readonly id: string
  readonly state: "modelled" | "label" | "missing" | "mismatched"
  readonly where: string
  readonly value: Found | undefined
  readonly expected: { readonly value: string | number; readonly op: Op }
}

export interface Report {
  readonly total: number
  readonly modelled: number
  readonly label: number
  readonly missing: ReadonlyArray<string>
  readonly mismatched: ReadonlyArray<string>
  readonly facts: ReadonlyArray<Checked>
}

/** Numbers may be written as texts: `2` and `"2"` are one figure; nothing else is forgiven. */
const agrees = (found: Found, fact: Fact): boolean => String(found.value) === String(fact.value) && found.op === fact.op

const check =
  (world: World, others: ReadonlyMap<string, Fact> | undefined) =>
  (fact: Fact): Checked => {
    const reader = readers[fact.id]
    const value = reader?.read(world)
    const other = others?.get(fact.id)
    const state =
      reader === undefined || value === undefined
        ? "missing"
        : agrees(value, fact) && (others === undefined || (other !== undefined && agrees(value, other)))
          ? reader.state
          : "mismatched"
    return {
      id: fact.id,
      state,
      where: reader?.where ?? "",
      value,
      expected: { value: fact.value, op: fact.op as Op }
    }
  }

/** Checks every fact, and against a second list too where one is given; ids that only the second has are missing. */
export const compare = (world: World, facts: ReadonlyArray<Fact>, others?: ReadonlyArray<Fact>): Report => {
  const second = others === undefined ? undefined : new Map(others.map((fact) => [fact.id, fact]))
  const own = new Set(facts.map(({ id }) => id))
  const all = [...facts, ...(others ?? []).filter(({ id }) => !own.has(id))]
  const checked = all.map(check(world, second))
  const of = (state: Checked["state"]) => checked.filter((one) => one.state === state)
  return {
    total: checked.length,
    modelled: of("modelled").length,
    label: of("label").length,
    missing: of("missing").map(({ id }) => id),
    mismatched: of("mismatched").map(({ id }) => id),
    facts: checked
  }
}

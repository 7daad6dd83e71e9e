/** A node of the tree before the figures of its accounts are read back. @internal */
import type * as Explanation from "../../Explanation.ts"
import type { Draft } from "./draft.ts"
import type { Leaf } from "./leaf.ts"

export interface Branch extends Omit<Explanation.Explanation, "account" | "children"> {
  readonly account: { readonly leaf: Leaf; readonly draft: Draft } | undefined
  readonly children: ReadonlyArray<Branch>
}

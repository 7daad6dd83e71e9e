/**
 * The conformance suite of stores whose database is a file, beside that of all stores: who may open what, and what is left as it was.
 *
 * @since 0.1.0
 */
import type { Files } from "./internal/files.ts"
import { refusals } from "./internal/fileRefusals.ts"
import { uses } from "./internal/fileUses.ts"

export type {
  /**
   * How the suite opens files, and does to them what other programs may do.
   *
   * @category models
   * @since 0.1.0
   */
  Files
} from "./internal/files.ts"

/**
 * Declares the tests that every store in a file must pass: a path that is none, files of other programs, of older and of newer
 * layouts, damaged ones; several stores on one file; files that may only be read, or not even that. It needs Node.
 *
 * @category suites
 * @since 0.1.0
 */
export const suite = (name: string, files: Files): void => {
  uses(name, files)
  refusals(name, files)
}

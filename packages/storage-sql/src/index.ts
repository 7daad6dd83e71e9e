export * as Dialect from "./Dialect.ts"
export * as FilePlace from "./FilePlace.ts"
export * as SqlStore from "./SqlStore.ts"

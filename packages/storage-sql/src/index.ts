export * as Dialect from "./Dialect.ts"
export * as SqlStore from "./SqlStore.ts"

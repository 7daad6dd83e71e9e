export * as YouthUnion from "./YouthUnion.ts"

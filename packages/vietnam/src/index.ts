export * as Feasts from "./Feasts.ts"
export * as Names from "./Names.ts"
export * as VietnamActs from "./VietnamActs.ts"
export * as VietnamProvinces from "./VietnamProvinces.ts"

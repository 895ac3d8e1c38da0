import type { ListEntryRecord } from "./list-entry.store.ts";

/** What encrypted values of an entry are bound to. */
export const placeOfEntry = ({ _id }: Pick<ListEntryRecord, "_id">, field: "name" | "reason") => ({
  collection: "risk_lists",
  id: _id,
  field,
});

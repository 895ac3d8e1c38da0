import type { TripRecord } from "./trip-record.ts";

/** What a drill has rehearsed on: a model that nobody serves, or a key that was made for it. Nobody is called from their bed for that. */
export function isRehearsal({ subject, reason }: Pick<TripRecord, "subject" | "reason">): boolean {
  return (subject.type === "model" && subject.name.startsWith("drill/")) || (subject.type === "api-key" && reason === "drill");
}

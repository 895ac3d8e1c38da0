import { z } from "zod";
import type { TombstoneRecord } from "./tombstone.store.ts";

const tombstoneSchema = z.strictObject({
  _id: z.string(),
  kind: z.enum(["organization", "person"]),
  at: z.coerce.date(),
  heldIn: z.array(z.string()),
  sweepAt: z.coerce.date().nullable(),
});

/** A file that was kept beside the backups: one of them a line. */
export function parseTombstones(text: string): TombstoneRecord[] {
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => tombstoneSchema.parse(JSON.parse(line)));
}

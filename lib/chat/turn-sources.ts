import { z } from "zod";
import { dataSourceSchema } from "../guard/data-source.schema.ts";
import type { OrganizationCipher } from "../platform/crypto/cipher.ts";
import { type TurnSource, turnSourceSchema } from "./schema.ts";
import type { TurnRecord } from "./turn-record.ts";

export const PASSAGES_STEP = "passages";

/** What the step leaves behind: the prompt's text, and whose passages stand in it. */
export const passagesResultSchema = z.object({ text: z.string(), sources: z.array(turnSourceSchema), taint: z.array(dataSourceSchema) });
export type PassagesResult = z.infer<typeof passagesResultSchema>;

/** Passages the answer may cite, by their numbers; none where no file was looked into. */
export function listSources(cipher: OrganizationCipher, { _id, steps }: Pick<TurnRecord, "_id" | "steps">): TurnSource[] {
  const result = steps[PASSAGES_STEP]?.result;
  if (!result) return [];
  const opened = cipher.decrypt({ collection: "turns", id: _id, field: `steps.${PASSAGES_STEP}` }, result);
  return passagesResultSchema.parse(JSON.parse(opened)).sources;
}

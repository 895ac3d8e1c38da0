import * as z from "zod/mini";
import { requestJson } from "./http.ts";

export type ExchangeFormat = "json" | "promptfoo";

const importedSchema = z.object({ promptId: z.string(), rows: z.number(), notTakenOver: z.array(z.string()) });
export type ImportedPrompt = z.infer<typeof importedSchema>;

/** What the API takes at most; a file that is larger is refused before it is sent. */
export const IMPORT_MAX_BYTES = 256_000;

export function importPrompt(body: { format: ExchangeFormat; text: string }): Promise<ImportedPrompt> {
  return requestJson("/api/prompts/import", importedSchema, { method: "POST", body });
}

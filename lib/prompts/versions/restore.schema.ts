import { z } from "zod";
import { versionMessage } from "../content.schema.ts";

export const restoreVersionPathSchema = z.strictObject({
  promptId: z.string().min(1).max(64),
  version: z.coerce.number().int().min(1).max(1_000_000),
});
export const restoreVersionSchema = z.strictObject({
  message: versionMessage.optional().describe("Left out, it says which version was restored"),
});
export const restoredVersionSchema = z.object({ version: z.int().describe("The new version"), contentHash: z.string() });

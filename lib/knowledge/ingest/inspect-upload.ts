import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { ParsedFile } from "../extract/file-parser.ts";
import { REFUSALS } from "../extract/refusals.ts";
import type { FileDeps } from "../ports.ts";

/** At the door: what could not be read, would run, unpacks without end or fetches from elsewhere is not even kept. */
export async function inspectUpload(ctx: Context<Pick<FileDeps, "fileParser">>, file: ParsedFile): Promise<void> {
  const refusal = await ctx.deps.fileParser.inspect(file);
  if (refusal) throw new AppError("invalid", refusal, REFUSALS[refusal]);
}

import type { Context } from "../../platform/context.ts";
import { findEditable } from "../library/find-prompt.ts";
import { openVersion } from "./open-version.ts";
import type { LabelDeps } from "./ports.ts";
import { saveVersion } from "./save-version.ts";

type Restore = { promptId: string; version: number; message?: string | undefined };

/** What it said then becomes the newest version; nothing in between is lost. */
export async function restoreVersion(
  ctx: Context<LabelDeps>,
  { promptId, version, message }: Restore,
): Promise<{ version: number; contentHash: string }> {
  const prompt = await findEditable(ctx, promptId);
  const { content } = await openVersion(ctx, prompt, { version });
  const saved = await saveVersion(ctx, prompt, {
    content,
    message: message ?? `Restored version ${version}`,
    basedOn: version,
    source: "written",
    seen: prompt.latest,
  });
  return { version: saved.number, contentHash: saved.contentHash };
}

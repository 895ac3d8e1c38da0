import type { Context } from "../../platform/context.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { PromptContent } from "../content.schema.ts";
import { isStranger } from "../library/find-prompt.ts";
import type { LibraryStores } from "../library/ports.ts";
import { versionNotFound } from "../library/prompt-errors.ts";
import type { PromptRecord } from "../library/prompt-record.ts";
import type { VersionRecord } from "./version-record.ts";
import { readContent } from "./version-text.ts";

/** With neither: the one labelled `production`, else the newest. A number counts before a label. */
export type VersionSelector = { version?: number | undefined; label?: string | undefined };
export type OpenedVersion = { record: VersionRecord; content: PromptContent };
type OpenDeps = Pick<LibraryStores, "promptVersions"> & { cipher: Cipher };

/** `prompt` comes from `findReadable`. People of other organizations reach its public version and no other, by whatever name. */
export async function openVersion(
  ctx: Context<OpenDeps>,
  prompt: Pick<PromptRecord, "_id" | "orgId" | "labels" | "latest" | "publicVersion">,
  selector: VersionSelector,
): Promise<OpenedVersion> {
  const number = selectVersion(ctx, prompt, selector);
  const record = await ctx.deps.promptVersions.find(prompt.orgId, prompt._id, number);
  if (!record) throw versionNotFound(`version ${number}`);
  return { record, content: await readContent(ctx, record) };
}

/** The number alone, for whoever needs no text. */
export function selectVersion(
  ctx: Context,
  prompt: Pick<PromptRecord, "orgId" | "labels" | "latest" | "publicVersion">,
  { version, label }: VersionSelector,
): number {
  const labelled = prompt.labels.find(({ name }) => name === (label ?? "production"))?.version;
  if (isStranger(ctx, prompt)) {
    const asked = version ?? (label === undefined ? prompt.publicVersion : labelled);
    if (asked === undefined || asked === null || asked !== prompt.publicVersion) throw versionNotFound("such version for you to read");
    return asked;
  }
  if (version === undefined && label !== undefined && labelled === undefined) throw versionNotFound(`label ${label}`);
  return version ?? labelled ?? prompt.latest;
}

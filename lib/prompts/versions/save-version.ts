import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { PromptContent } from "../content.schema.ts";
import type { LibraryDeps } from "../library/ports.ts";
import type { PromptRecord } from "../library/prompt-record.ts";
import type { PromptSource } from "../schema.ts";
import { contentHashOf, makeVersion } from "./make-version.ts";
import type { VersionRecord } from "./version-record.ts";

export type NewVersion = {
  content: PromptContent;
  message: string;
  /** The version it was made from. */
  basedOn: number | null;
  source: PromptSource;
  /** The newest version its author has seen; left out, that is `basedOn`. For restoring an old one. */
  seen?: number;
};
type SaveDeps = Pick<LibraryDeps, "db" | "prompts" | "promptVersions" | "cipher" | "audit">;

/** `prompt` comes from `findEditable`. Nobody's version is saved over another one that its author has not seen. */
export async function saveVersion(ctx: Context<SaveDeps>, prompt: PromptRecord, input: NewVersion): Promise<VersionRecord> {
  const { content, message, basedOn, source, seen } = input;
  const { db, prompts, promptVersions, audit } = ctx.deps;
  const { _id: promptId, latest } = prompt;
  if ((seen ?? basedOn ?? latest) !== latest) throw versionConflict(latest);
  await assertChanged(ctx, prompt, contentHashOf(content));
  const version = await makeVersion(ctx, prompt, { number: latest + 1, content, message, source, basedOn });
  await db.withTransaction(async (session) => {
    if (!(await prompts.raise(prompt, version.createdAt, session))) throw versionConflict(latest + 1);
    await promptVersions.insert(version, session);
    const after = { version: version.number, contentHash: version.contentHash, basedOn, source };
    await audit.append(toAuditRecord(ctx, { action: "prompts.version-saved", target: { type: "prompt", id: promptId }, after }), session);
  });
  return version;
}

async function assertChanged({ deps }: Context<SaveDeps>, { orgId, _id, latest }: PromptRecord, contentHash: string): Promise<void> {
  const newest = await deps.promptVersions.find(orgId, _id, latest);
  if (newest?.contentHash !== contentHash) return;
  throw new AppError("conflict", "prompts.version_unchanged", `This is what version ${latest} says already. Nothing was saved.`);
}

function versionConflict(latest: number): AppError {
  return new AppError("conflict", "prompts.version_conflict", `Somebody has saved version ${latest} meanwhile. Look at it, then save.`, {
    members: { latest },
  });
}

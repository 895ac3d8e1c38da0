import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import type { PromptContent } from "../content.schema.ts";
import type { PromptSource, Visibility } from "../schema.ts";
import { makeVersion } from "../versions/make-version.ts";
import type { VersionRecord } from "../versions/version-record.ts";
import type { LibraryDeps } from "./ports.ts";
import type { PromptHead } from "./prompt.schema.ts";
import { audienceOf, type PromptRecord } from "./prompt-record.ts";
import { wordsOfHead } from "./prompt-words.ts";
import { ratedScore, trendingScore, WEIGHTS } from "./scores.ts";
import { shelvesOf } from "./shelves.ts";

export type NewPrompt = {
  head: PromptHead;
  content: PromptContent;
  message: string;
  source: PromptSource;
  origin: PromptRecord["origin"];
  /** Nobody's is public at once. Left out, private. */
  visibility?: Exclude<Visibility, "public">;
};
type CreatedPrompt = { prompt: PromptRecord; version: VersionRecord };
type CreateDeps = Pick<LibraryDeps, "db" | "prompts" | "promptVersions" | "cipher" | "audit">;

/** The prompt and its first version, in one transaction. */
export async function createPrompt(ctx: Context<CreateDeps>, input: NewPrompt): Promise<CreatedPrompt> {
  assertPermission(ctx, "prompts.write");
  const { db, prompts, promptVersions, audit } = ctx.deps;
  const { content, message, source } = input;
  const prompt = toNewPrompt(ctx, input);
  const version = await makeVersion(ctx, prompt, { number: 1, content, message, source, basedOn: null });
  await db.withTransaction(async (session) => {
    await prompts.insert(prompt, session);
    await promptVersions.insert(version, session);
    const after = { contentHash: version.contentHash, visibility: prompt.visibility, source, origin: prompt.origin };
    await audit.append(
      toAuditRecord(ctx, { action: "prompts.prompt-created", target: { type: "prompt", id: prompt._id }, after }),
      session,
    );
  });
  return { prompt, version };
}

function toNewPrompt(ctx: Context, { head, source, origin, visibility = "private" }: NewPrompt): PromptRecord {
  const [userId, now] = [userIdOf(ctx), new Date(ctx.clock.now())];
  const owned = { orgId: ctx.orgId, ownerId: userId, visibility };
  const { title, description, category, role, pattern, level, tags } = head;
  return {
    _id: createId("prompt"),
    ...owned,
    audience: audienceOf(owned),
    privateOf: visibility === "private" ? userId : null,
    shelves: shelvesOf({ orgId: ctx.orgId, category, role, pattern, level, tags, source, isFeatured: false }),
    ...{ title, description, category, role, pattern, level, tags },
    words: wordsOfHead(head),
    ...{ isFeatured: false, source, origin, latest: 1, labels: [], protectedLabels: [], publicVersion: null },
    ...{ runs: 0, favourites: 0, ratings: 0, ratingSum: 0, rated: ratedScore(0, 0) },
    trending: trendingScore(null, now.getTime(), WEIGHTS.created),
    ...{ createdBy: userId, createdAt: now, updatedAt: now, revision: 0 },
  };
}

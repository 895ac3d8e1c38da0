import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { parseTemplate } from "../template/parse-template.ts";
import { type OpenedVersion, openVersion } from "../versions/open-version.ts";
import type { VersionReach } from "../versions/version.store.ts";
import { toKept } from "../versions/version-text.ts";
import { findOwned } from "./find-prompt.ts";
import { showPrompt } from "./get-prompt.ts";
import { dropFeatured } from "./list-featured.ts";
import type { LibraryDeps } from "./ports.ts";
import type { PromptView, SetVisibilityInput } from "./prompt.schema.ts";
import { promptChanged } from "./prompt-errors.ts";
import { audienceOf, type PromptRecord } from "./prompt-record.ts";
import { shelvesOf } from "./shelves.ts";

/** How a version is to be kept from now on. */
type Kept = { number: number; reach: VersionReach };

/** Of a public prompt one version is kept readable, which needs no key; every other one stays closed, and it is closed again on the way back. */
export async function setVisibility(ctx: Context<LibraryDeps>, input: SetVisibilityInput & { promptId: string }): Promise<PromptView> {
  const prompt = await findOwned(ctx, input.promptId);
  const published = input.visibility === "public" ? await readPublished(ctx, prompt, input) : null;
  const next = withVisibility(ctx, prompt, input, published?.record.number ?? null);
  const kept = [
    ...(await closeAgain(ctx, prompt, next)),
    ...(published ? [{ number: published.record.number, reach: openReach(published) }] : []),
  ];
  const { db, prompts, promptVersions, promptParts, audit } = ctx.deps;
  const { orgId, _id: id } = prompt;
  await db.withTransaction(async (session) => {
    const { ownerId, visibility, audience, privateOf, publicVersion, isFeatured, shelves, updatedAt } = next;
    const to = { ownerId, visibility, audience, privateOf, publicVersion, isFeatured, shelves, updatedAt };
    if (!(await prompts.change(orgId, id, input.revision, to, session))) throw promptChanged();
    for (const { number, reach } of kept) await promptVersions.keepAs(orgId, id, number, reach, session);
    if (privateOf !== prompt.privateOf) for (const part of promptParts) await part.assign?.(orgId, id, privateOf, session);
    const entry = { action: "prompts.visibility-changed", target: { type: "prompt", id }, severity: "notice" } as const;
    await audit.append(toAuditRecord(ctx, { ...entry, before: reachOf(prompt), after: reachOf(next) }), session);
  });
  if (prompt.isFeatured) await dropFeatured(ctx);
  return showPrompt(ctx, { ...next, revision: input.revision + 1 });
}

const reachOf = ({ visibility, publicVersion, isFeatured }: PromptRecord) => ({ visibility, publicVersion, isFeatured });

/** Whoever makes one private whose owner is gone becomes its owner: somebody has to be able to read it. */
function withVisibility(
  ctx: Context,
  prompt: PromptRecord,
  { visibility }: SetVisibilityInput,
  publicVersion: number | null,
): PromptRecord {
  const ownerId = visibility === "private" ? (prompt.ownerId ?? userIdOf(ctx)) : prompt.ownerId;
  const isFeatured = prompt.isFeatured && visibility !== "private";
  const next = { ...prompt, ownerId, visibility, publicVersion, isFeatured, updatedAt: new Date(ctx.clock.now()) };
  const privateOf = visibility === "private" ? ownerId : null;
  return { ...next, audience: audienceOf(next), privateOf, shelves: shelvesOf(next) };
}

const openReach = ({ record, content }: OpenedVersion): VersionReach => toKept(content, record, null);

async function closeAgain(ctx: Context<LibraryDeps>, prompt: PromptRecord, { publicVersion }: PromptRecord): Promise<Kept[]> {
  if (prompt.publicVersion === null || prompt.publicVersion === publicVersion) return [];
  const { record, content } = await openVersion(ctx, prompt, { version: prompt.publicVersion });
  return [{ number: record.number, reach: toKept(content, record, await ctx.deps.cipher.forOrganization(prompt.orgId)) }];
}

/** What strangers run has to be harmless, and whole without anything they cannot read. */
async function readPublished(ctx: Context<LibraryDeps>, prompt: PromptRecord, { version }: SetVisibilityInput): Promise<OpenedVersion> {
  assertPermission(ctx, "prompts-public.write");
  const opened = await openVersion(ctx, prompt, { version });
  const findings = opened.record.lint.filter(({ severity }) => severity === "danger").map(({ code }) => code);
  const includes: string[] = [];
  for (const promptId of includedIn(opened)) if (!(await ctx.deps.prompts.find("", null, promptId))) includes.push(promptId);
  if (findings.length === 0 && includes.length === 0) return opened;
  throw new AppError("conflict", "prompts.publish_refused", `Version ${opened.record.number} cannot be made public as it is.`, {
    members: { findings, includes },
  });
}

function includedIn({ content }: OpenedVersion): string[] {
  const parts = [content.template, content.instructions].flatMap((text) => parseTemplate(text).parts);
  return [...new Set(parts.flatMap((part) => (part.type === "include" ? [part.promptId] : [])))];
}

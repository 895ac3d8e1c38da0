import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { digestOf } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import type { PromptContent } from "../content.schema.ts";
import type { PromptRecord } from "../library/prompt-record.ts";
import type { PromptSource } from "../schema.ts";
import { checkContent } from "../template/check-content.ts";
import { type ComposeDeps, composePrompt } from "../template/compose.ts";
import { lintContent } from "../workbench/lint-content.ts";
import type { VersionRecord } from "./version-record.ts";
import { cipherFor, toKept } from "./version-text.ts";

type VersionFields = {
  number: number;
  content: PromptContent;
  message: string;
  source: PromptSource;
  basedOn: number | null;
};

/** All that a version says, as JSON. Long defaults and examples count too. */
const CONTENT_MAX_CHARS = 200_000;

/** The same for equal contents, in whatever order their members came. */
export function contentHashOf(content: PromptContent): string {
  return digestOf(content);
}

/** Checked, read over and closed, for a transaction to insert. A new version is never readable to everybody at once. */
export async function makeVersion(
  ctx: Context<ComposeDeps>,
  prompt: Pick<PromptRecord, "_id" | "orgId" | "privateOf">,
  { content, ...fields }: VersionFields,
): Promise<VersionRecord> {
  assertPermission(ctx, "prompts.write");
  checkContent(content);
  assertFits(content);
  // What it includes has to be there, and not to lead back to it.
  await composePrompt(ctx, prompt, content);
  const _id = createId("promptVersion");
  return {
    ...{ _id, orgId: prompt.orgId, promptId: prompt._id, privateOf: prompt.privateOf },
    ...fields,
    ...toKept(content, { _id }, await cipherFor(ctx.deps.cipher, prompt)),
    contentHash: contentHashOf(content),
    lint: lintContent(content),
    createdBy: userIdOf(ctx),
    createdAt: new Date(ctx.clock.now()),
  };
}

function assertFits(content: PromptContent): void {
  if (JSON.stringify(content).length <= CONTENT_MAX_CHARS) return;
  throw new AppError("invalid", "prompts.content_too_large", `All of a version together has at most ${CONTENT_MAX_CHARS} characters.`, {
    errors: [{ pointer: "/body/content", detail: "is too large as a whole" }],
  });
}

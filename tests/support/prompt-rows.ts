import type { Context } from "../../lib/platform/context.ts";
import { permissionsOf } from "../../lib/platform/permissions.ts";
import { promptContentSchema } from "../../lib/prompts/content.schema.ts";
import { createPrompt } from "../../lib/prompts/library/create-prompt.ts";
import { findEditable } from "../../lib/prompts/library/find-prompt.ts";
import { saveVersion } from "../../lib/prompts/versions/save-version.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import type { Harness, Person } from "./harness.ts";

/** What a verb gets of somebody who has signed in. */
export function contextOf(harness: Harness, { orgId, userId, role }: Pick<Person, "orgId" | "userId" | "role">): Context<AppDeps> {
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId, permissions: permissionsOf(role) });
  return { ...ctx, role, actor: { type: "user", userId, sessionId: "ses_test" } };
}

type Options = { visibility?: "private" | "organization"; contents?: readonly object[] };

const KIND = { category: "support", role: null, pattern: "instruction", level: "beginner" } as const;

/** A prompt with a version for each content. */
export async function insertPrompt(harness: Harness, by: Person, { visibility = "organization", contents }: Options = {}): Promise<string> {
  const ctx = contextOf(harness, by);
  const [first, ...later] = contents ?? [{ template: "Answer in one sentence." }, { template: "Answer in one short sentence." }];
  const head = { title: "Sorts letters", description: "Sorts a letter into a pile.", ...KIND, tags: [] };
  const content = promptContentSchema.parse(first);
  const { prompt } = await createPrompt(ctx, { head, content, message: "First", source: "written", origin: null, visibility });
  for (const [index, next] of later.entries()) {
    const known = await findEditable(ctx, prompt._id);
    await saveVersion(ctx, known, {
      ...{ content: promptContentSchema.parse(next), message: `Change ${index + 1}`, basedOn: index + 1, source: "written" },
    });
  }
  return prompt._id;
}

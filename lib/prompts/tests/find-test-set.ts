import type { Context } from "../../platform/context.ts";
import { findEditable, findReadable, isStranger } from "../library/find-prompt.ts";
import type { LibraryStores } from "../library/ports.ts";
import { promptNotFound } from "../library/prompt-errors.ts";
import type { PromptRecord } from "../library/prompt-record.ts";
import type { TestStores } from "./ports.ts";
import { testSetNotFound } from "./test-errors.ts";
import type { TestSetRecord } from "./test-set.store.ts";

type FindDeps = Pick<LibraryStores, "prompts"> & Pick<TestStores, "promptTests">;
type At = { promptId: string; testSetId: string };

/** Tests are seen by the prompt's own organization; a stranger who may read the prompt finds none. */
export async function findTested(ctx: Context<Pick<LibraryStores, "prompts">>, promptId: string): Promise<PromptRecord> {
  const prompt = await findReadable(ctx, promptId);
  if (isStranger(ctx, prompt)) throw promptNotFound(promptId);
  return prompt;
}

export async function findTestSet(ctx: Context<FindDeps>, { promptId, testSetId }: At): Promise<TestSetRecord> {
  await findTested(ctx, promptId);
  return loadTestSet(ctx, { promptId, testSetId });
}

/** For whoever may change it. */
export async function findEditableTestSet(ctx: Context<FindDeps>, { promptId, testSetId }: At): Promise<TestSetRecord> {
  await findEditable(ctx, promptId);
  return loadTestSet(ctx, { promptId, testSetId });
}

async function loadTestSet({ deps, orgId }: Context<FindDeps>, { promptId, testSetId }: At): Promise<TestSetRecord> {
  const set = await deps.promptTests.findSet(orgId, promptId, testSetId);
  if (!set) throw testSetNotFound(testSetId);
  return set;
}

import type { Document } from "mongodb";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { askPromptLibrary, promptLibraryPast, promptLibraryStores } from "./prompt-library.ts";
import { askPromptRun, promptRunPast, promptRunStores } from "./prompt-runs.ts";
import { askPromptSocial, promptSocialPast, promptSocialStores } from "./prompt-social.ts";
import { askPromptTest, promptTestPast, promptTestStores } from "./prompt-tests.ts";
import { askPromptVersion, promptVersionPast, promptVersionStores } from "./prompt-versions.ts";
import { askPromptWorkbench, promptWorkbenchPast, promptWorkbenchStores } from "./prompt-workbench.ts";
import type { Owner } from "./tenancy.ts";

/** The prompt library, piece by piece: its stores, what they are asked, and what stands in their collections before. */
export function promptStores(deps: AppDeps) {
  return {
    ...promptLibraryStores(deps),
    ...promptVersionStores(deps),
    ...promptRunStores(deps),
    ...promptTestStores(deps),
    ...promptWorkbenchStores(deps),
    ...promptSocialStores(deps),
  };
}

export async function askPrompts(deps: AppDeps, owner: Owner): Promise<void> {
  await askPromptLibrary(deps, owner);
  await askPromptVersion(deps, owner);
  await askPromptRun(deps, owner);
  await askPromptTest(deps, owner);
  await askPromptWorkbench(deps, owner);
  await askPromptSocial(deps, owner);
}

export function promptPast(past: Parameters<typeof promptLibraryPast>[0]): Record<string, (index: number) => Document> {
  return {
    ...promptLibraryPast(past),
    ...promptVersionPast(past),
    ...promptRunPast(past),
    ...promptTestPast(past),
    ...promptWorkbenchPast(past),
    ...promptSocialPast(past),
  };
}

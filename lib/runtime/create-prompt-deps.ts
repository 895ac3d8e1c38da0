import type { PromptPart } from "../prompts/library/ports.ts";
import type { PromptDeps } from "../prompts/ports.ts";
import { createPromptLibraryDeps, promptLibraryCollections } from "./create-prompt-library-deps.ts";
import { createPromptRunDeps, promptRunCollections } from "./create-prompt-runs-deps.ts";
import { createPromptSocialDeps, promptSocialCollections } from "./create-prompt-social-deps.ts";
import { createPromptTestDeps, promptTestCollections } from "./create-prompt-tests-deps.ts";
import { createPromptVersionDeps, promptVersionCollections } from "./create-prompt-versions-deps.ts";
import { createPromptWorkbenchDeps, promptWorkbenchCollections } from "./create-prompt-workbench-deps.ts";
import type { PromptParts } from "./prompt-parts.ts";

export const promptCollections = [
  ...promptLibraryCollections,
  ...promptVersionCollections,
  ...promptRunCollections,
  ...promptTestCollections,
  ...promptWorkbenchCollections,
  ...promptSocialCollections,
] as const;

export function createPromptDeps(parts: PromptParts): PromptDeps {
  const stores = {
    ...createPromptLibraryDeps(parts),
    ...createPromptVersionDeps(parts),
    ...createPromptRunDeps(parts),
    ...createPromptTestDeps(parts),
    ...createPromptWorkbenchDeps(parts),
    ...createPromptSocialDeps(parts),
  };
  return { ...stores, promptParts: listPromptParts(stores) };
}

/** What else keeps something of a prompt: it goes with the prompt. */
function listPromptParts(stores: Omit<PromptDeps, "promptParts">): readonly PromptPart[] {
  return [
    ...[stores.promptVersions, stores.promptLabelMoves, stores.promptPromotions],
    ...[stores.promptRuns, stores.promptCounts],
    ...[stores.promptFavourites, stores.promptRatings, stores.promptShares],
    ...[stores.promptExperiments, stores.promptExposures, stores.promptQualityAudits],
    ...[stores.promptTests, stores.promptEvaluations, stores.promptResults],
  ];
}

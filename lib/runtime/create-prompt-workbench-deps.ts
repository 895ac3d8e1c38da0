import type { WorkbenchStores } from "../prompts/workbench/ports.ts";
import type { PromptParts } from "./prompt-parts.ts";

export const promptWorkbenchCollections = [] as const;

/** Experiments and quality audits. */
export function createPromptWorkbenchDeps(_parts: PromptParts): WorkbenchStores {
  return {};
}

import { createExperimentStore, experimentCollection } from "../prompts/workbench/experiment.store.ts";
import { createExposureStore, exposureCollection } from "../prompts/workbench/exposure.store.ts";
import type { WorkbenchStores } from "../prompts/workbench/ports.ts";
import { createQualityAuditStore, qualityAuditCollection } from "../prompts/workbench/quality-audit.store.ts";
import type { PromptParts } from "./prompt-parts.ts";

export const promptWorkbenchCollections = [experimentCollection, exposureCollection, qualityAuditCollection] as const;

/** Experiments and quality audits. */
export function createPromptWorkbenchDeps({ db }: PromptParts): WorkbenchStores {
  return {
    promptExperiments: createExperimentStore(db),
    promptExposures: createExposureStore(db),
    promptQualityAudits: createQualityAuditStore(db),
  };
}

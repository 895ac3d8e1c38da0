import type { PromptView } from "../../../_client/prompts.ts";

/** More than these are reached by number on the versions' own page. */
const VERSIONS_MAX = 50;

/** The newest first, with what they are labelled. */
export function listVersionOptions({ latest, labels }: Pick<PromptView, "latest" | "labels">): { value: string; label: string }[] {
  return Array.from({ length: Math.min(latest, VERSIONS_MAX) }, (_, index) => latest - index).map((version) => {
    const names = labels.filter((label) => label.version === version).map(({ name }) => name);
    return { value: String(version), label: [`Version ${version}`, ...names].join(", ") };
  });
}

import { AppError } from "../../platform/errors.ts";
import type { PromptContent } from "../content.schema.ts";
import { findContentProblems } from "./content-problems.ts";

/** Refuses what could not be rendered; a warning refuses nothing. `at` is where the content stands in what was sent. */
export function checkContent(content: PromptContent, at = "/body/content"): void {
  const errors = findContentProblems(content)
    .filter(({ severity }) => severity === "error")
    .map(({ pointer, detail, start, end }) => ({
      pointer: `${at}${pointer}`,
      detail: end > start ? `${detail} ${placeOf(content, pointer, start)}` : detail,
    }));
  if (errors.length === 0) return;
  throw new AppError("invalid", "prompts.content_invalid", "The prompt cannot be saved as it is. Look at what is named here and mend it.", {
    errors,
  });
}

/** As an editor counts: from 1. */
function placeOf(content: PromptContent, pointer: string, start: number): string {
  const text = pointer === "/template" ? content.template : content.instructions;
  const before = text.slice(0, start);
  return `Line ${before.split("\n").length}, column ${start - before.lastIndexOf("\n")}.`;
}

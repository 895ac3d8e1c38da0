import { describeAttachments, readAttachment } from "../knowledge/files/read-attachment.ts";
import { AppError } from "../platform/errors.ts";
import type { PromptFile, PromptLinks } from "../prompts/runs/ports.ts";
import type { TestLinks } from "../prompts/tests/ports.ts";
import { createAnswerJudges } from "./create-answer-judges.ts";
import type { Runtime } from "./runtime.ts";

/** Prompts and files stand beside each other, and meet here. */
export function createPromptLinks(runtime: () => Runtime): PromptLinks & TestLinks {
  return {
    ...createAnswerJudges(runtime),
    promptFiles: {
      async read(given, { fileId, charsMax, signal }): Promise<PromptFile> {
        const ctx = { ...given, deps: runtime().deps };
        const found = await describeAttachments(ctx, [fileId]).catch(nothingIfGone);
        const name = found[0]?.name;
        if (name === undefined) return { type: "gone", name: fileId };
        // A picture is not opened to say that it is none of what is wanted.
        if (found[0]?.kind === "image") return { type: "image", name };
        const content = await readAttachment(ctx, { fileId, charsMax, signal });
        if (content.type !== "text") return { type: content.type, name };
        return { type: "text", name, text: content.text, isWhole: content.isWhole };
      },
    },
  };
}

function nothingIfGone(error: unknown): [] {
  if (error instanceof AppError && error.code === "knowledge.file_not_found") return [];
  throw error;
}

// Text of a file is nobody's word in this conversation: it is judged as such and stands between marks it cannot contain.

import { inspectData } from "../../guard/inspect-data.ts";
import type { GuardDeps } from "../../guard/ports.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { Parameter, ParameterValues } from "../content.schema.ts";
import type { PromptFile, PromptLinks } from "./ports.ts";

/** Of all files of one run. */
const CHARS_MAX = 40_000;

type Wanted = { parameters: readonly Parameter[]; values: ParameterValues; signal: AbortSignal };

/** What `renderPrompt` puts in the place of each file, by the file's id. */
export async function openFiles(
  ctx: Context<GuardDeps & PromptLinks>,
  { parameters, values, signal }: Wanted,
): Promise<Readonly<Record<string, string>>> {
  const files = parameters.filter(({ type }) => type === "file").flatMap(({ name }) => toFile(name, values[name]));
  const charsMax = Math.floor(CHARS_MAX / Math.max(1, files.length));
  const texts: Record<string, string> = {};
  for (const { name, fileId } of files) {
    const file = await ctx.deps.promptFiles.read(ctx, { fileId, charsMax, signal });
    if (file.type !== "text") throw notUsable(name, file);
    const head = file.isWhole ? file.name : `${file.name} (its first ${file.text.length} characters)`;
    const text = `${JSON.stringify(head)}\n\n${file.text}`;
    texts[fileId] = (await inspectData(ctx, { text, source: { kind: "file", name: fileId }, signal })).text;
  }
  return texts;
}

function toFile(name: string, value: ParameterValues[string] | undefined): { name: string; fileId: string }[] {
  return typeof value === "string" && value !== "" ? [{ name, fileId: value }] : [];
}

const WHY: Readonly<Record<Exclude<PromptFile["type"], "text">, string>> = {
  gone: "is no file of yours",
  image: "is a picture; a prompt takes files with text",
  unreadable: "is a file whose text cannot be read",
  pending: "is a file that is still being read; try again in a moment",
};

function notUsable(name: string, file: Exclude<PromptFile, { type: "text" }>): AppError {
  const errors = [{ pointer: `/body/values/${name}`, detail: WHY[file.type] }];
  if (file.type === "pending") {
    const detail = `${file.name} is still being read. Try again in a moment.`;
    return new AppError("conflict", "prompts.file_not_ready", detail, { errors, retryAfterSeconds: 2 });
  }
  return new AppError("invalid", "prompts.values_invalid", "Some values do not fit what the prompt asks for.", { errors });
}

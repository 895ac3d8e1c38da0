import { AppError } from "../../../platform/errors.ts";

/** Of anchors that are named again; a configuration written by hand has few. */
const ALIASES_MAX = 20;
const DEPTH_MAX = 60;

/** YAML's core schema alone: no tags of anybody's own, no merges, and no more of it than was sent. */
export async function readYaml(text: string): Promise<unknown> {
  const { parseDocument } = await import("yaml");
  if (depthOf(text) > DEPTH_MAX) throw fileInvalid("It is nested too deep.");
  try {
    const document = parseDocument(text, { schema: "core", customTags: [], strict: true, uniqueKeys: true, logLevel: "error" });
    const [fault] = [...document.errors, ...document.warnings];
    if (fault) throw fileInvalid(fault.message.split("\n")[0] ?? "It is no YAML.");
    return document.toJS({ maxAliasCount: ALIASES_MAX });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw fileInvalid(error instanceof ReferenceError ? "It names its own parts too often." : "It is no YAML that can be read.");
  }
}

/** The reader calls itself for each level: of brackets, and of dashes and keys in one line. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const line of text.split("\n")) {
    let dashes = 0;
    for (const sign of line) {
      if (sign === "[" || sign === "{") depth += 1;
      else if (sign === "]" || sign === "}") depth = Math.max(0, depth - 1);
      else if ((sign === "-" || sign === "?") && dashes >= 0) dashes += 1;
      else if (sign !== " ") dashes = Number.NEGATIVE_INFINITY;
      deepest = Math.max(deepest, depth, dashes);
    }
  }
  return deepest;
}

export function fileInvalid(why: string): AppError {
  return new AppError("invalid", "prompts.file_invalid", `The file cannot be imported. ${why}`, {
    errors: [{ pointer: "/body/text", detail: why }],
  });
}

import { type Parameter, type PromptContent, promptContentSchema } from "../../../lib/prompts/content.schema.ts";
import { parseTemplate } from "../../../lib/prompts/template/parse-template.ts";

/** Two prompts for the same work, of which anybody who has to use them would take the second. */
export type Pair = { name: string; worse: string; better: string };

/** What somebody pastes in is long; the rest is a line. */
const LONG: ReadonlySet<string> = new Set(["text", "notes", "code", "letter", "log", "report", "contract", "reviews", "article", "draft"]);

/** Instructions stand above a line of three tildes, where there are any. */
export function toContent(written: string): PromptContent {
  const [first = "", second] = written.split("\n~~~\n");
  const [instructions, template] = second === undefined ? ["", first] : [first, second];
  const names = new Set(
    [instructions, template].flatMap((text) => parseTemplate(text).parts.flatMap((part) => (part.type === "variable" ? [part.name] : []))),
  );
  return promptContentSchema.parse({ template, instructions, parameters: [...names].map(toParameter) });
}

function toParameter(name: string): Pick<Parameter, "name" | "label" | "type" | "description"> {
  return { name, label: name, type: LONG.has(name) ? "long-text" : "text", description: "What it is about" };
}

import { type ParameterValues, type PromptContent, promptContentSchema } from "../../../../lib/prompts/content.schema.ts";
import type { PromptHead } from "../../../../lib/prompts/library/prompt.schema.ts";
import {
  DESCRIPTION_MAX,
  type PromptCategory,
  type PromptLevel,
  type PromptPattern,
  type PromptRole,
  TAGS_MAX,
  TITLE_MAX,
  tagName,
} from "../../../../lib/prompts/schema.ts";
import { findContentProblems } from "../../../../lib/prompts/template/content-problems.ts";
import { type Entries, readEntries, toEntries } from "../_components/parameter-entries.ts";
import { readSettingsDraft, type SettingsDraft, toSettingsDraft } from "../_hooks/use-run-settings.ts";
import { type ParameterDraft, readParameterDraft, toParameterDraft } from "./parameter-draft.ts";

export type HeadDraft = {
  title: string;
  description: string;
  category: PromptCategory;
  role: PromptRole | null;
  pattern: PromptPattern;
  level: PromptLevel;
  /** With commas between them. */
  tags: string;
};

export type ContentDraft = {
  template: string;
  instructions: string;
  parameters: readonly ParameterDraft[];
  settings: SettingsDraft;
  /** `others` are values for parameters of included prompts: they have no field here and stay as they are. */
  example: { entries: Entries; others: ParameterValues; output: string } | null;
};

export const NEW_HEAD: HeadDraft = {
  ...{ title: "", description: "", category: "writing", role: null, pattern: "instruction", level: "beginner", tags: "" },
};
export const NEW_CONTENT: ContentDraft = { template: "", instructions: "", parameters: [], settings: toSettingsDraft({}), example: null };

export function toHeadDraft({ title, description, category, role, pattern, level, tags }: PromptHead): HeadDraft {
  return { title, description, category, role, pattern, level, tags: tags.join(", ") };
}

export function toContentDraft({ template, instructions, parameters, settings, example }: PromptContent): ContentDraft {
  return {
    ...{ template, instructions, settings: toSettingsDraft(settings) },
    parameters: parameters.map(toParameterDraft),
    example: example && toExampleDraft(parameters, example),
  };
}

/** What the example leaves out has no entry, so that no default slips into it. */
function toExampleDraft(parameters: PromptContent["parameters"], { values, output }: NonNullable<PromptContent["example"]>) {
  const given = parameters.filter(({ name }) => Object.hasOwn(values, name));
  const known = new Set(given.map(({ name }) => name));
  const others = Object.fromEntries(Object.entries(values).filter(([name]) => !known.has(name)));
  return { entries: toEntries(given, values), others, output };
}

export type HeadErrors = Partial<Record<"title" | "description" | "tags", string>>;

export function readHead({ tags, title, description, ...rest }: HeadDraft): { head: PromptHead; errors: HeadErrors } {
  const names = [
    ...new Set(
      tags
        .split(",")
        .map((tag) => tag.trim().toLowerCase())
        .filter((tag) => tag !== ""),
    ),
  ];
  const wrong = names.find((tag) => !tagName.safeParse(tag).success);
  return {
    head: { ...rest, title: title.trim(), description: description.trim(), tags: names },
    errors: {
      ...(title.trim() === "" && { title: "Give it a title: it is found by that." }),
      ...(title.trim().length > TITLE_MAX && { title: `At most ${TITLE_MAX} characters.` }),
      ...(description.trim().length > DESCRIPTION_MAX && { description: `At most ${DESCRIPTION_MAX} characters.` }),
      ...(names.length > TAGS_MAX && { tags: `At most ${TAGS_MAX} tags.` }),
      ...(wrong !== undefined && { tags: `“${wrong}” is no tag: up to 40 letters, digits, spaces, dots and dashes.` }),
    },
  };
}

export type DraftProblem = { severity: "error" | "warning"; pointer: string; detail: string; start: number; end: number };

/** What would be saved, and all that stands against it, by the rules the server holds to. */
export function readContent(draft: ContentDraft): { content: PromptContent; problems: readonly DraftProblem[] } {
  const parameters = draft.parameters.map(readParameterDraft);
  const settings = readSettingsDraft(draft.settings);
  const content: PromptContent = {
    ...{ template: draft.template, instructions: draft.instructions, parameters, settings: settings.settings },
    example: draft.example && {
      values: { ...draft.example.others, ...readEntries(parameters, draft.example.entries).values },
      output: draft.example.output,
    },
  };
  const parsed = promptContentSchema.safeParse(content);
  const shape = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => error(`/${path.join("/")}`, message));
  const wrongSettings = Object.entries(settings.errors).map(([name, detail]) => error(`/settings/${name}`, detail));
  const isEmpty = draft.template === "";
  return {
    content,
    problems: [
      ...(isEmpty ? [error("/template", "Write what the model is to do.")] : []),
      ...shape.filter(({ pointer }) => !(isEmpty && pointer === "/template")),
      ...wrongSettings,
      ...findContentProblems(content),
    ],
  };
}

function error(pointer: string, detail: string): DraftProblem {
  return { severity: "error", pointer, detail, start: 0, end: 0 };
}

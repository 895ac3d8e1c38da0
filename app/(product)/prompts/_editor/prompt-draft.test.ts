import { expect, test } from "vitest";
import { promptContentSchema } from "../../../../lib/prompts/content.schema.ts";
import { createParameterDraft, readParameterDraft } from "./parameter-draft.ts";
import { NEW_CONTENT, NEW_HEAD, readContent, readHead, toContentDraft } from "./prompt-draft.ts";

const CONTENT = promptContentSchema.parse({
  template: "Write about {{topic}} in {{words}} words for {{readers}}. Short: {{short}}. Parts: {{parts}}. By {{day}}. {{text}} {{file}}",
  instructions: "You are terse.",
  parameters: [
    { name: "topic", label: "Topic", type: "text", minLength: 2, maxLength: 80 },
    { name: "words", label: "Words", type: "number", min: 10, max: 500, isInteger: true, default: 100 },
    { name: "readers", label: "Readers", type: "select", options: ["everybody", "experts"], default: "experts" },
    { name: "short", label: "Short", type: "boolean", default: false },
    { name: "parts", label: "Parts", type: "multi-select", options: ["intro", "end"], default: ["end"], isRequired: false },
    { name: "day", label: "Day", type: "date", earliest: "2026-01-01", latest: "2026-12-31", isRequired: false },
    { name: "text", label: "Text", type: "long-text", description: "What to work from" },
    { name: "file", label: "File", type: "file", isRequired: false },
  ],
  settings: { model: "demo/demo", temperature: 0.2, maxOutputTokens: 400 },
  example: { values: { topic: "Tea", words: 42, readers: "experts", short: true, text: "Leaves." }, output: "Tea, in short." },
});

test("a version opened in the editor and left as it is would be saved as the same version", () => {
  expect(readContent(toContentDraft(CONTENT))).toEqual({ content: CONTENT, problems: [] });
});

test("what a type has no use for is not sent", () => {
  const draft = { ...createParameterDraft("due_date"), type: "date" as const, maxLength: "5", options: "a\nb", latest: "2026-05-01" };
  expect(readParameterDraft(draft)).toEqual({
    ...{ name: "due_date", label: "Due date", type: "date", description: "", isRequired: true },
    latest: "2026-05-01",
  });
});

test("each fault is named with its place: empty text, unknown variable, bound that is no number, setting out of range", () => {
  expect(readContent(NEW_CONTENT).problems.map(({ pointer }) => pointer)).toEqual(["/template"]);
  const parameters = [{ ...createParameterDraft("count"), type: "number" as const, min: "few" }];
  const draft = { ...NEW_CONTENT, template: "{{count}} {{other}}", parameters, settings: { ...NEW_CONTENT.settings, temperature: "9" } };
  const { problems } = readContent(draft);
  expect(problems.map(({ pointer }) => pointer)).toEqual(
    expect.arrayContaining(["/parameters/0/min", "/settings/temperature", "/template"]),
  );
  expect(problems.find(({ pointer }) => pointer === "/template")).toMatchObject({ start: 10, end: 19 });
});

test("tags are read one by one, each once, and what is none is named", () => {
  const { head, errors } = readHead({ ...NEW_HEAD, title: " Tea ", tags: "Mail, mail,  plain words ," });
  expect({ title: head.title, tags: head.tags, errors }).toEqual({ title: "Tea", tags: ["mail", "plain words"], errors: {} });
  expect(readHead({ ...NEW_HEAD, title: "", tags: "<b>" }).errors).toMatchObject({
    title: expect.any(String),
    tags: expect.stringContaining("<b>"),
  });
});

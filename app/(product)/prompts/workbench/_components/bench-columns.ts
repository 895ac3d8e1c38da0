import type { PromptView } from "../../../../_client/prompts.ts";

export const COLUMNS_MAX = 4;

/** One way to ask: a version, or a text typed here, by a model, with settings. "" of `model`: the version's own choice. */
export type BenchColumn = {
  id: string;
  /** null: `text` and `instructions` as they are typed here. */
  version: number | null;
  model: string;
  temperature: string;
  maxOutputTokens: string;
  text: string;
  instructions: string;
};

type Versions = Pick<PromptView, "latest" | "opened">;
const OWN_TEXT = "text";

/** `3~openai/gpt-x,text~,2~`: a version or "text", and a model. Typed texts and settings are not for an address. */
export function readColumns(written: string | null, prompt: Versions): BenchColumn[] {
  const read = (written ?? "").split(",").flatMap((each) => {
    const [source = "", model = ""] = each.split("~");
    if (source === OWN_TEXT) return [newColumn(null, model, prompt)];
    const version = Number(source);
    return Number.isInteger(version) && version >= 1 && version <= prompt.latest ? [newColumn(version, model, prompt)] : [];
  });
  if (read.length > 0) return read.slice(0, COLUMNS_MAX);
  const { latest, opened } = prompt;
  const other = opened.version === latest ? latest - 1 : latest;
  return [newColumn(opened.version, "", prompt), newColumn(other >= 1 ? other : null, "", prompt)];
}

export function writeColumns(columns: readonly BenchColumn[]): string[] {
  return columns.map(({ version, model }) => `${version ?? OWN_TEXT}~${model}`);
}

let columnCount = 0;

/** A text of one's own begins as what the prompt says now. */
export function newColumn(version: number | null, model: string, { opened }: Pick<Versions, "opened">): BenchColumn {
  columnCount += 1;
  const { template, instructions } = opened.content;
  return { id: `bench-${columnCount}`, version, model, temperature: "", maxOutputTokens: "", text: template, instructions };
}

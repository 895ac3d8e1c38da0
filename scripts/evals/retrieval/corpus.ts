import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../../local/child-script.ts";

// Documents and questions are the project's own. A section is a passage; a question names the sections that answer it, and which part of
// the set it belongs to goes by its document, so that nothing that was tuned has seen a passage it is measured on.

export const FOLDER = path.join(PROJECT_ROOT, "tests/evals/retrieval");

export type EvalPassage = { key: string; document: string; title: string; heading: string; text: string };

/** "paraphrase" shares few words with its passage, "exact" is a code or number in it, "mixed" is in between. */
export type Kind = "paraphrase" | "exact" | "mixed";
export type EvalQuestion = { text: string; kind: Kind; document: string; gold: ReadonlySet<string>; part: "development" | "test" };

const KINDS: Readonly<Record<string, Kind>> = { p: "paraphrase", e: "exact", m: "mixed" };

export function readPassages(): EvalPassage[] {
  return documents().flatMap((document) => {
    const [title = "", ...sections] = readFileSync(path.join(FOLDER, "documents", `${document}.md`), "utf8").split("\n## ");
    return sections.map((section, index) => {
      const [heading = "", ...text] = section.trim().split("\n");
      return { key: `${document}.${index + 1}`, document, title: title.replace("# ", "").trim(), heading, text: text.join("\n").trim() };
    });
  });
}

/** Lines of `kind section question` under the name of their document; section 0 is its title, which any of its passages answers. */
export function readQuestions(): EvalQuestion[] {
  const order = documents();
  let document = "";
  const questions: EvalQuestion[] = [];
  for (const line of readFileSync(path.join(FOLDER, "questions.txt"), "utf8").split("\n")) {
    if (line.startsWith("@")) document = line.slice(1).trim();
    const [, kind = "", section = "", text = ""] = /^([pem]) (\d) (.{1,300})$/.exec(line) ?? [];
    const named = KINDS[kind];
    if (!named) continue;
    const gold = section === "0" ? [1, 2, 3, 4, 5].map((each) => `${document}.${each}`) : [`${document}.${section}`];
    const part = order.indexOf(document) % 2 === 0 ? "development" : "test";
    questions.push({ text, kind: named, document, gold: new Set(gold), part });
  }
  return questions;
}

function documents(): string[] {
  return readdirSync(path.join(FOLDER, "documents"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => name.slice(0, -".md".length))
    .toSorted();
}

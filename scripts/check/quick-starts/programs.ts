/**
 * A quick start as programs: each section of second order is one program per language, made of its code blocks in order. A block
 * of `text` right below a code block is what that block prints; `…` in it stands for anything within a line.
 */
export type Block = { language: Language; code: string; line: number; prints: string | null };
export type Program = { title: string; language: Language; blocks: readonly Block[] };
export type Language = "sh" | "ts" | "python";
export type Guide = { programs: readonly Program[]; settings: Readonly<Record<string, string>> };

const LANGUAGES: readonly Language[] = ["sh", "ts", "python"];

type Fence = { info: string; code: string; line: number; section: string };

export function readGuide(text: string): Guide {
  const fences = readFences(text);
  const blocks = fences.flatMap((fence, index): (Block & { section: string })[] => {
    const language = LANGUAGES.find((each) => each === fence.info);
    if (language === undefined) return [];
    const next = fences[index + 1];
    const prints = next?.info === "text" && next.section === fence.section ? next.code : null;
    return [{ language, code: fence.code, line: fence.line, prints, section: fence.section }];
  });
  const programs: { title: string; language: Language; blocks: Block[] }[] = [];
  for (const { section, ...block } of blocks) {
    const last = programs.at(-1);
    if (last?.title === section && last.language === block.language) last.blocks.push(block);
    else programs.push({ title: section, language: block.language, blocks: [block] });
  }
  return { programs, settings: readSettings(blocks) };
}

function readFences(text: string): Fence[] {
  const fences: Fence[] = [];
  let section = "";
  let open: Fence | null = null;
  for (const [index, line] of text.split("\n").entries()) {
    if (open) {
      if (line === "```") {
        fences.push(open);
        open = null;
      } else open.code += `${line}\n`;
      continue;
    }
    section = /^## (.+)$/.exec(line)?.[1] ?? section;
    const info = /^```(\w+)$/.exec(line)?.[1];
    if (info !== undefined) open = { info, code: "", line: index + 2, section };
  }
  return fences;
}

/** What the shell blocks export is there for the programs of every language, as in the terminal of a reader. */
function readSettings(blocks: readonly Block[]): Record<string, string> {
  const lines = blocks.filter(({ language }) => language === "sh").flatMap(({ code }) => code.split("\n"));
  const found = lines.flatMap((line) => {
    const match = /^export ([A-Z_]+)='?([^'$]*)'?$/.exec(line);
    return match?.[1] === undefined || match[2] === undefined ? [] : [[match[1], match[2]] as const];
  });
  return Object.fromEntries(found);
}

/** Null when it is as the guide says, else a sentence. Spaces at the ends of the whole do not count. */
export function compareOutput(expected: string, printed: string): string | null {
  const pattern = expected
    .trim()
    .split("…")
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("[^\\n]*?");
  return new RegExp(`^${pattern}$`).test(printed.trim()) ? null : `expected\n${expected.trim()}\nprinted\n${printed.trim()}`;
}

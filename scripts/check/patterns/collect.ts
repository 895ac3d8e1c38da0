import { readFileSync } from "node:fs";
import path from "node:path";
import { parseAst } from "rolldown/parseAst";
import { z } from "zod";
import { PROJECT_ROOT } from "../../local/child-script.ts";

/**
 * Every regular expression the published code holds: those written in it, found in its syntax tree, and those it puts together
 * while it loads, seen by standing in for the constructor.
 */
export type Pattern = { where: string; source: string; flags: string };

const literalSchema = z.object({ start: z.number(), regex: z.object({ pattern: z.string(), flags: z.string() }) });

export function findWritten(file: string): Pattern[] {
  const text = readFileSync(path.join(PROJECT_ROOT, file), "utf8");
  const found: Pattern[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const literal = literalSchema.safeParse(node);
    if (literal.success) {
      const { start, regex } = literal.data;
      found.push({ where: `${file}:${text.slice(0, start).split("\n").length}`, source: regex.pattern, flags: regex.flags });
    } else for (const part of Object.values(node)) visit(part);
  };
  visit(parseAst(text, { lang: file.endsWith("x") ? "tsx" : "ts" }));
  return found;
}

/** Loads the modules with a constructor that takes notes; what one of them builds on its first call only is not seen. */
export async function findBuilt(files: readonly string[]): Promise<Pattern[]> {
  const found = new Map<string, Pattern>();
  const Native = RegExp;
  let where = "";
  const note = ({ source, flags }: RegExp): void => {
    found.set(`${source}/${flags}`, { where: `built while ${where} loads`, source, flags });
  };
  // Libraries call the constructor without `new` as well.
  const Recorder = new Proxy(Native, {
    construct(target, [pattern, flags], made) {
      const built: RegExp = Reflect.construct(target, [pattern, flags], made);
      note(built);
      return built;
    },
    apply(target, self, given) {
      const built: RegExp = Reflect.apply(target, self, given);
      note(built);
      return built;
    },
  });
  Object.defineProperty(globalThis, "RegExp", { value: Recorder, configurable: true, writable: true });
  try {
    for (const file of files) {
      where = file;
      await import(path.join(PROJECT_ROOT, file));
    }
  } finally {
    Object.defineProperty(globalThis, "RegExp", { value: Native, configurable: true, writable: true });
  }
  return [...found.values()];
}

import { describe, expect, test } from "vitest";
import { FILE_RULES, type FileRule } from "../scripts/check/architecture/file-rules.ts";
import {
  findCycles,
  findForeignInternals,
  findStandInImports,
  findUnknownUnits,
  findUpwardImports,
} from "../scripts/check/architecture/graph-rules.ts";
import { SIZE_RULES } from "../scripts/check/architecture/size-rules.ts";
import { loadSources, toSource } from "../scripts/check/architecture/source.ts";
import { LEVELS } from "./layers.ts";

const files = loadSources(process.cwd());
const RULES: readonly FileRule[] = [...FILE_RULES, ...SIZE_RULES];

describe("the project keeps its conventions", () => {
  test.each(RULES)("$name", ({ find }) => {
    expect(files.flatMap(find)).toEqual([]);
  });
  test("every folder has a level", () => expect(findUnknownUnits(files, LEVELS)).toEqual([]));
  test("imports only point downward", () => expect(findUpwardImports(files, LEVELS)).toEqual([]));
  test("internal/ is private to its module", () => expect(findForeignInternals(files)).toEqual([]));
  test("nothing published knows the local stand-ins", () => expect(findStandInImports(files)).toEqual([]));
  test("there are no import cycles, not even of types", () => expect(findCycles(files)).toEqual([]));
});

const lines = (count: number, line = "x();") => Array.from({ length: count }, () => line).join("\n");
const body = (count: number) => `export function long() {\n${lines(count - 2, "  x();")}\n}\n`;

/** [part of the rule's name, path, a text that breaks it, a text beside it that does not] */
const PLANTED: readonly (readonly [string, string, string, string])[] = [
  ["carry the .ts extension", "lib/chat/a.ts", 'import { b } from "./b";', 'import { b } from "./b.ts";'],
  ["carry the .ts extension", "api/_http/a.ts", 'export { b } from "@/lib/b.ts";', '// from "./b"\nimport b from "b";'],
  ["carry the .ts extension", "scripts/a.ts", 'const b = await import("./b");', 'const b = await import("./b.ts");'],
  ["process.env", "lib/chat/a.ts", "const key = process.env.KEY;", 'const words = "process.env.KEY";'],
  ["drivers", "lib/chat/list.ts", 'import { MongoClient } from "mongodb";', 'import { z } from "zod";'],
  ["utils", "lib/chat/chat-utils.ts", "export const a = 1;", ""],
  ["utils", "app/common/list.tsx", "", ""],
  ["utils", "lib/chat/a.ts", "export class ChatManager {}", "export class Management {}"],
  ["re-export", "lib/chat/a.ts", 'export * from "./b.ts";', 'export * from "./b.ts";\nexport const a = 1;'],
  ["re-export", "lib/chat/a.ts", 'import { b } from "./b.ts";\nexport { b };', "const b = 1;\nexport { b };"],
  ["TODO", "lib/chat/a.ts", "// TODO later", "// TODO #12 later"],
  ["TODO", "lib/chat/a.ts", "// ------------- helpers", "// why - not what"],
  ["TODO", "lib/chat/a.ts", "// const a = find(b);", "// the bank repeats a row (see above); match on amount"],
  ["underscore", "api/health.ts", "export const a = 1;", ""],
  ["pages read", "app/x/page.tsx", 'import { f } from "../../lib/chat/delete-chat.ts";', 'import { f } from "../../lib/chat/get-chat.ts";'],
  ["longer than 300", "lib/chat/a.ts", lines(301), lines(300)],
  ["longer than 300", "app/x/a.tsx", lines(251), `// Long on purpose: a table\n${lines(251)}`],
  ["longer than 60", "lib/chat/a.ts", body(61), body(60)],
  ["longer than 60", "lib/chat/a.ts", `const a = (b: { c: string }): Promise<{ d: (e: string) => void }> => {\n${lines(60)}\n};`, body(60)],
  ["longer than 60", "lib/chat/a.ts", `class A {\n  async run<T>(b = "){"): Promise<T | { e: 1 }> {\n${lines(60)}\n  }\n}`, body(2)],
  ["longer than 60", "lib/chat/a.ts", body(61), `// Long on purpose: a prompt\n${body(61)}`],
  ["20 imports", "lib/chat/a.ts", Array.from({ length: 21 }, (_, i) => `import "a${i}";`).join("\n"), 'import "a";'],
  ["no any", "lib/chat/a.ts", "const a: any = 1;", "const any = 1;\nf(any);"],
  ["no any", "lib/chat/a.ts", "const a: Map<string, any> = b;", "const a = b !== c;"],
  ["no any", "lib/chat/a.ts", "const a = b!.c;", "const a = !b.c;"],
  ["type assertion", "lib/chat/a.ts", "const a = b as Chat;", "const a = [1] as const;"],
  [
    "type assertion",
    "lib/chat/a.ts",
    "function toA(b: unknown) {\n  return b as A;\n}",
    "/** Why. */\nfunction toA(b: unknown) {\n  return b as A;\n}",
  ],
  ["type assertion", "lib/chat/a.ts", "const a = f(b) as unknown as Chat;", 'import { a as B } from "./a.ts";\nimport * as C from "c";'],
  ["type assertion", "app/x/a.tsx", "const a = b as Chat;", "const a = <p>Export as JSON</p>;"],
];

describe("each rule sees a planted violation and leaves the look-alike alone", () => {
  test.each(PLANTED.map((row, index) => ({ name: row[0], index, row })))("$name, text $index", ({ row: [name, path, broken, kept] }) => {
    const rule = RULES.find((each) => each.name.includes(name));
    expect(rule?.find(toSource(path, broken))).not.toEqual([]);
    if (kept !== "") expect(rule?.find(toSource(path, kept))).toEqual([]);
  });
  test("a name that only begins like an empty one says something", () => {
    const rule = RULES.find((each) => each.name.includes("utils"));
    expect(rule?.find(toSource("lib/auth/common-passwords.ts", ""))).toEqual([]);
  });
  test("every rule has one", () => {
    expect(RULES.filter((rule) => !PLANTED.some(([name]) => rule.name.includes(name)))).toEqual([]);
  });
});

describe("the import rules see planted violations", () => {
  const planted = (path: string, target: string) => toSource(path, `import { a } from "${target}";`);

  test("an import upward, and one between neighbours", () => {
    expect(findUpwardImports([planted("lib/platform/a.ts", "../chat/b.ts")], LEVELS)).toHaveLength(1);
    expect(findUpwardImports([planted("lib/chat/a.ts", "../admin/b.ts")], LEVELS)).toHaveLength(1);
    expect(findUpwardImports([planted("lib/chat/a.ts", "../platform/b.ts")], LEVELS)).toEqual([]);
  });
  test("a folder nobody gave a level", () => {
    expect(findUnknownUnits([toSource("lib/novel/a.ts", "")], LEVELS)).toEqual(["lib/novel"]);
  });
  test("another module's internals", () => {
    expect(findForeignInternals([planted("lib/chat/a.ts", "../guard/internal/b.ts")])).toHaveLength(1);
    expect(findForeignInternals([planted("lib/guard/a.ts", "./internal/b.ts")])).toEqual([]);
  });
  test("a published file that imports a script", () => {
    expect(findStandInImports([planted("lib/chat/a.ts", "../../scripts/local/cloud.ts")])).toHaveLength(1);
  });
  test("a cycle of three, even of types", () => {
    const cycle = [
      planted("lib/a/1.ts", "./2.ts"),
      toSource("lib/a/2.ts", 'import type { a } from "./3.ts";'),
      planted("lib/a/3.ts", "./1.ts"),
    ];
    expect(findCycles(cycle)).toEqual(["lib/a/1.ts → lib/a/2.ts → lib/a/3.ts → lib/a/1.ts"]);
    expect(findCycles(cycle.slice(1))).toEqual([]);
    expect(findCycles([planted("lib/a/1.ts", "./2.ts"), toSource("lib/a/2.ts", 'const a = await import("./1.ts");')])).toEqual([]);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type FoundFunction, findFunctions } from "./functions.ts";
import { type Comment, maskSource } from "./mask.ts";

export type Import = {
  specifier: string;
  line: number;
  isTypeOnly: boolean;
  /** `import()` is resolved when it runs, so it closes no cycle. */
  isLate: boolean;
  /** Project path of a relative import; null for a package. */
  target: string | null;
};

export type SourceFile = {
  path: string;
  text: string;
  lines: readonly string[];
  /** Comments, strings and regular expressions are blank in it; offsets are those of `text`. */
  code: string;
  comments: readonly Comment[];
  imports: readonly Import[];
  functions: readonly FoundFunction[];
};

const ROOTS = ["app", "api", "lib", "scripts", "tests"];
const ROOT_FILES = ["proxy.ts", "instrumentation.ts", "sentry.server.config.ts"];

export function loadSources(root: string): SourceFile[] {
  const names = readdirSync(root);
  const nested = ROOTS.filter((folder) => names.includes(folder)).flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => path.posix.join(folder, name)),
  );
  return [...ROOT_FILES.filter((name) => names.includes(name)), ...nested]
    .filter((name) => /\.tsx?$/.test(name) && !/(?:^|\/)(?:node_modules|__fixtures__)\//.test(name))
    .sort()
    .map((name) => toSource(name, readFileSync(path.join(root, name), "utf8")));
}

export function toSource(file: string, text: string): SourceFile {
  const { code, comments } = maskSource(text);
  const source = { path: file, text, code, comments, lines: text.replace(/\n$/, "").split("\n") };
  return { ...source, imports: findImports(file, text, code), functions: findFunctions(code) };
}

export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}

export function isTest(file: string): boolean {
  return file.startsWith("tests/") || /\.test\.tsx?$/.test(file);
}

const STATEMENT = /(?<![\w.$])(import|export)\b((?:\s+type\b(?!\s*=))?)([^"'`;()=]*?\bfrom)?\s*(["'])( *)\4/g;
const CALL = /(?<![\w.$])import\s*\(\s*(["'])( *)\1/g;

function findImports(file: string, text: string, code: string): Import[] {
  const statements = [...code.matchAll(STATEMENT)].map((match) => ({ match, isTypeOnly: match[2]?.trim() === "type", isLate: false }));
  const calls = [...code.matchAll(CALL)].map((match) => ({ match, isTypeOnly: false, isLate: true }));
  return [...statements, ...calls].map(({ match, isTypeOnly, isLate }) => {
    const end = match.index + match[0].length - 1;
    const specifier = text.slice(text.lastIndexOf(text[end] ?? '"', end - 1) + 1, end);
    const target = specifier.startsWith(".") ? path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier)) : null;
    return { specifier, line: lineOf(text, match.index), isTypeOnly, isLate, target };
  });
}

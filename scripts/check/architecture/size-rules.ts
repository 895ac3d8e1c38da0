import type { FileRule } from "./file-rules.ts";
import type { FoundFunction } from "./functions.ts";
import { lineOf, type SourceFile } from "./source.ts";

/** Sizes and types of CONVENTIONS, section 8. */
const STOP = { file: 300, component: 250, function: 60, imports: 20 } as const;

export const SIZE_RULES: readonly FileRule[] = [
  { name: "no file is longer than 300 lines, no component longer than 250", find: findLongFiles },
  { name: "no function is longer than 60 lines", find: findLongFunctions },
  { name: "no file has more than 20 imports", find: findManyImports },
  { name: "no any, no non-null assertion", find: findLooseTypes },
  { name: "no type assertion outside a named function whose comment says why", find: findAssertions },
];

/** A long table or prompt may stay whole: `// Long on purpose: <reason>` on the line above it, or on the file's first line. */
const EXEMPTION = /^\s*(?:\/\/|\/\*\*?)\s*Long on purpose: \S/;

function findLongFiles(file: SourceFile): string[] {
  const limit = file.path.endsWith(".tsx") ? STOP.component : STOP.file;
  const count = file.lines.length;
  return count > limit && !EXEMPTION.test(file.lines[0] ?? "") ? [`${file.path}:1 has ${count} lines`] : [];
}

function findLongFunctions(file: SourceFile): string[] {
  return file.functions.flatMap((found) => {
    const first = lineOf(file.text, found.start);
    const count = lineOf(file.text, found.end) - first + 1;
    if (count <= STOP.function || isSuite(file, found) || EXEMPTION.test(file.lines[first - 2] ?? "")) return [];
    return [`${file.path}:${first} ${found.name ?? "a function"} has ${count} lines`];
  });
}

/** The callback of `describe` is a list of tests, not a function to read as one. */
function isSuite(file: SourceFile, found: FoundFunction): boolean {
  return /\bdescribe\w*(?:\.\w+(?:\([^()]*\))?)*\(\s*["'`] *["'`],\s*(?:async\s*)?$/.test(file.code.slice(0, found.start));
}

function findManyImports(file: SourceFile): string[] {
  const count = new Set(file.imports.map((each) => each.specifier)).size;
  return count > STOP.imports ? [`${file.path}:1 has ${count} imports`] : [];
}

const ANY = /(?:[:<,|&[]|=>|\bas|\bextends|\bsatisfies|=)\s*any\b(?=\s*(?:[;,)\]}>|&={[]|\n|$))/g;
const NON_NULL = /[\w)\]]!(?=[.;,)\]([])|[\w)\]]! (?:as|\?\?|\|\||&&|[+*/<>-])/g;

function findLooseTypes(file: SourceFile): string[] {
  const loose = [...file.code.matchAll(ANY)].map((match) => `${file.path}:${lineOf(file.text, match.index + 1)} uses any`);
  const forced = [...file.code.matchAll(NON_NULL)].map((match) => `${file.path}:${lineOf(file.text, match.index + 1)} asserts non-null`);
  return [...loose, ...forced];
}

const ASSERTION =
  /(?<=[\w)\]}"'`]\s*)\bas\s+(?!const\b)(?=[A-Z{[(]|unknown\b|never\b|string\b|number\b|boolean\b|keyof\b|typeof\b|readonly\b)/g;
const MARKUP = /^as\s+[\w.]+(?:<[\w\s.,|[\]]*>)?(?:\[\])*\s*[;,)\]}.=|&]/;

function findAssertions(file: SourceFile): string[] {
  return (
    [...file.code.matchAll(ASSERTION)]
      .filter(({ index }) => !isRename(file.code, index))
      // Words of JSX text can look like an assertion; a real one is followed by punctuation.
      .filter(({ index }) => !file.path.endsWith(".tsx") || MARKUP.test(file.code.slice(index, index + 200)))
      .filter(({ index }) => !isExplained(file, index))
      .map(({ index }) => `${file.path}:${lineOf(file.text, index)} asserts a type`)
  );
}

/** `import { a as B }` and `export { a as B }` rename; nothing is asserted. */
function isRename(code: string, index: number): boolean {
  const statement = code.slice(Math.max(code.lastIndexOf(";", index), code.lastIndexOf("}", index)) + 1, index);
  return /^\s*(?:import|export)\s[^()=]*$/.test(statement) || /\*\s*$/.test(statement);
}

function isExplained(file: SourceFile, index: number): boolean {
  return file.functions.some(({ name, start, end }) => {
    if (name === null || index < start || index > end) return false;
    const before = file.text.slice(0, start).trimEnd();
    return file.comments.some((comment) => comment.end === before.length || comment.end === before.length + 1);
  });
}

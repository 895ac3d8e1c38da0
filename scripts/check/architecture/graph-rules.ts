import { isTest, type SourceFile } from "./source.ts";

/** Rules about who imports whom. `levels` lists units from the lowest up; units on one level do not import each other. */
export type Levels = readonly (readonly string[])[];

type Edge = { from: string; to: string; line: number; isLate: boolean };

function edgesOf(files: readonly SourceFile[]): Edge[] {
  return files
    .filter((file) => !isTest(file.path))
    .flatMap((file) => file.imports.flatMap(({ target, line, isLate }) => (target ? [{ from: file.path, to: target, line, isLate }] : [])));
}

export function unitOf(file: string): string {
  const [root = "", second = ""] = file.split("/");
  if (root === "lib") return `lib/${second}`;
  // Next.js loads the files in the project's root beside the pages.
  return file.includes("/") ? root : "app";
}

export function findUnknownUnits(files: readonly SourceFile[], levels: Levels): string[] {
  const known = new Set(levels.flat());
  const units = new Set(files.filter((file) => !isTest(file.path)).map((file) => unitOf(file.path)));
  return [...units].filter((unit) => !known.has(unit));
}

export function findUpwardImports(files: readonly SourceFile[], levels: Levels): string[] {
  const levelOf = (unit: string) => levels.findIndex((units) => units.includes(unit));
  return edgesOf(files)
    .filter(({ from, to }) => unitOf(from) !== unitOf(to) && levelOf(unitOf(to)) >= levelOf(unitOf(from)))
    .map(({ from, to, line }) => `${from}:${line} imports ${to}`);
}

export function findForeignInternals(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    file.imports.flatMap(({ target, line }) => {
      const owner = target && /^(.*)\/internal\//.exec(target)?.[1];
      return owner && !file.path.startsWith(`${owner}/`) ? [`${file.path}:${line} imports ${target}`] : [];
    }),
  );
}

/** Stand-ins are development assets: nothing that is published knows about them. */
export function findStandInImports(files: readonly SourceFile[]): string[] {
  return edgesOf(files)
    .filter(({ from, to }) => /^(?:app|api|lib)\//.test(from) && /^(?:scripts|tests)\//.test(to))
    .map(({ from, to, line }) => `${from}:${line} imports ${to}`);
}

/** Each cycle once, as "a → b → a", types included: a cycle of types is a module that has not found its border. */
export function findCycles(files: readonly SourceFile[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of edgesOf(files).filter((edge) => !edge.isLate)) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file].join(" → "));
    if (start >= 0 || done.has(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  return cycles;
}

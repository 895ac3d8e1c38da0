import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** Reads `.vercel/output` and says what in it is not as the project means it. */
const functionConfigSchema = z.object({
  handler: z.string(),
  runtime: z.string(),
  maxDuration: z.number().optional(),
  supportsResponseStreaming: z.boolean().optional(),
  supportsCancellation: z.boolean().optional(),
  filePathMap: z.record(z.string(), z.string()).optional(),
});
const cronsSchema = z.object({ crons: z.array(z.object({ path: z.string(), schedule: z.string() })).default([]) });

const FUNCTION = "api/index.func";
const BUNDLE = "api/_function/index.js";
const NEXT_AUTH = "api/auth/[...nextauth].func";

export function readFunctionConfig(root: string): z.infer<typeof functionConfigSchema> {
  return functionConfigSchema.parse(JSON.parse(readFileSync(path.join(functionsOf(root), FUNCTION, ".vc-config.json"), "utf8")));
}

export function findOutputProblems(root: string): string[] {
  const problems: string[] = [];
  const underApi = listFunctions(functionsOf(root), "api");
  const foreign = underApi.filter((name) => name !== FUNCTION && !name.startsWith(NEXT_AUTH.replace(".func", "")));
  if (!underApi.includes(FUNCTION)) problems.push(`${FUNCTION} is missing: there is no API`);
  if (!underApi.includes(NEXT_AUTH)) problems.push(`${NEXT_AUTH} is missing: next-auth has no route`);
  if (foreign.length > 0) problems.push(`also published under api/: ${foreign.join(", ")}`);
  const declared = cronsSchema.parse(JSON.parse(readFileSync(path.join(root, "vercel.json"), "utf8"))).crons;
  const built = cronsSchema.parse(JSON.parse(readFileSync(path.join(root, ".vercel", "output", "config.json"), "utf8"))).crons;
  if (JSON.stringify(declared) !== JSON.stringify(built))
    problems.push(`crons are ${JSON.stringify(built)}, vercel.json says ${JSON.stringify(declared)}`);
  if (!underApi.includes(FUNCTION)) return problems;
  if (!existsSync(path.join(functionsOf(root), FUNCTION, BUNDLE)))
    problems.push(`${BUNDLE} is missing: vercel-build has not bundled the function`);
  const config = readFunctionConfig(root);
  if (config.runtime !== "nodejs24.x") problems.push(`the function's runtime is ${config.runtime}, not nodejs24.x`);
  if (config.maxDuration !== 300) problems.push(`the function's limit is ${config.maxDuration} s, not 300 s`);
  if (config.supportsResponseStreaming !== true) problems.push("the function does not stream");
  if (config.supportsCancellation !== true) problems.push("the function is not told when a caller goes away");
  return problems;
}

/** Puts exactly the files the function ships into an empty folder; returns their size in bytes. */
export function unpackFunction(root: string, folder: string): number {
  const source = path.join(functionsOf(root), FUNCTION);
  for (const entry of readdirSync(source)) {
    if (entry !== ".vc-config.json")
      cpSync(path.join(source, entry), path.join(folder, entry), { recursive: true, verbatimSymlinks: true });
  }
  for (const [to, from] of Object.entries(readFunctionConfig(root).filePathMap ?? {})) place(path.join(root, from), path.join(folder, to));
  return sizeOf(folder);
}

function place(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  if (existsSync(to)) return;
  if (lstatSync(from).isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

function functionsOf(root: string): string {
  return path.join(root, ".vercel", "output", "functions");
}

function listFunctions(root: string, folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (entry.name.endsWith(".func")) return [name];
    return entry.isDirectory() ? listFunctions(root, name) : [];
  });
}

import { isTest, lineOf, type SourceFile } from "./source.ts";

/** Rules one file can be judged by alone. A finding is "path:line what is wrong". */
export type FileRule = { name: string; find(file: SourceFile): string[] };

export const FILE_RULES: readonly FileRule[] = [
  { name: "relative imports in api, lib, scripts and tests carry the .ts extension and use no alias", find: findBadSpecifiers },
  { name: "process.env is read in lib/platform/env.ts and nowhere else", find: findEnvironmentReads },
  { name: "drivers and SDKs stay in stores, adapters and lib/platform", find: findDrivers },
  { name: "no file is named utils, helpers, common or misc, and nothing is a Manager, Helper, Service or Impl", find: findEmptyNames },
  { name: "no file exists only to re-export others", find: findReExports },
  { name: "no TODO without an issue number, no banners, no commented-out code", find: findBadComments },
  { name: "everything in api/ but index.ts starts with an underscore", find: findPublishedFiles },
  { name: "pages read through get, list and find verbs only", find: findPageWrites },
];

const at = (file: SourceFile, offset: number, words: string) => `${file.path}:${lineOf(file.text, offset)} ${words}`;

function findBadSpecifiers(file: SourceFile): string[] {
  if (!/^(?:api|lib|scripts|tests)\//.test(file.path)) return [];
  return file.imports
    .filter(({ specifier }) => /^[@~#]\//.test(specifier) || (specifier.startsWith(".") && !/\.(?:tsx?|json|css)$/.test(specifier)))
    .map(({ specifier, line }) => `${file.path}:${line} imports "${specifier}"`);
}

function findEnvironmentReads(file: SourceFile): string[] {
  if (!/^(?:app|api|lib)\//.test(file.path) || isTest(file.path) || file.path === "lib/platform/env.ts") return [];
  return [...file.code.matchAll(/\bprocess\s*\.\s*env\b|\bimport\.meta\.env\b/g)].map((match) =>
    at(file, match.index, "reads process.env"),
  );
}

const DRIVERS = /^(?:mongodb|@upstash\/.*|openai|groq-sdk|@google\/generative-ai|@sentry\/.*|pino)$/;
const DRIVER_HOMES = /^lib\/platform\/|\.store\.ts$|\/providers\/[^/]+\.ts$|\.adapter\.ts$/;

function findDrivers(file: SourceFile): string[] {
  if (!/^(?:app|api|lib)\//.test(file.path) || isTest(file.path) || DRIVER_HOMES.test(file.path)) return [];
  return (
    file.imports
      .filter(({ specifier }) => DRIVERS.test(specifier))
      // The composition root lists what stores declare, in the driver's types.
      .filter(({ isTypeOnly }) => !(isTypeOnly && file.path.startsWith("lib/runtime/")))
      .map(({ specifier, line }) => `${file.path}:${line} imports the driver "${specifier}"`)
  );
}

const EMPTY_FILE_NAME = /(?:^|[/.-])(?:utils?|helpers?|common|misc)(?:[/.]|$)/;
const EMPTY_DECLARATION = /\b(?:class|function|const|type|interface)\s+(\w*[a-z](?:Manager|Helper|Service|Impl))\b/g;

function findEmptyNames(file: SourceFile): string[] {
  const named = EMPTY_FILE_NAME.test(file.path) ? [`${file.path}:1 is a name that says nothing`] : [];
  return [...named, ...[...file.code.matchAll(EMPTY_DECLARATION)].map((match) => at(file, match.index, `declares ${match[1]}`))];
}

const RE_EXPORT = /export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s*from\s*["'] *["'];?/g;

function findReExports(file: SourceFile): string[] {
  // What the host publishes has to be a default export of this very file.
  if (file.path === "api/index.ts") return [];
  const rest = file.code
    .replace(RE_EXPORT, "")
    .replace(/import\s[^;]*;/g, "")
    .replace(/export\s*\{[^}]*\}\s*;?/g, "");
  const exportsSomething = /\bexport\b/.test(file.code);
  return exportsSomething && rest.trim() === "" ? [`${file.path}:1 only re-exports`] : [];
}

const CODE_LIKE =
  /^\s*(?:\/\/|\*)\s*(?:(?:const|let|import|export)\s.*[;={]$|return\b.*;$|(?:if|for|while)\s*\(.*\{$|await\s.*;$|[\w.]+\([^)]*\);$|\}\s*(?:else.*)?$)/m;

function findBadComments(file: SourceFile): string[] {
  return file.comments.flatMap(({ start, text }) => {
    if (/\b(?:TODO|FIXME|XXX|HACK)\b/.test(text) && !/#\d+/.test(text)) return [at(file, start, "has a TODO without an issue number")];
    if (/(?:[-=*#~_/─═])\s*(?:[-=*#~_─═]){5,}/.test(text)) return [at(file, start, "is a banner")];
    return CODE_LIKE.test(text) ? [at(file, start, "looks like commented-out code")] : [];
  });
}

function findPublishedFiles(file: SourceFile): string[] {
  const [root, first = ""] = file.path.split("/");
  if (root !== "api" || first === "index.ts" || first.startsWith("_")) return [];
  return [`${file.path}:1 would be published by the host as an endpoint of its own`];
}

/** next-auth's route is the one writer in app/; schemas are shared with forms, and so is what rules and templates are written and read in. */
const READABLE =
  /^lib\/(?:platform\/.*|[^/]+\/(?:(?:get|list|find)-[\w-]+|schema|app-info)\.ts|risk\/rules\/(?:facts|rule|parse-rules)\.ts|prompts\/(?:content\.schema|template\/(?:compose-parts|content-problems|parse-template|render|value-problems))\.ts)$/;

function findPageWrites(file: SourceFile): string[] {
  if (!file.path.startsWith("app/") || file.path.startsWith("app/api/auth/") || isTest(file.path)) return [];
  return file.imports
    .filter(({ target, isTypeOnly }) => target?.startsWith("lib/") && !isTypeOnly && !READABLE.test(target))
    .map(({ target, line }) => `${file.path}:${line} imports ${target}`);
}

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { PROJECT_ROOT } from "../local/child-script.ts";

/** Every relative link, every named anchor and every `pnpm x` or `npm run x` of the documents leads somewhere. */
const packageSchema = z.object({ scripts: z.record(z.string(), z.string()) });

/** Commands of pnpm and npm themselves. */
const OWN_COMMANDS =
  /^(?:install|i|ci|add|exec|dlx|run|audit|why|outdated|config|store|update|remove|test|start|pack|publish|link|list|ls|import)$/;

export type Document = { path: string; text: string };
export type Surroundings = { exists(path: string): boolean; scripts: ReadonlySet<string>; read(path: string): string };

export function findBrokenLinks(document: Document, surroundings: Surroundings): string[] {
  const prose = document.text.replace(/^(```|~~~)[\s\S]*?^\1/gm, (block) => block.replace(/[^\n]/g, " "));
  const links = [...prose.matchAll(/!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s*(\S+)/gm)];
  return [
    ...links.flatMap((match) => brokenLink(document, match[1] ?? match[2] ?? "", surroundings, lineOf(document.text, match.index))),
    ...brokenCommands(document, surroundings),
  ];
}

function brokenLink(document: Document, link: string, surroundings: Surroundings, line: number): string[] {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link) || link.startsWith("//")) return [];
  const [file = "", anchor] = link.split("#", 2);
  const target = file === "" ? document.path : path.posix.normalize(path.posix.join(path.posix.dirname(document.path), decodeURI(file)));
  if (target.startsWith("..") || !surroundings.exists(target)) return [`${document.path}:${line} links to ${link}, which does not exist`];
  if (!anchor || !target.endsWith(".md")) return [];
  const known = file === "" ? document.text : surroundings.read(target);
  return anchorsOf(known).has(anchor.toLowerCase()) ? [] : [`${document.path}:${line} links to ${link}, which has no such heading`];
}

/** GitHub's rule: lower case, punctuation dropped, spaces to hyphens. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#{1,6}\s+(.*?)\s*#*$/gm)].map((match) => match[1] ?? "");
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[`*]|\[([^\]]*)\]\([^)]*\)/g, "$1")
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replace(/\s/g, "-"),
    ),
  );
}

function brokenCommands(document: Document, { scripts }: Surroundings): string[] {
  const named = [...document.text.matchAll(/(?<![\w-])(?:pnpm(?: run)?|npm run) ([a-z][\w:-]*)|(?<![\w-])npm (test|start)\b/g)];
  return named.flatMap((match) => {
    const command = match[1] ?? match[2] ?? "";
    const isOwn = match[0].startsWith("pnpm ") && OWN_COMMANDS.test(command) && !scripts.has(command);
    return isOwn || scripts.has(command)
      ? []
      : [`${document.path}:${lineOf(document.text, match.index)} names \`${match[0]}\`, which does not exist`];
  });
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function trackedDocuments(): string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"];
  return execFileSync("git", args, { cwd: PROJECT_ROOT, encoding: "utf8" })
    .split("\n")
    .filter((name) => name !== "" && existsSync(path.join(PROJECT_ROOT, name)));
}

if (import.meta.main) {
  const read = (name: string) => readFileSync(path.join(PROJECT_ROOT, name), "utf8");
  const scripts = new Set(Object.keys(packageSchema.parse(JSON.parse(read("package.json"))).scripts));
  const surroundings: Surroundings = { exists: (name) => existsSync(path.join(PROJECT_ROOT, name)), scripts, read };
  const broken = trackedDocuments().flatMap((name) => findBrokenLinks({ path: name, text: read(name) }, surroundings));
  for (const line of broken) console.error(line);
  process.exitCode = broken.length === 0 ? 0 : 1;
}

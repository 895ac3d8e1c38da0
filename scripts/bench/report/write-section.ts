import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import path from "node:path";
import { PROJECT_ROOT } from "../../local/child-script.ts";
import { type Figure, toTable } from "./figures.ts";

/** docs/benchmarks.md is prose by hand with one section per command; a command rewrites what stands between its own two marks. */
const DOCUMENT = path.join(PROJECT_ROOT, "docs", "benchmarks.md");

export type Section = {
  name: "api" | "audit" | "chat" | "cold" | "gateway" | "knowledge" | "memory" | "router";
  tools: readonly string[];
  figures: readonly Figure[];
};

export function writeSection(section: Section): void {
  const before = readFileSync(DOCUMENT, "utf8");
  writeFileSync(DOCUMENT, replaceSection(before, section.name, formatSection(section, describeRun(section.tools))));
  console.log(`docs/benchmarks.md: section ${section.name} rewritten.`);
}

export function formatSection({ figures }: Pick<Section, "figures">, run: string): string {
  return `${run}\n\n${toTable(figures)}`;
}

/** Throws when the marks are not there exactly once, in order. */
export function replaceSection(document: string, name: string, text: string): string {
  const [opening, closing] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const from = document.indexOf(opening);
  const to = document.indexOf(closing);
  const isOnce = document.lastIndexOf(opening) === from && document.lastIndexOf(closing) === to;
  if (from < 0 || to < from || !isOnce) throw new Error(`docs/benchmarks.md needs ${opening} and ${closing}, once each and in this order.`);
  return `${document.slice(0, from + opening.length)}\n\n${text}\n\n${document.slice(to)}`;
}

/** Figures mean nothing without the machine, the versions and the sources they came from. */
export function describeRun(tools: readonly string[]): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const machine = `${model}, ${cpus().length} logical cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`;
  return `Measured on ${new Date().toISOString().slice(0, 10)} at ${describeSources()}: ${[machine, `Node ${process.versions.node}`, ...tools].join("; ")}.`;
}

function describeSources(): string {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: PROJECT_ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    const isChanged = git("status", "--porcelain", "--", "api", "lib", "scripts/local", "scripts/serve.ts") !== "";
    return `commit ${git("rev-parse", "--short=12", "HEAD")}${isChanged ? " with uncommitted changes" : ""}`;
  } catch {
    return "an unknown commit";
  }
}

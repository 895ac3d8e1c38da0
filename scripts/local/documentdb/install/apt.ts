// apt with a state of its own: it reads another suite than the machine's, and leaves nothing behind outside `dir`. So it needs no root.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { DebianSource } from "./debian-source.ts";
import { neededPackages } from "./package-closure.ts";
import { runTool, tryTool } from "./run-tool.ts";

export type Apt = {
  /** The newest `postgresql-N-documentdb` of the suite, or null. */
  findDocumentDb(): Promise<{ name: string; version: string; postgresMajor: number } | null>;
  /** Downloads the packages into a folder and returns it. `isComplete`: the whole dependency tree. */
  download(name: string, isComplete: boolean): Promise<string>;
};

export async function openApt(dir: string, source: DebianSource, suite: string): Promise<Apt | null> {
  const options = configure(dir, source, suite);
  const updated = await tryTool("apt-get", [...options, "update", "-qq"]);
  if (updated.code !== 0) return null;
  return {
    async findDocumentDb() {
      const found = await runTool("apt-cache", [...options, "search", "--names-only", "^postgresql-[0-9]+-documentdb$"]);
      const majors = [...found.matchAll(/^postgresql-(\d+)-documentdb\b/gm)].map((match) => Number(match[1]));
      if (majors.length === 0) return null;
      const postgresMajor = Math.max(...majors);
      const name = `postgresql-${postgresMajor}-documentdb`;
      const shown = await runTool("apt-cache", [...options, "show", name]);
      return { name, version: /^Version: (.*)$/m.exec(shown)?.[1] ?? "unknown", postgresMajor };
    },
    async download(name, isComplete) {
      const folder = path.join(dir, "packages");
      mkdirSync(folder, { recursive: true });
      const planned = await runTool("apt-get", [...options, "-y", "--no-install-recommends", "--print-uris", "install", name]);
      const available = new Set([...planned.matchAll(/^'[^']*' ([^_\s]+)_/gm)].flatMap((match) => match[1] ?? []));
      const packages = isComplete ? [...available] : neededPackages(name, await dependencyGraph(options, name), available);
      await runTool("apt-get", [...options, "download", "-qq", ...packages], { cwd: folder });
      return folder;
    },
  };
}

function dependencyGraph(options: readonly string[], name: string): Promise<string> {
  const others = ["recommends", "suggests", "conflicts", "breaks", "replaces", "enhances"].map((kind) => `--no-${kind}`);
  return runTool("apt-cache", [...options, "depends", "--recurse", ...others, name]);
}

function configure(dir: string, { mirror, keyring }: DebianSource, suite: string): string[] {
  const at = (...names: string[]) => path.join(dir, ...names);
  for (const folder of [at("lists", "partial"), at("cache", "archives", "partial")]) mkdirSync(folder, { recursive: true });
  writeFileSync(at("status"), "");
  writeFileSync(at("suite.sources"), `Types: deb\nURIs: ${mirror}\nSuites: ${suite}\nComponents: main\nSigned-By: ${keyring}\n`);
  const settings = {
    "Dir::Etc::SourceList": at("suite.sources"),
    "Dir::Etc::SourceParts": "/dev/null",
    "Dir::State::Lists": at("lists"),
    "Dir::State::status": at("status"),
    "Dir::Cache": at("cache"),
    "APT::Sandbox::User": "",
    "Acquire::Languages": "none",
    "Acquire::Retries": "3",
    // Otherwise a mirror that does not answer is a warning.
    "APT::Update::Error-Mode": "any",
    "Debug::NoLocking": "1",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
}

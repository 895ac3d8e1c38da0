// Debian's newest binaries want a newer libc than an older host has. So the tree holds its own libraries and its own dynamic
// linker, and small scripts in place of the programs start them through it: no root, no chroot, nothing outside the folder.
import { chmodSync, existsSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runTool, tryTool } from "./run-tool.ts";

export type ServerTree = { bin: string };

type Layout = { linker: string; libraries: string; server: string; extensions: string };

const LINKERS: Readonly<Partial<Record<NodeJS.Architecture, { file: string; triplet: string }>>> = {
  x64: { file: "ld-linux-x86-64.so.2", triplet: "x86_64-linux-gnu" },
  arm64: { file: "ld-linux-aarch64.so.1", triplet: "aarch64-linux-gnu" },
};
const PROGRAMS = ["postgres", "initdb"];
const UNUSED = ["usr/share/doc", "usr/share/man", "usr/share/locale", "usr/share/i18n", "usr/share/lintian"];

export const isSupportedMachine = (): boolean => process.platform === "linux" && LINKERS[process.arch] !== undefined;

export function serverTree(root: string, postgresMajor: number): ServerTree {
  return { bin: path.join(layoutOf(root, postgresMajor).server, "bin") };
}

/** Unpacks every package of a folder into `root`. Returns the libraries that are still missing; the tree runs when there are none. */
export async function buildServerTree(packages: string, root: string, postgresMajor: number): Promise<string[]> {
  for (const file of readdirSync(packages).filter((name) => name.endsWith(".deb"))) {
    await runTool("dpkg-deb", ["-x", path.join(packages, file), root]);
  }
  const layout = layoutOf(root, postgresMajor);
  for (const unused of [...UNUSED.map((name) => path.join(root, name)), path.join(layout.server, "lib", "bitcode")]) {
    rmSync(unused, { recursive: true, force: true });
  }
  linkDefaultVersions(layout);
  for (const program of PROGRAMS) wrap(layout, program);
  return missingLibraries(layout);
}

function layoutOf(root: string, major: number): Layout {
  const machine = LINKERS[process.arch];
  if (machine === undefined) throw new Error(`DocumentDB's Debian packages are used on x64 and arm64 only, not on ${process.arch}.`);
  const libraries = path.join(root, "usr", "lib", machine.triplet);
  return {
    linker: path.join(libraries, machine.file),
    libraries,
    server: path.join(root, "usr", "lib", "postgresql", String(major)),
    extensions: path.join(root, "usr", "share", "postgresql", String(major), "extension"),
  };
}

/** Debian chooses PostGIS' default version in a script that runs at installation. */
function linkDefaultVersions({ extensions }: Layout): void {
  const wanted = path.join(extensions, "postgis.control");
  const versioned = readdirSync(extensions).find((name) => /^postgis-\d[\d.]*\.control$/.test(name));
  if (!existsSync(wanted) && versioned !== undefined) symlinkSync(versioned, wanted);
}

/** The name the program was called by tells it where its libraries and extensions are: hence `--argv0`. */
function wrap({ linker, libraries, server }: Layout, program: string): void {
  const bin = path.join(server, "bin");
  const file = path.join(bin, program);
  renameSync(file, `${file}.real`);
  const up = (target: string) => `$here/${path.relative(bin, target)}`;
  const script = [
    "#!/bin/sh",
    'here=$(dirname "$(readlink -f "$0")")',
    `exec "${up(linker)}" --library-path "${up(libraries)}:${up(path.join(server, "lib"))}" --argv0 "$here/${program}" "$here/${program}.real" "$@"`,
    "",
  ].join("\n");
  writeFileSync(file, script);
  chmodSync(file, 0o755);
}

async function missingLibraries({ linker, libraries, server }: Layout): Promise<string[]> {
  const lib = path.join(server, "lib");
  const modules = readdirSync(lib).filter((name) => /^(?:pg_documentdb.*|postgis-3|vector|rum|pg_cron|tsm_system_rows)\.so$/.test(name));
  const files = [...PROGRAMS.map((name) => path.join(server, "bin", `${name}.real`)), ...modules.map((name) => path.join(lib, name))];
  const missing = new Set<string>();
  for (const file of files) {
    const { code, output } = await tryTool(linker, ["--library-path", `${libraries}:${lib}`, "--list", file]);
    for (const match of output.matchAll(/(\S+) => not found|loading shared libraries: ([^:\s]+)/g))
      missing.add(match[1] ?? match[2] ?? file);
    if (code !== 0 && missing.size === 0) missing.add(file);
  }
  return [...missing];
}

/**
 * Which packages the server needs to run. The whole dependency tree is 140 MB, most of it behind a few packages that serve
 * raster maps, system services or set-up scripts; the walk stops at those. The caller proves the rest with the dynamic linker.
 */
const NOT_NEEDED_TO_RUN = [
  // Only postgis_raster and postgis_sfcgal load these, and the extension asks for neither.
  /^libgdal\d/,
  /^libsfcgal\d/,
  /^proj-data$/,
  // Set-up scripts and system services; the server runs as a plain child of ours.
  /^(?:locales|ssl-cert|postgresql-common|postgresql-client-common|debconf|openssl|systemd|adduser|sensible-utils|readline-common)$/,
  /^libpam-/,
];

/** `graph` is the output of `apt-cache depends --recurse`; `available` names what apt would install. */
export function neededPackages(root: string, graph: string, available: ReadonlySet<string>): string[] {
  const edges = parseGraph(graph);
  const needed = new Set<string>();
  const open = [root];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name) || !available.has(name) || NOT_NEEDED_TO_RUN.some((pattern) => pattern.test(name))) continue;
    needed.add(name);
    open.push(...(edges.get(name) ?? []));
  }
  return [...needed].sort();
}

/** A package at the line's start, its dependencies indented; what provides a virtual one is indented further. */
function parseGraph(graph: string): Map<string, string[]> {
  const edges = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of graph.split("\n")) {
    if (/^\S/.test(line)) {
      current = [];
      edges.set(line.trim(), current);
      continue;
    }
    const dependency = /^[ |]+(?:Pre)?Depends: <?([^\s>]+)>?$/.exec(line)?.[1] ?? /^ {4}(\S+)$/.exec(line)?.[1];
    if (dependency !== undefined) current.push(dependency);
  }
  return edges;
}

import type { Route } from "./define-route.ts";

/** Where routes are mounted, and which methods an address takes: the answer to a wrong method names the right ones. */
export type MethodTable = { pathsOf(route: Route): string[]; allowedAt(path: string): string[] };

export function createMethodTable(routes: readonly Route[]): MethodTable {
  const rows = routes.map((route) => ({ method: route.method.toUpperCase(), patterns: pathsOf(route).map(toPattern) }));
  return {
    pathsOf,
    allowedAt: (path) => [...new Set(rows.filter((row) => row.patterns.some((pattern) => pattern.test(path))).map((row) => row.method))],
  };
}

/** /health and /status are rewritten to the function under their own names by some hosts. */
function pathsOf(route: Route): string[] {
  const path = `/api${route.path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
  return route.path === "/health" || route.path === "/status" ? [path, route.path] : [path];
}

function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/:\w+/g, "[^/]+")}$`);
}

import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../local/child-script.ts";

/** A project of one file: the same route as a Next.js route handler, built for production. It stands outside ours, or our proxy and hooks would be built in. */
export function buildNextRoute(folder: string): string {
  const route = path.join(folder, "app", "api", "health", "live");
  mkdirSync(route, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "next-route", private: true, type: "module" }));
  writeFileSync(path.join(folder, "next.config.js"), "export default { poweredByHeader: false };\n");
  writeFileSync(
    path.join(route, "route.js"),
    'export const dynamic = "force-dynamic";\nexport const GET = () => Response.json({ status: "live" });\n',
  );
  writeFileSync(path.join(folder, "app", "layout.js"), "export default function Layout({ children }) {\n  return children;\n}\n");
  symlinkSync(path.join(PROJECT_ROOT, "node_modules"), path.join(folder, "node_modules"));
  // Turbopack refuses packages behind a link that leaves the project.
  execFileSync(process.execPath, [path.join(PROJECT_ROOT, "node_modules/next/dist/bin/next"), "build", "--webpack"], {
    cwd: folder,
    stdio: "ignore",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  return folder;
}

import { spawn } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { exitOf, PROJECT_ROOT, stopChild } from "./local/child-script.ts";
import { endWithParent } from "./local/end-with-parent.ts";
import { forgetBuild, recordBuild, sourceStamp } from "./local/page-build.ts";
import { isUnconfigured, sampleEnvironment } from "./local/sample-environment.ts";

/** `pnpm build`: the pages for production. next.config.js parses the environment, so a bad value stops the build. */
const { values } = parseArgs({ options: { analyze: { type: "boolean", default: false } } });
const NEXT = path.join(PROJECT_ROOT, "node_modules", "next", "dist", "bin", "next");
const REPORT = ".next/diagnostics/analyze";

let stopRunning = async () => {};
const end = endWithParent(() => stopRunning());

const isBare = isUnconfigured(process.env);
if (isBare) console.log("Nothing is configured here: building with throw-away values. They are read, never compiled in.");
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  ...(isBare ? sampleEnvironment() : {}),
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
};

async function runNext(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [NEXT, ...args], { cwd: PROJECT_ROOT, stdio: ["ignore", "inherit", "inherit"], env: environment });
  stopRunning = () => stopChild(child);
  return exitOf(child);
}

const stamp = sourceStamp();
forgetBuild();
const buildCode = await runNext(["build"]);
if (buildCode === 0) recordBuild(stamp);
let analysisCode = 0;
if (values.analyze && buildCode === 0) {
  analysisCode = await runNext(["analyze", "--output"]);
  if (analysisCode === 0) console.log(`\nBundle analysis in ${REPORT}: static pages, to be looked at through any web server.`);
}
end(buildCode || analysisCode);

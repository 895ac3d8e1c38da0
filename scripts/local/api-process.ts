import type { ChildProcess } from "node:child_process";
import path from "node:path";
import { z } from "zod";
import { firstMessage, PROJECT_ROOT, startScript, stopChild } from "./child-script.ts";
import { watchFolders } from "./watch-folders.ts";

/** The API in a child that is replaced on every edit, so that no module cache ever serves old code. */
export type ApiProcess = { port(): Promise<number>; close(): Promise<void> };

const WATCHED = ["api", "lib"];
/** Editors write a file in several steps. */
const SETTLE_MS = 60;
const readySchema = z.object({ type: z.literal("ready"), port: z.number() });

export function startApiProcess(environment: Record<string, string>): ApiProcess {
  let child: ChildProcess | null = null;
  let port = start();
  let settle: NodeJS.Timeout | undefined;

  async function start(): Promise<number> {
    if (child) await stopChild(child, 1_000);
    child = startScript("scripts/local/dev-api.ts", { environment, nodeArgs: ["--enable-source-maps"] });
    return readySchema.parse(await firstMessage(child, "The API")).port;
  }

  const restart = () => {
    // Starts are chained: a second edit during a start waits for the first child instead of leaving it behind.
    port = port.then(start, start);
    port.then(
      () => console.log("API reloaded"),
      () => console.error("The API does not start; mend the error above and save again."),
    );
  };
  port.catch(() => console.error("The API does not start; mend the error above and save."));
  const folders = WATCHED.map((folder) => path.join(PROJECT_ROOT, folder));
  const stopWatching = watchFolders(folders, (file) => {
    if (!file.endsWith(".ts") || file.endsWith(".test.ts")) return;
    clearTimeout(settle);
    settle = setTimeout(restart, SETTLE_MS);
  });
  return {
    port: () => port,
    close: async () => {
      clearTimeout(settle);
      stopWatching();
      await port.catch(() => {});
      if (child) await stopChild(child, 2_000);
    },
  };
}

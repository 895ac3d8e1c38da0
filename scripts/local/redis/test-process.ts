import { type ChildProcess, spawn } from "node:child_process";
import type { EngineName } from "./engine.ts";
import { TEST_TOKEN } from "./test-engines.ts";

type OwnProcess = { parent: ChildProcess; url: string; pids: readonly number[] };

/** Starts the local Redis in a Node process of its own, which tests may kill; "exit" or "crash" on its input ends it too. */
export async function startInOwnProcess(options: { engine: EngineName; dir?: string }): Promise<OwnProcess> {
  const program = `
    import { startUpstashRedis } from ${JSON.stringify(new URL("./server.ts", import.meta.url).href)};
    const { url, pids } = await startUpstashRedis(${JSON.stringify({ token: TEST_TOKEN, ...options })});
    process.stdin.once("data", (word) => { if (String(word) === "exit") process.exit(0); throw new Error("crash"); });
    console.log([url, ...pids].join(" "));
  `;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["pipe", "pipe", "ignore"] });
  const line = await new Promise<string>((resolve, reject) => {
    parent.stdout.once("data", (chunk) => resolve(String(chunk)));
    parent.once("exit", () => reject(new Error("The process ended before its Redis was ready.")));
  });
  const [url = "", ...pids] = line.trim().split(" ");
  return { parent, url, pids: pids.map(Number) };
}

import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/** Absolute, so that a command works from any folder. */
export const PROJECT_ROOT = path.resolve(import.meta.dirname, "..", "..");

export type ScriptOptions = {
  args?: readonly string[];
  environment?: Readonly<Record<string, string | undefined>>;
  nodeArgs?: readonly string[];
  output?: "inherit" | "pipe" | "ignore";
};

/** Starts one of our TypeScript files under this Node, with a channel whose closing ends it (see end-with-parent.ts). */
export function startScript(file: string, options: ScriptOptions = {}): ChildProcess {
  const output = options.output ?? "inherit";
  const stdio: StdioOptions = ["ignore", output, output, "ipc"];
  return spawn(process.execPath, [...(options.nodeArgs ?? []), path.join(PROJECT_ROOT, file), ...(options.args ?? [])], {
    cwd: PROJECT_ROOT,
    stdio,
    env: { ...process.env, ...options.environment },
  });
}

/** Resolves with the exit code; a signal counts as 1. */
export function exitOf(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  if (child.signalCode !== null) return Promise.resolve(1);
  return new Promise((resolve) => {
    child.once("exit", (code) => resolve(code ?? 1));
    child.once("error", () => resolve(1));
  });
}

/** The first message the child sends; rejects when it ends before. */
export async function firstMessage(child: ChildProcess, what: string): Promise<unknown> {
  const heard = new AbortController();
  const { signal } = heard;
  const ended = async () => {
    const [code] = await once(child, "exit", { signal });
    throw new Error(`${what} ended with code ${code} before it was ready.`);
  };
  try {
    const [message] = await Promise.race([once(child, "message", { signal }), ended()]);
    return message;
  } finally {
    heard.abort();
  }
}

/** Asks first, and ends what has not gone after `graceMs`. */
export async function stopChild(child: ChildProcess, graceMs = 6_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
  child.kill("SIGTERM");
  await exitOf(child);
  clearTimeout(timer);
}

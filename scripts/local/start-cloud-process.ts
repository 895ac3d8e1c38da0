import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { CloudOptions } from "./cloud.ts";

export type CloudProcess = {
  pid: number;
  environment: Record<string, string>;
  description: readonly string[];
  /** Resolves when the process is gone for any reason, with true when nobody asked it to. */
  ended: Promise<boolean>;
  close(): Promise<void>;
};

/** Sealed: nothing of the outer environment counts, not even MONGODB_URI. Tests are. */
export type CloudProcessOptions = Omit<CloudOptions, "given"> & {
  isSealed?: boolean;
  /** A database to use in place of the machine's own. */
  databaseUri?: string;
};

const messageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready"), environment: z.record(z.string(), z.string()), description: z.array(z.string()) }),
  z.object({ type: z.literal("failed"), message: z.string() }),
]);

const STOP_TIMEOUT_MS = 10_000;

/** The cloud in a process of its own: its database work never holds up the app's event loop. */
export async function startCloudProcess(options: CloudProcessOptions): Promise<CloudProcess> {
  const settings = {
    dir: options.dir,
    appUrl: options.appUrl ?? "http://localhost:3000",
    openAiFake: options.openAiFake ?? false,
    isSealed: options.isSealed ?? false,
    databaseUri: options.databaseUri ?? "",
    ports: options.ports ?? {},
  };
  const child = spawn(process.execPath, [fileURLToPath(new URL("./cloud-process.ts", import.meta.url)), JSON.stringify(settings)], {
    // A session of its own: the terminal's signals end the app first, and the app's end closes the channel.
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, NODE_ENV: "development" },
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let isClosing = false;
  const close = async () => {
    isClosing = true;
    if (child.connected) child.disconnect();
    const timer = setTimeout(() => killGroup(child), STOP_TIMEOUT_MS);
    await exited;
    clearTimeout(timer);
  };
  const ready = await readiness(child).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { pid: child.pid ?? 0, ...ready, ended: exited.then(() => !isClosing), close };
}

function readiness(child: ChildProcess): Promise<{ environment: Record<string, string>; description: string[] }> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`The local cloud ended with code ${code} before it was ready.`)));
    child.once("message", (raw) => {
      const message = messageSchema.parse(raw);
      if (message.type === "ready") resolve(message);
      else reject(new Error(`The local cloud could not start: ${message.message}`));
    });
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

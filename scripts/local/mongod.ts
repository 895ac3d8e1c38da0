import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { MongoClient } from "mongodb";
import { freePort } from "./ports.ts";

export type RunningMongod = { uri: string; close(): Promise<void> };

const START_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 10_000;

/** An installed mongod as a replica set of one: the product's transactions need one. Throws when it does not come up. */
export async function startMongod(options: { file: string; dir: string; port?: number }): Promise<RunningMongod> {
  mkdirSync(options.dir, { recursive: true });
  const port = options.port ?? (await freePort());
  const child = spawn(
    options.file,
    ["--replSet", "rs0", "--bind_ip", "127.0.0.1", "--port", String(port), "--dbpath", options.dir, "--nounixsocket", "--quiet"],
    { stdio: "ignore" },
  );
  const ended = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`mongod ended with code ${code}`)));
  });
  try {
    await Promise.race([initiate(port), ended]);
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  ended.catch(() => {});
  return { uri: `mongodb://127.0.0.1:${port}/?replicaSet=rs0&directConnection=true`, close: () => stop(child) };
}

async function initiate(port: number): Promise<void> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: START_TIMEOUT_MS });
  try {
    const admin = client.db("admin");
    const config = { _id: "rs0", members: [{ _id: 0, host: `127.0.0.1:${port}` }] };
    try {
      await admin.command({ replSetInitiate: config });
    } catch {
      // Already a replica set from an earlier start, on another port: only a forced new configuration may move it.
      const current = await admin.command({ replSetGetConfig: 1 });
      await admin.command({ replSetReconfig: { ...config, version: Number(current.config?.version ?? 1) + 1 }, force: true });
    }
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!(await admin.command({ hello: 1 })).isWritablePrimary) {
      if (Date.now() > deadline) throw new Error("mongod did not become primary");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    await client.close();
  }
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
    child.once("exit", () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill("SIGTERM");
  });
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { z } from "zod";
import { firstMessage, PROJECT_ROOT, stopChild } from "../../../scripts/local/child-script.ts";
import type { ServiceSettings } from "./service.ts";

export type ServiceName = ServiceSettings["service"];

/** One stand-in process. It keeps its port over restarts, and its data where its settings name a folder. */
export type ServiceHandle = {
  name: ServiceName;
  port: number;
  pid(): number;
  isRunning(): boolean;
  signal(name: "SIGSTOP" | "SIGCONT"): void;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** After `kill`; resolves when it listens again. */
  start(): Promise<void>;
  /** The stand-in's own controls (see service.ts): qstash knows idle, messages, deadLetters, deliverNow and redeliver, openai calls, redis pids. */
  ask(name: string, value?: unknown): Promise<unknown>;
  close(): Promise<void>;
};

const readySchema = z.object({ type: z.literal("ready"), port: z.number() });
const answerSchema = z.object({ type: z.literal("answer"), id: z.number(), value: z.unknown(), error: z.string().optional() });

export async function startServiceProcess(settings: ServiceSettings): Promise<ServiceHandle> {
  let child = spawnStandIn(settings);
  const { port } = readySchema.parse(await firstMessage(child, settings.service));
  let questions = 0;
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    name: settings.service,
    port,
    pid: () => child.pid ?? 0,
    isRunning,
    signal: (name) => void child.kill(name),
    async kill() {
      if (!isRunning()) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
    async start() {
      if (isRunning()) return;
      child = spawnStandIn({ ...settings, port });
      readySchema.parse(await firstMessage(child, settings.service));
    },
    ask(name, value) {
      questions += 1;
      return askChild(child, { id: questions, ask: name, with: value });
    },
    async close() {
      child.kill("SIGCONT");
      await stopChild(child, 3_000);
    },
  };
}

function spawnStandIn(settings: ServiceSettings): ChildProcess {
  const file = path.join(PROJECT_ROOT, "tests/chaos/world/service.ts");
  return spawn(process.execPath, [file, JSON.stringify(settings)], {
    cwd: PROJECT_ROOT,
    // A session of its own: the terminal's Ctrl-C ends the run first, and the run ends its services.
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, NODE_ENV: "development" },
  });
}

function askChild(child: ChildProcess, question: { id: number; ask: string; with: unknown }): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onMessage = (raw: unknown) => {
      const answer = answerSchema.safeParse(raw);
      if (!answer.success || answer.data.id !== question.id) return;
      child.off("message", onMessage);
      child.off("exit", onExit);
      if (answer.data.error === undefined) resolve(answer.data.value);
      else reject(new Error(answer.data.error));
    };
    const onExit = () => reject(new Error("The service ended before it answered."));
    child.on("message", onMessage);
    child.once("exit", onExit);
    child.send(question);
  });
}

import { type ChildProcess, spawn } from "node:child_process";
import { z } from "zod";
import { firstMessage, PROJECT_ROOT, stopChild } from "../../../scripts/local/child-script.ts";
import { buildWorker } from "../compile/build-worker.ts";
import { CRASH_PIPE, type Target } from "../compile/crash.ts";
import type { FrontDoor } from "./front-door.ts";

/** One living process of the deployment. A dead one is replaced by another Worker of the same name and the next generation. */
export type Worker = {
  name: string;
  generation: number;
  pid: number;
  /** Its own address, past the front door. */
  url: string;
  readyAt: number;
  /** A frozen worker gets no new connections until it is thawed. */
  signal(name: "SIGKILL" | "SIGSTOP" | "SIGCONT"): void;
  /** It ends itself at the `occurrence`-th passage of the crash point from now on. */
  arm(point: string, occurrence: number): void;
  /** The same for several points: whichever comes first. None disarms. */
  armAny(targets: readonly Target[]): void;
  gone: Promise<Kill>;
};

/** `point` is null when the end came from outside. */
export type Kill = { worker: string; generation: number; point: string | null; at: number };

export type WorkerOptions = {
  clockOffsetMs: number;
  limitFactor: number;
  timeDivisor: number;
  /** Modules that export `patches`, beside crash points and short times. */
  patches: readonly string[];
  environment: Readonly<Record<string, string | undefined>>;
  cacheDir: string;
  onLog(line: string): void;
};

export type Slot = {
  name: string;
  current(): Worker | null;
  /** Resolves with the living worker, or the next one. */
  ready(): Promise<Worker>;
  close(): Promise<void>;
};

export type SlotEvents = { onKill(kill: Kill): void; onBroken(error: Error): void };

const readySchema = z.object({ type: z.literal("ready"), port: z.number() });
const MAX_FAILED_STARTS = 3;

/** Keeps one worker alive: whatever ends it, the next one is started at once. */
export function openSlot(name: string, options: WorkerOptions, door: FrontDoor, events: SlotEvents): Slot {
  let isClosing = false;
  let generation = 0;
  let failedStarts = 0;
  let child: ChildProcess | null = null;
  let current: Worker | null = null;
  let next = Promise.withResolvers<Worker>();

  const isOpen = () => !isClosing;
  async function live(): Promise<void> {
    const file = await buildWorker(options.patches);
    while (isOpen()) {
      generation += 1;
      child = spawnWorker(file, options);
      const gone = watchEnd(child, name, generation);
      const port = await firstMessage(child, name).then(
        (message) => readySchema.parse(message).port,
        () => null,
      );
      if (port === null) failedStarts += 1;
      else {
        failedStarts = 0;
        current = toWorker({ child, name, generation, port, gone, door });
        door.add(port);
        next.resolve(current);
      }
      const kill = await gone;
      if (port !== null) door.remove(port);
      if (current) next = Promise.withResolvers();
      current = null;
      if (isOpen() && port !== null) events.onKill(kill);
      if (failedStarts >= MAX_FAILED_STARTS) {
        events.onBroken(new Error(`${name} does not start.`));
        return;
      }
    }
  }
  const ended = live().catch((error: unknown) => events.onBroken(error instanceof Error ? error : new Error(String(error))));
  return {
    name,
    current: () => current,
    ready: () => next.promise,
    async close() {
      isClosing = true;
      child?.kill("SIGCONT");
      if (child) await stopChild(child, 2_000);
      await ended;
    },
  };
}

function spawnWorker(file: string, options: WorkerOptions): ChildProcess {
  const { environment, cacheDir, onLog, clockOffsetMs, limitFactor, timeDivisor } = options;
  const settings = JSON.stringify({ clockOffsetMs, limitFactor, timeDivisor });
  const child = spawn(process.execPath, [file, settings], {
    cwd: PROJECT_ROOT,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc", "pipe"],
    env: { ...process.env, ...environment, CHAOS: "1", NODE_COMPILE_CACHE: cacheDir },
  });
  child.stdout?.setEncoding("utf8").on("data", (text: string) => onLog(text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => onLog(text));
  return child;
}

/** The pipe has been read to its end when `close` comes, so the name of the crash point is known by then. */
function watchEnd(child: ChildProcess, worker: string, generation: number): Promise<Kill> {
  let point = "";
  child.stdio[CRASH_PIPE]?.on("data", (text: Buffer) => {
    point += text.toString();
  });
  return new Promise((resolve) => {
    child.once("close", () => resolve({ worker, generation, point: point === "" ? null : point, at: Date.now() }));
  });
}

type Living = { child: ChildProcess; name: string; generation: number; port: number; gone: Promise<Kill>; door: FrontDoor };

function toWorker({ child, name, generation, port, gone, door }: Living): Worker {
  const tell = (message: object) => child.connected && child.send(message, () => undefined);
  return {
    name,
    generation,
    pid: child.pid ?? 0,
    url: `http://127.0.0.1:${port}`,
    readyAt: Date.now(),
    gone,
    signal(signal) {
      if (signal === "SIGCONT") door.add(port);
      else door.remove(port);
      child.kill(signal);
    },
    arm: (point, occurrence) => void tell({ type: "arm", targets: [{ point, occurrence }] }),
    armAny: (targets) => void tell({ type: "arm", targets }),
  };
}

import { blankProductVariables } from "../../../scripts/local/product-variables.ts";
import type { FrontDoor } from "./front-door.ts";
import { type Kill, openSlot, type Slot, type Worker, type WorkerOptions } from "./supervisor.ts";

/** All workers of a world, with what happened to them and what they wrote. */
export type Crew = {
  workers(): readonly Worker[];
  worker(name: string): Promise<Worker>;
  add(extra?: ExtraWorker): Promise<Worker>;
  startAll(): Promise<void>;
  kills(): readonly Kill[];
  onKill(listener: (kill: Kill) => void): void;
  logs(): readonly string[];
  /** Thaws whoever is frozen, and resolves when all of them can serve; `deadline` as performance.now() counts. */
  untilReady(deadline: number): Promise<void>;
  close(): Promise<void>;
};

export type ExtraWorker = Partial<Pick<WorkerOptions, "clockOffsetMs" | "patches">> & {
  name?: string;
  environment?: Record<string, string>;
};

export type CrewOptions = {
  workers?: number;
  patches?: readonly string[];
  limitFactor?: number;
  timeDivisor: number;
  environment: Record<string, string>;
  door: FrontDoor;
  cacheDir: string;
};

const DEFAULT_WORKERS = 2;
const NO_LIMIT = 1_000;
const LOOK_MS = 25;

export function createCrew(options: CrewOptions): Crew {
  const slots: Slot[] = [];
  const kills: Kill[] = [];
  const lines: string[] = [];
  const listeners: ((kill: Kill) => void)[] = [];
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => undefined);
  const add = (extra: ExtraWorker = {}): Promise<Worker> => {
    const settings = toSettings(options, extra, (text) => lines.push(text));
    const slot = openSlot(extra.name ?? `w${slots.length + 1}`, settings, options.door, {
      onKill(kill) {
        kills.push(kill);
        for (const listener of listeners) listener(kill);
      },
      onBroken: (error) => broken.reject(new Error(`${error.message} ${lines.slice(-3).join("")}`)),
    });
    slots.push(slot);
    return Promise.race([slot.ready(), broken.promise]);
  };
  return {
    workers: () => slots.flatMap((slot) => slot.current() ?? []),
    worker(name) {
      const slot = slots.find((each) => each.name === name);
      return slot ? slot.ready() : Promise.reject(new Error(`There is no worker ${name}.`));
    },
    add,
    async startAll() {
      // The first one fills the compile cache for the others.
      for (let index = 0; index < (options.workers ?? DEFAULT_WORKERS); index += 1) await add();
    },
    kills: () => kills,
    onKill: (listener) => void listeners.push(listener),
    logs: () => lines,
    async untilReady(deadline) {
      for (const slot of slots) slot.current()?.signal("SIGCONT");
      await Promise.race([Promise.all(slots.map((slot) => untilReady(slot, deadline))), broken.promise]);
    },
    async close() {
      await Promise.all(slots.map((slot) => slot.close()));
    },
  };
}

function toSettings(options: CrewOptions, extra: ExtraWorker, onLog: (text: string) => void): WorkerOptions {
  return {
    clockOffsetMs: extra.clockOffsetMs ?? 0,
    limitFactor: options.limitFactor ?? NO_LIMIT,
    timeDivisor: options.timeDivisor,
    patches: [...(options.patches ?? []), ...(extra.patches ?? [])],
    environment: { ...blankProductVariables(), ...options.environment, ...extra.environment },
    cacheDir: options.cacheDir,
    onLog,
  };
}

async function untilReady(slot: Slot, deadline: number): Promise<void> {
  for (;;) {
    const worker = slot.current();
    const response = worker && (await fetch(`${worker.url}/api/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => null));
    await response?.body?.cancel();
    if (response?.ok) return;
    if (performance.now() > deadline) throw new Error(`${slot.name} is not ready in time.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

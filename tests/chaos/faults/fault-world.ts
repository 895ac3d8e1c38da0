import { parseEnv } from "../../../lib/platform/env.ts";
import { createLogger } from "../../../lib/platform/log.ts";
import { createRuntime } from "../../../lib/runtime/create-runtime.ts";
import type { Recorder } from "../history/recorder.ts";
import { createSeededRandom } from "../history/seeded-random.ts";
import { startTcpFaultProxy, type TcpFaultProxy } from "../proxy/tcp-fault-proxy.ts";
import type { ServiceName } from "../world/service-process.ts";
import { startWorld, type World } from "../world/world.ts";
import { createChatClient, type Room } from "./chat-client.ts";
import type { Doors, Fault, FaultContext } from "./fault.ts";

/** A world with a door before each service, and somebody who looks at its data past them. */
export type FaultWorld = {
  world: World;
  recorder: Recorder;
  toContext(fault: Fault, problems: string[], note: (sentence: string) => void): FaultContext;
  close(): Promise<void>;
};

/** `patches`: modules loaded into every worker, e.g. a mutant. */
export type FaultWorldOptions = {
  patches?: readonly string[];
  seed: number;
  backlog: number;
  recorder: Recorder;
  mongodbUri?: string;
};

const TOKEN_DELAY_MS = 1;

export async function startFaultWorld(options: FaultWorldOptions): Promise<FaultWorld> {
  const { seed, backlog, recorder, mongodbUri } = options;
  const random = createSeededRandom(seed);
  const opened = new Map<ServiceName, TcpFaultProxy>();
  const target = mongodbUri === undefined ? null : new URL(mongodbUri);
  const openDoor = async (service: ServiceName, port: number, host = "127.0.0.1") => {
    const door = await startTcpFaultProxy({ host, port });
    opened.set(service, door);
    return door;
  };
  const external = target && (await openDoor("mongo", Number(target.port || 27_017), target.hostname));
  const world = await startWorld({
    seed,
    tokenDelayMs: TOKEN_DELAY_MS,
    ...(options.patches && { patches: options.patches }),
    wrap: (service, { port }) => openDoor(service, port),
    ...(mongodbUri !== undefined && { mongodbUri }),
    ...(external && target && { environment: { MONGODB_URI: atPort(mongodbUri ?? "", external.port) } }),
  });
  const observer = createRuntime(parseEnv(world.directEnvironment), { log: createLogger({ level: "silent" }) });
  const doors = requireAll(opened);
  return {
    world,
    recorder,
    toContext: (fault, problems, note) =>
      toContext({
        fault,
        problems,
        note,
        world,
        doors,
        backlog,
        room: { url: world.url, observer, recorder, random: random.fork(fault.name) },
      }),
    async close() {
      await observer.close();
      await world.close();
      await external?.close();
    },
  };
}

type Parts = {
  fault: Fault;
  problems: string[];
  note: (sentence: string) => void;
  world: World;
  doors: Doors;
  backlog: number;
  room: Room;
};

function toContext({ fault, problems, note, world, doors, backlog, room }: Parts): FaultContext {
  return {
    world,
    doors,
    backlog,
    observer: room.observer,
    random: room.random,
    createClient: (signUpUrl) => createChatClient(room, fault.name, signUpUrl),
    note,
    expect: (isTrue, sentence) => void (isTrue || problems.push(sentence)),
    async heal() {
      for (const door of Object.values(doors)) await door.setFault(null);
      const { readyAfterMs } = await world.heal();
      room.recorder.note("heal", "info", { key: fault.name, value: { readyMs: readyAfterMs } });
    },
  };
}

function requireAll(opened: ReadonlyMap<ServiceName, TcpFaultProxy>): Doors {
  const of = (service: ServiceName) => {
    const door = opened.get(service);
    if (!door) throw new Error(`There is no door before ${service}.`);
    return door;
  };
  return { mongo: of("mongo"), redis: of("redis"), qstash: of("qstash"), openai: of("openai") };
}

function atPort(uri: string, port: number): string {
  const url = new URL(uri);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  return url.href;
}

import type { Runtime } from "../../../lib/runtime/runtime.ts";
import type { SeededRandom } from "../history/seeded-random.ts";
import type { TcpFaultProxy } from "../proxy/tcp-fault-proxy.ts";
import type { ServiceName } from "../world/service-process.ts";
import type { World } from "../world/world.ts";
import type { ChatClient } from "./chat-client.ts";

/** The doors the workers' traffic goes through, by service. */
export type Doors = Readonly<Record<ServiceName, TcpFaultProxy>>;

export type FaultContext = {
  world: World;
  doors: Doors;
  /** Reads the deployment's data past every door. */
  observer: Runtime;
  random: SeededRandom;
  /** How many messages a load fault sends. */
  backlog: number;
  /** A new person with an organization of their own, so that what goes wrong can be told apart by tenant. */
  createClient(signUpUrl?: string): Promise<ChatClient>;
  /** Notes the sentence as a problem when it does not hold. */
  expect(isTrue: boolean, sentence: string): void;
  /** Something a reader of the run should know, and no problem. */
  note(sentence: string): void;
  /** Opens every door, starts and thaws everything, and measures how long the deployment takes to be ready. */
  heal(): Promise<void>;
};

export type FaultGroup =
  | "process"
  | "delivery"
  | "publish"
  | "poison"
  | "provider"
  | "redis"
  | "mongo"
  | "client"
  | "clock"
  | "load"
  | "skew";

/**
 * One way the world goes wrong. `alone` disturbs everybody and runs by itself; the others run beside each other, each with
 * people of its own. `skewed` needs workers that are not like the others, in a world of its own.
 */
export type Fault = {
  name: string;
  group: FaultGroup;
  company: "beside" | "alone" | "skewed";
  /** What must come of it. */
  expects: string;
  /** Returns how often the fault demonstrably happened: 0 is a failure of the run. */
  run(ctx: FaultContext): Promise<number>;
};

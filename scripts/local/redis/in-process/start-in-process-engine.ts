import { claimDirectory } from "../directory-claim.ts";
import type { Command, RedisEngine, Reply } from "../engine.ts";
import { type CommandLog, type LoggedBatch, openCommandLog } from "./command-log.ts";
import { createExecutor, type Executor, type ExecutorParts } from "./executor.ts";
import { createKeyspace, type Keyspace } from "./keyspace.ts";
import { listSnapshotCommands } from "./list-snapshot-commands.ts";
import { createLuaVm } from "./lua-vm.ts";
import { createPubSub } from "./pub-sub.ts";
import { createScriptHost } from "./script-host.ts";

type InProcessOptions = { dir: string | undefined };

const SWEEP_INTERVAL_MS = 100;
const SWEEP_KEYS = 1000;
/** Beyond this the log is written anew while running, as at every start. */
const REWRITE_AFTER_BYTES = 64 * 1024 * 1024;

/** One thread and no waiting inside a batch: each pipeline, transaction and script is atomic by itself. */
export async function startInProcessEngine({ dir }: InProcessOptions): Promise<RedisEngine> {
  const claim = dir === undefined ? undefined : claimDirectory(dir);
  const vm = await createLuaVm();
  const space = createKeyspace();
  const pubSub = createPubSub();
  const batches = openBatches(dir, { space, pubSub, scripts: createScriptHost(vm) }, () => {
    vm.close();
    claim?.release();
  });

  const sweeper = setInterval(() => {
    space.setNow(Date.now());
    space.sweep(SWEEP_KEYS);
  }, SWEEP_INTERVAL_MS);
  sweeper.unref();

  return {
    name: "in-process",
    pids: [],
    run: async (commands) => batches.run(commands),
    transaction: async (commands) => {
      const rejection = commands.map(batches.findRejection).find((found) => found !== null);
      if (rejection) return { type: "discarded", message: rejection.message };
      return { type: "executed", replies: batches.run(commands) };
    },
    subscribe: pubSub.subscribe,
    close: async () => {
      clearInterval(sweeper);
      pubSub.closeAll();
      batches.close();
    },
  };
}

type Batches = {
  run: (commands: readonly Command[]) => readonly Reply[];
  findRejection: Executor["findRejection"];
  close: () => void;
};

/** Runs batches of commands at one time each, and logs what they wrote as one line before anybody gets the replies. */
function openBatches(dir: string | undefined, parts: Omit<ExecutorParts, "record">, release: () => void): Batches {
  const { space } = parts;
  let written: Command[] = [];
  const executor = createExecutor({ ...parts, record: (command) => void written.push(command) });

  function runAt(timeMs: number, commands: readonly Command[]): readonly Reply[] {
    space.setNow(timeMs);
    written = [];
    return commands.map(executor.execute);
  }

  let log: CommandLog | undefined;
  try {
    log = dir === undefined ? undefined : openCommandLog(dir, ({ timeMs, commands }) => void runAt(timeMs, commands));
    if (log) rewriteLog(log, space);
  } catch (error) {
    release();
    throw error;
  }

  return {
    run: (commands) => {
      const replies = runAt(Date.now(), commands);
      if (written.length > 0) log?.append({ timeMs: space.now(), commands: written });
      if (log && log.grownBytes() > REWRITE_AFTER_BYTES) rewriteLog(log, space);
      return replies;
    },
    findRejection: executor.findRejection,
    close: () => {
      log?.close();
      release();
    },
  };
}

function rewriteLog(log: CommandLog, space: Keyspace): void {
  space.setNow(Date.now());
  log.rewrite(toBatches(space));
}

function* toBatches(space: Keyspace): Iterable<LoggedBatch> {
  for (const commands of listSnapshotCommands(space)) yield { timeMs: space.now(), commands };
}

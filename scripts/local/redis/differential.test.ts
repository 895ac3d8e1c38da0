// Random command sequences must get the same replies from both engines. What differs by design stays out: time and
// automatic ids, "~" trimming, and scores whose digits depend on the version of redis-server.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PRODUCT_COMMANDS } from "./in-process/product-commands.ts";
import { ARGUMENTS, INSPECTION, prelude, randomCommand } from "./random-commands.ts";
import { startUpstashRedis, type UpstashRedis } from "./server.ts";
import { callRest, hasRedisServer, skipVisibly, TEST_TOKEN } from "./test-engines.ts";

const RUNS = 300;
const COMMANDS_PER_RUN = 40;

/** Their replies are in no promised order. */
const UNORDERED = new Set(["SMEMBERS", "KEYS", "SCAN"]);
const NOT_COMPARED = new Set(["TIME", "INFO", "PTTL", "SCRIPT", "EVALSHA", "PUBLISH"]);

test("every product command is either compared or named as not comparable", () => {
  expect([...Object.keys(ARGUMENTS), ...NOT_COMPARED].sort()).toEqual([...PRODUCT_COMMANDS].sort());
});

if (!hasRedisServer) skipVisibly("differential");
else describe("both engines", declareDifferentialTest);

function declareDifferentialTest(): void {
  const servers: UpstashRedis[] = [];
  beforeAll(async () => {
    for (const engine of ["in-process", "redis-server"] as const) servers.push(await startUpstashRedis({ token: TEST_TOKEN, engine }));
  });
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  test("give the same replies to random sequences of commands", { timeout: 60_000 }, async () => {
    const sequence = fc.array(randomCommand, { minLength: 1, maxLength: COMMANDS_PER_RUN, size: "max" });
    await fc.assert(
      fc.asyncProperty(prelude, sequence, async (prepared, random) => {
        const commands = [...prepared, ...random];
        const [mine, theirs] = await Promise.all(servers.map((server) => replies(server, commands)));
        expect(mine).toEqual(theirs);
      }),
      { numRuns: RUNS },
    );
  });

  test("leave the same data after random transactions", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(prelude, fc.array(randomCommand, { minLength: 1, maxLength: 8 }), async (prepared, random) => {
        const commands = [...prepared, ...random];
        const [mine, theirs] = await Promise.all(
          servers.map(async (server) => [
            await post(server, "/multi-exec", [["FLUSHALL"], ...commands]),
            await replies(server, INSPECTION, false),
          ]),
        );
        expect(mine?.[1]).toEqual(theirs?.[1]);
      }),
      { numRuns: RUNS },
    );
  });
}

/** The replies beside their commands, so that a difference shows where it is. */
async function replies(server: UpstashRedis, commands: string[][], flush = true): Promise<unknown[]> {
  const sent = flush ? [["FLUSHALL"], ...commands] : commands;
  const answered = await post(server, "/pipeline", sent);
  if (!Array.isArray(answered)) throw new Error(`Not a pipeline's answer: ${JSON.stringify(answered)}`);
  return sent.map((words, place) => ({ words, reply: normalize(words, answered[place]) }));
}

function normalize(words: string[], reply: unknown): unknown {
  return UNORDERED.has(words[0] ?? "")
    ? JSON.stringify(reply)
        .split(/[[\],]/)
        .sort()
    : reply;
}

async function post(server: UpstashRedis, path: string, commands: string[][]): Promise<unknown> {
  return (await callRest(server, path, { body: JSON.stringify(commands) })).body;
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { type Db, MongoClient } from "mongodb";
import { startEmbeddedMongo } from "../local/mongo/server.ts";
import { type Figure, isMet, milliseconds, printFigures } from "./report/figures.ts";
import { median } from "./statistics.ts";

/**
 * `node scripts/bench/embedded-mongo.ts`: what the embedded server promises about size. 100,000 documents are opened by fresh
 * processes, then found, sorted and cut by an index. What decides is processor time, which other work on the machine hardly moves.
 */
const DOCUMENTS = 100_000;
const ORGANIZATIONS = 50;
const OPENINGS = 3;
const OPEN_MS = 3_000;
const PAGES = 300;

const dir = mkdtempSync(path.join(tmpdir(), "embedded-mongo-bench-"));
try {
  await fill();
  const openings: Opening[] = [];
  for (let index = 0; index < OPENINGS; index += 1) openings.push(await openInFreshProcess());
  const what = `opening ${DOCUMENTS.toLocaleString("en")} documents`;
  const processor = milliseconds(`${what}, processor time`, median(openings.map(({ processorMs }) => processorMs)), OPEN_MS);
  const figures = [milliseconds(what, median(openings.map(({ wallMs }) => wallMs))), processor, ...(await pageFigures())];
  printFigures(figures);
  process.exitCode = figures.every(isMet) ? 0 : 1;
} finally {
  rmSync(dir, { recursive: true, force: true });
}

async function withServer<Result>(run: (db: Db) => Promise<Result>): Promise<Result> {
  const server = await startEmbeddedMongo({ dir });
  const client = await new MongoClient(server.uri).connect();
  try {
    return await run(client.db("bench"));
  } finally {
    await client.close();
    await server.close();
  }
}

async function fill(): Promise<void> {
  await withServer(async (db) => {
    const turns = db.collection<{ _id: number }>("turns");
    await turns.createIndexes([{ key: { orgId: 1, at: -1 } }, { key: { orgId: 1, clientMessageId: 1 }, unique: true }]);
    for (let from = 0; from < DOCUMENTS; from += 2_000) await turns.insertMany(Array.from({ length: 2_000 }, (_, at) => toTurn(from + at)));
  });
}

function toTurn(index: number) {
  const text = "v1.0123456789abcdef.".repeat(15);
  const state = { state: "answered", attempts: 1, fence: 1, steps: { guard_in: { state: "finished" } }, verdicts: [], usage: [] };
  return {
    _id: index,
    orgId: `org_${index % ORGANIZATIONS}`,
    clientMessageId: `m${index}`,
    at: new Date(index * 1_000),
    message: text,
    ...state,
  };
}

type Opening = { wallMs: number; processorMs: number };

/** From the call to the first connection the server would accept; starting the process itself is not counted. */
async function openInFreshProcess(): Promise<Opening> {
  const server = new URL("../local/mongo/server.ts", import.meta.url).href;
  const script = `import { startEmbeddedMongo } from ${JSON.stringify(server)};
    const [startedAt, before] = [performance.now(), process.cpuUsage()];
    const { close } = await startEmbeddedMongo({ dir: process.argv[1] });
    const { user, system } = process.cpuUsage(before);
    console.log(performance.now() - startedAt, (user + system) / 1000);
    await close();`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, dir], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  let figures: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) figures = line.split(" ").map(Number);
  await exited;
  const [wallMs = Number.NaN, processorMs = Number.NaN] = figures;
  return { wallMs, processorMs };
}

/** A page of one organization, newest first, against one document by its id: both walk an index, so they stay comparable. */
async function pageFigures(): Promise<Figure[]> {
  return withServer(async (db) => {
    const turns = db.collection<{ _id: number }>("turns");
    const byId = await millisecondsEach((index) => turns.findOne({ _id: (index * 7_919) % DOCUMENTS }));
    const page = (index: number) =>
      turns
        .find({ orgId: `org_${index % ORGANIZATIONS}` })
        .sort({ at: -1 })
        .limit(20);
    const paged = await millisecondsEach((index) => page(index).toArray());
    const { executionStats } = await page(0).explain("executionStats");
    const examined = Number(executionStats.totalDocsExamined);
    return [
      milliseconds("find by id", byId),
      milliseconds("find, sort and limit 20 by an index", paged),
      { what: "the same, times a find by id", value: paged / byId, unit: "", target: { type: "at-most", value: 5 } },
      { what: "documents looked at for 20", value: examined, unit: "", target: { type: "at-most", value: 20 } },
    ];
  });
}

async function millisecondsEach(run: (index: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < PAGES; index += 1) {
    const startedAt = performance.now();
    await run(index);
    times.push(performance.now() - startedAt);
  }
  return median(times);
}

import { parseArgs } from "node:util";
import { endWithParent } from "../local/end-with-parent.ts";
import { type GrowthFigures, measureGrowth } from "./chat/growth.ts";
import { type MemoryFigures, measureMemory } from "./chat/memory.ts";
import { measureReaders, type ReadersFigures } from "./chat/readers.ts";
import { measureRedisBudget, type RedisBudget } from "./chat/redis-budget.ts";
import { measureUsers, type UsersFigures, type UsersLoad } from "./chat/users.ts";
import { startWorld, type World } from "./chat/world.ts";
import { errorCount, type Figure, isMet, milliseconds, printFigures } from "./report/figures.ts";
import { describeRun, type Section, writeSection } from "./report/write-section.ts";

/**
 * `pnpm bench:chat`: the main job under one, ten and a hundred people, a hundred readers of one answer, long conversations.
 * `--memory [seconds]` measures only what the API holds under steady load. `--quick` proves that it runs: one round, short.
 */
const { values } = parseArgs({
  options: { write: { type: "boolean", default: false }, quick: { type: "boolean", default: false }, memory: { type: "string" } },
});

const ROUNDS = values.quick ? 1 : 3;
const MEMORY_SAMPLES = 10;
const QUICK_MEMORY_SECONDS = 10;
/** A short run still compiles and fills caches: it shows figures, and only a long one is judged. */
const JUDGED_FROM_SECONDS = 600;

/** Six seconds of messages for one and for ten people. */
const ONE: UsersLoad = { users: 1, turns: 15, everyMs: 300 };
const TEN: UsersLoad = { users: 10, turns: 6, everyMs: 1_000 };
/** A hundred people: brisk, at the pace the product's own limit of 20 a minute allows, and all at one instant. */
const HUNDRED: UsersLoad = { users: 100, turns: 2, everyMs: 5_000 };
const HUNDRED_AT_LIMIT: UsersLoad = { users: 100, turns: 3, everyMs: 3_000 };
const AT_ONCE: UsersLoad = { users: 100, turns: 1, everyMs: 0 };

const end = endWithParent(async () => undefined);
try {
  if (values.write && values.quick) throw new Error("--quick is too short for docs/benchmarks.md; leave one of the two out.");
  const sections = values.memory === undefined ? await measureChat() : [await measureHeld(Number(values.memory))];
  for (const section of sections) {
    console.log(describeRun(section.tools));
    printFigures(section.figures);
    if (values.write) writeSection(section);
  }
  end(sections.some((section) => section.figures.some((figure) => isFailure(section.name, figure))) ? 1 : 0);
} catch (error) {
  console.error(error);
  end(1);
}

async function inWorld<Result>(work: (world: World) => Promise<Result>): Promise<Result> {
  const world = await startWorld({ tokenDelayMs: 0 });
  try {
    return await work(world);
  } finally {
    await world.close();
  }
}

/** Times say something about the machine too; lost answers and memory that grows do not. */
function isFailure(section: Section["name"], figure: Figure): boolean {
  return !isMet(figure) && (section === "memory" || figure.unit === "errors");
}

async function measureChat(): Promise<Section[]> {
  const loads = values.quick ? [ONE, TEN, AT_ONCE] : [ONE, TEN, HUNDRED, HUNDRED_AT_LIMIT, AT_ONCE];
  const users = await inWorld((world) => measureUsers(world, loads, ROUNDS));
  const growth = await inWorld((world) => measureGrowth(world, ROUNDS));
  const figures = [
    ...users.flatMap(toUserFigures),
    ...toReaderFigures(await measureReaders(ROUNDS)),
    ...growth.flatMap(toGrowthFigures),
    ...(values.quick ? [] : toBudgetFigures(await measureRedisBudget())),
  ];
  const chat: Section = { name: "chat", tools: ["embedded MongoDB, redis-server and QStash stand-in beside it"], figures };
  return values.quick ? [chat, await measureHeld(QUICK_MEMORY_SECONDS)] : [chat];
}

async function measureHeld(seconds: number): Promise<Section> {
  if (!(seconds >= MEMORY_SAMPLES)) throw new Error("--memory takes a number of seconds, 10 or more.");
  const memory = await inWorld((world) => measureMemory(world, { seconds, everySeconds: seconds / MEMORY_SAMPLES }));
  return { name: "memory", tools: [], figures: toMemoryFigures(memory, seconds) };
}

function toUserFigures({ load, ...figures }: UsersFigures): Figure[] {
  const people = load.users === 1 ? "1 person" : `${load.users} people`;
  const name = load.everyMs === 0 ? `${people} at one instant` : `${people}, ${Math.round((load.users * 1_000) / load.everyMs)} messages/s`;
  const isAlone = load.users === 1;
  const most = isAlone ? 150 : load.users === 100 ? 500 : undefined;
  return [
    milliseconds(`${name}: accepted, p50`, figures.acceptP50Ms),
    milliseconds(`${name}: accepted, p95`, figures.acceptP95Ms, isAlone ? 50 : undefined),
    milliseconds(`${name}: first token, p50`, figures.firstTokenP50Ms),
    milliseconds(`${name}: first token, p95`, figures.firstTokenP95Ms, most),
    milliseconds(`${name}: answer complete, p50`, figures.doneP50Ms),
    milliseconds(`${name}: answer complete, p95`, figures.doneP95Ms),
    errorCount(`${name}: errors`, figures.errors),
  ];
}

function toReaderFigures({ readers, ...figures }: ReadersFigures): Figure[] {
  const name = `${readers} readers of one answer`;
  return [
    milliseconds(`${name}, opened at one instant: first token, p50`, figures.firstTokenP50Ms),
    milliseconds(`${name}, opened at one instant: first token, p95`, figures.firstTokenP95Ms),
    milliseconds(`${name}: end seen later than by the first reader, p95`, figures.lagP95Ms),
    errorCount(`${name}: errors`, figures.errors),
  ];
}

function toGrowthFigures({ messages, ...figures }: GrowthFigures): Figure[] {
  const name = `chat of ${messages.toLocaleString("en")} messages`;
  return [
    milliseconds(`${name}: opened, p50`, figures.openP50Ms),
    milliseconds(`${name}: opened, p95`, figures.openP95Ms, messages === 10_000 ? 300 : undefined),
    milliseconds(`${name}: next message accepted, p50`, figures.acceptP50Ms),
    milliseconds(`${name}: next message accepted, p95`, figures.acceptP95Ms),
    milliseconds(`${name}: its first token, p95`, figures.firstTokenP95Ms),
  ];
}

function toBudgetFigures({ commands, answerSeconds }: RedisBudget): Figure[] {
  const what = `answer of ${answerSeconds.toFixed(1)} s with one reader: Redis commands`;
  return [{ what, value: commands, unit: "commands", target: { type: "at-most", value: 150 } }];
}

function toMemoryFigures({ samples, ...figures }: MemoryFigures, seconds: number): Figure[] {
  const isJudged = seconds >= JUDGED_FROM_SECONDS;
  const change = (what: string, value: number): Figure => ({
    what: `${what}, widest change after the warm-up, up or down`,
    value: Math.abs(value),
    unit: "%",
    target: isJudged ? { type: "at-most", value: 10 } : null,
  });
  const last = samples.at(-1);
  const held = (what: string, value: number): Figure => ({ what: `${what} after ${seconds} s`, value, unit: "MB", target: null });
  return [
    held("heap", last?.heapMb ?? Number.NaN),
    held("RSS", last?.rssMb ?? Number.NaN),
    change("heap", figures.heapDriftPercent),
    change("RSS", figures.rssDriftPercent),
    { what: "answers in this time, per second", value: figures.turns / seconds, unit: "/s", target: null },
    errorCount("errors", figures.errors),
  ];
}

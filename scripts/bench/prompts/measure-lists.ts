import { performance } from "node:perf_hooks";
import { permissionsOf } from "../../../lib/platform/permissions.ts";
import { listFeatured } from "../../../lib/prompts/library/list-featured.ts";
import { listPrompts } from "../../../lib/prompts/library/list-prompts.ts";
import { listPromptsSchema } from "../../../lib/prompts/library/prompt.schema.ts";
import type { Runtime } from "../../../lib/runtime/runtime.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";

const ROUNDS = 100;
const WARM_UP = 10;
const PAGES_DEEP = 20;

type Measured = { what: string; times: number[]; isCached: boolean };
type Query = Readonly<Record<string, string>>;

const LISTS: readonly (readonly [what: string, query: Query])[] = [
  ["everything by trending", {}],
  ["everything by rating", { sort: "rated" }],
  ["everything, newest first", { sort: "recent" }],
  ["a category", { category: "legal" }],
  ["a category and a level by rating", { category: "legal", level: "advanced", sort: "rated" }],
  ["category, role, pattern and level", { category: "analysis", role: "designer", pattern: "extraction", level: "intermediate" }],
  ["a tag", { tag: "letter" }],
  ["a tag and a category", { tag: "topic 20", category: "legal" }],
  ["a source and a level", { source: "imported", level: "beginner" }],
  ["one's own by rating", { visibility: "mine", sort: "rated" }],
  ["one's own of a category", { visibility: "mine", category: "coding" }],
  ["the organization's", { visibility: "organization" }],
  ["a word", { q: "summarizing" }],
  ["two words", { q: "draft contract" }],
  ["a phrase of a level", { q: '"somebody in a hurry"', level: "beginner" }],
  ["a word that few have", { q: "77777" }],
  ["a word that none has", { q: "nowhere" }],
];

/** One reader, one question after another, each often enough for a p95. The verb is asked as a route asks it; the database stands in another process. */
export async function measureLists(runtime: Runtime, { orgId, userId }: { orgId: string; userId: string }): Promise<Measured[]> {
  const system = createSystemContext(runtime, { job: "bench", orgId, permissions: permissionsOf("OWNER") });
  const ctx = { ...system, role: "OWNER", actor: { type: "user", userId, sessionId: "ses_bench" } } as const;
  const ask = (query: Query) => listPrompts(ctx, listPromptsSchema.parse(query));
  const measured: Measured[] = [];
  for (const [what, query] of LISTS) measured.push({ what, times: await timeEach(() => ask(query)), isCached: false });
  let deep: Query = { level: "beginner" };
  for (let page = 0; page < PAGES_DEEP; page += 1) {
    const { nextCursor } = await ask(deep);
    if (nextCursor !== null) deep = { level: "beginner", cursor: nextCursor };
  }
  measured.push({ what: "a page in the depth of a shelf", times: await timeEach(() => ask(deep)), isCached: false });
  measured.push({ what: "what stands first, from the cache", times: await timeEach(() => listFeatured(ctx)), isCached: true });
  return measured;
}

async function timeEach(ask: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const startedAt = performance.now();
    await ask();
    if (round >= WARM_UP) times.push(performance.now() - startedAt);
  }
  return times;
}

import { z } from "zod";

const ROUNDS = 120;
const WARM_UP = 20;
const PAGES_DEEP = 20;

type Measured = { what: string; times: number[]; isCached: boolean };
const pageSchema = z.object({ items: z.array(z.object({ id: z.string() })), nextCursor: z.string().nullable() });

const LISTS: readonly (readonly [what: string, query: string])[] = [
  ["everything by trending", ""],
  ["everything by rating", "?sort=rated"],
  ["everything, newest first", "?sort=recent"],
  ["a category", "?category=legal"],
  ["a category and a level by rating", "?category=legal&level=advanced&sort=rated"],
  ["category, role, pattern and level", "?category=analysis&role=designer&pattern=extraction&level=intermediate"],
  ["a tag", "?tag=letter"],
  ["a tag and a category", "?tag=topic%2020&category=legal"],
  ["a source and a level", "?source=imported&level=beginner"],
  ["one's own by rating", "?visibility=mine&sort=rated"],
  ["one's own of a category", "?visibility=mine&category=coding"],
  ["the organization's", "?visibility=organization"],
  ["a word", "?q=summarizing"],
  ["two words", "?q=draft%20contract"],
  ["a phrase of a level", "?q=%22somebody%20in%20a%20hurry%22&level=beginner"],
  ["a word that few have", "?q=77777"],
  ["a word that none has", "?q=nowhere"],
];

/** One reader, one request after another, each question often enough for a p95. */
export async function measureLists(url: string, token: string): Promise<Measured[]> {
  const headers = { authorization: `Bearer ${token}` };
  const ask = async (path: string) => {
    const response = await fetch(`${url}/api/prompts${path}`, { headers });
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.text();
  };
  const measured: Measured[] = [];
  for (const [what, query] of [...LISTS, ["a page in the depth of a shelf", await deepPage(ask)] as const])
    measured.push({ what, times: await timeEach(() => ask(query)), isCached: false });
  measured.push({ what: "what stands first, from the cache", times: await timeEach(() => ask("/featured")), isCached: true });
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

async function deepPage(ask: (path: string) => Promise<string>): Promise<string> {
  let query = "?level=beginner&limit=100";
  for (let page = 0; page < PAGES_DEEP; page += 1) {
    const { nextCursor } = pageSchema.parse(JSON.parse(await ask(query)));
    if (nextCursor === null) break;
    query = `?level=beginner&limit=100&cursor=${encodeURIComponent(nextCursor)}`;
  }
  return query.replace("limit=100", "limit=30");
}

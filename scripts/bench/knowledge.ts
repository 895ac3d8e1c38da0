import { parseArgs } from "node:util";
import type { AccessCaller } from "../../lib/ai/access.ts";
import { createEmbeddedModel } from "../../lib/knowledge/embedding/embedded-model.ts";
import { SEGMENT_CHUNKS_MAX, sizeOf, toSegment } from "../../lib/knowledge/index/pack-segment.ts";
import { findCandidates, LIST_MAX } from "../../lib/knowledge/retrieval/find-candidates.ts";
import type { IndexedSegment } from "../../lib/knowledge/retrieval/person-index.ts";
import { scanVectors } from "../../lib/knowledge/retrieval/scan-vectors.ts";
import { createExactVectors } from "../../lib/knowledge/retrieval/vector.store.ts";
import { readPassages } from "../evals/retrieval/corpus.ts";
import { measureIngest } from "./knowledge/measure-ingest.ts";
import { type Figure, milliseconds, printFigures } from "./report/figures.ts";
import { writeSection } from "./report/write-section.ts";
import { median, quantile } from "./statistics.ts";

/** `pnpm bench:knowledge`: reading files, embedding real passages, and searching as many as one person may have; the database is not part of it. */
const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });
const SIZES = [1_000, 10_000, 50_000];
/** Of each file that is read, a page of words in each. */
const SECTIONS = 300;
const QUERIES = 60;
const DIMENSIONS = 512;
const WORDS = 90;
const VOCABULARY = 40_000;
const QUERY_WORDS = 8;
const CALLER: AccessCaller = { orgId: "org_bench", userId: null, keyId: null, feature: "knowledge", requestId: "req_bench" };

const figures: Figure[] = [...(await measureReading()), ...(await measureEmbedding())];
for (const size of SIZES) figures.push(...(await measureSearch(size)));
printFigures(figures);
if (values.write) writeSection({ name: "knowledge", tools: [`${QUERIES} questions at each size`, `${DIMENSIONS} dimensions`], figures });

/** In text that comes out, since a packed format says little about how much there is to read. */
async function measureReading(): Promise<Figure[]> {
  const rates = await measureIngest(SECTIONS);
  return rates.map(({ format, chars, medianMs }) => ({
    what: `${format} read and cut into passages, MB of text`,
    value: chars / 1_000 / medianMs,
    unit: "/s",
    target: null,
  }));
}

async function measureEmbedding(): Promise<Figure[]> {
  const model = createEmbeddedModel();
  try {
    const texts = readPassages().map(({ title, heading, text }) => [title, heading, text].join("\n"));
    const { signal } = new AbortController();
    await model.embed(CALLER, texts.slice(0, 1), "passage", signal);
    const startedAt = performance.now();
    await model.embed(CALLER, texts, "passage", signal);
    const seconds = (performance.now() - startedAt) / 1_000;
    const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1_000_000;
    const queries: number[] = [];
    for (const text of texts.slice(0, 20)) {
      const askedAt = performance.now();
      await model.embed(CALLER, [text.slice(0, 60)], "query", signal);
      queries.push(performance.now() - askedAt);
    }
    return [
      { what: "passages embedded", value: texts.length / seconds, unit: "/s", target: null },
      { what: "text embedded, MB", value: megabytes / seconds, unit: "/s", target: null },
      milliseconds("a question embedded", median(queries)),
    ];
  } finally {
    model.close();
  }
}

async function measureSearch(size: number): Promise<Figure[]> {
  const segments = Array.from({ length: Math.ceil(size / SEGMENT_CHUNKS_MAX) }, (_, index): IndexedSegment => {
    const count = Math.min(SEGMENT_CHUNKS_MAX, size - index * SEGMENT_CHUNKS_MAX);
    const entries = Array.from({ length: count }, () => ({ vector: randomVector(), terms: randomTerms(WORDS) }));
    return {
      fileId: `fil_${index}`,
      version: "1",
      first: 0,
      embedder: { model: "bench", dimensions: DIMENSIONS },
      segment: toSegment(entries),
    };
  });
  const scans: number[] = [];
  const searches: number[] = [];
  const vectors = createExactVectors();
  const parts = segments.map(({ segment }) => segment);
  for (let round = 0; round < QUERIES; round += 1) {
    const query = randomVector();
    const scanAt = performance.now();
    scanVectors(parts, query, LIST_MAX);
    scans.push(performance.now() - scanAt);
    const searchAt = performance.now();
    const nearest = await vectors.nearest({ orgId: "", userId: "" }, { segments, query, limit: LIST_MAX });
    findCandidates({ segments, terms: [...randomTerms(QUERY_WORDS).keys()], byVector: [{ query, segments, nearest }] });
    searches.push(performance.now() - searchAt);
  }
  const name = size.toLocaleString("en");
  const megabytes = parts.reduce((sum, segment) => sum + sizeOf(segment), 0) / 1_000_000;
  return [
    milliseconds(`exact scan of ${name} vectors, half of the time`, median(scans)),
    milliseconds(`exact scan of ${name} vectors, 95 of 100`, quantile(scans, 0.95), 50),
    milliseconds(`words and vectors of ${name} passages joined, half of the time`, median(searches)),
    milliseconds(`words and vectors of ${name} passages joined, 95 of 100`, quantile(searches, 0.95)),
    { what: `index of ${name} passages in memory`, value: megabytes, unit: "MB", target: null },
  ];
}

function randomVector(): Float32Array {
  return Float32Array.from({ length: DIMENSIONS }, () => Math.random() - 0.5);
}

/** As in a language, few words are frequent and most are rare. */
function randomTerms(count: number): Map<number, number> {
  return new Map(Array.from({ length: count }, () => [Math.floor(VOCABULARY * Math.random() ** 3), 1]));
}

import { hash } from "node:crypto";
import type { AccessCaller } from "../../../lib/ai/access.ts";
import type { Embedder } from "../../../lib/knowledge/embedding/embedder.ts";
import { toSegment } from "../../../lib/knowledge/index/pack-segment.ts";
import { type Found, findCandidates, LIST_MAX } from "../../../lib/knowledge/retrieval/find-candidates.ts";
import { type AskedWord, askedWords, type Candidate } from "../../../lib/knowledge/retrieval/passage-features.ts";
import type { IndexedSegment } from "../../../lib/knowledge/retrieval/person-index.ts";
import { weigh } from "../../../lib/knowledge/retrieval/rank-lexical.ts";
import { createExactVectors } from "../../../lib/knowledge/retrieval/vector.store.ts";
import { plainTermsOf } from "../../../lib/platform/search/search-tokens.ts";
import { type EvalPassage, type EvalQuestion, readPassages, readQuestions } from "./corpus.ts";

/** One question with everything the ranking would know, over all documents or one. */
export type Case = {
  question: EvalQuestion;
  asked: AskedWord[];
  candidates: (Candidate & { key: string })[];
  byVector: string[];
  byWord: string[];
};

export type World = {
  passages: readonly EvalPassage[];
  questions: readonly EvalQuestion[];
  caseOf(question: EvalQuestion, document?: string): Promise<Case>;
};

const CALLER: AccessCaller = { orgId: "org_eval", userId: null, keyId: null, feature: "knowledge", requestId: "req_eval" };

/** The product's own index and search, without its database. */
export async function buildWorld(embedder: Embedder): Promise<World> {
  const passages = readPassages();
  const questions = readQuestions();
  const { signal } = new AbortController();
  const embed = (texts: readonly string[], kind: "passage" | "query") => embedder.embed(CALLER, texts, kind, signal);
  const vectors = await embed(
    passages.map(({ title, heading, text }) => [title, heading, text].join("\n")),
    "passage",
  );
  const queries = new Map<string, Float32Array>();
  for (const [index, vector] of (
    await embed(
      questions.map(({ text }) => text),
      "query",
    )
  ).entries())
    queries.set(questions[index]?.text ?? "", vector);
  const segments = Map.groupBy(
    passages.map((passage, index) => ({ passage, vector: vectors[index] ?? new Float32Array() })),
    ({ passage }) => passage.document,
  );
  const indexed = [...segments].map(
    ([fileId, entries]): IndexedSegment => ({
      ...{ fileId, version: "1", first: 1, embedder },
      segment: toSegment(
        entries.map(({ passage, vector }) => ({ vector, terms: termsOf([passage.title, passage.heading, passage.text].join("\n")) })),
      ),
    }),
  );
  const byKey = new Map(passages.map((passage) => [passage.key, passage]));
  return {
    passages,
    questions,
    caseOf: (question, document) => {
      const searched = document === undefined ? indexed : indexed.filter(({ fileId }) => fileId === document);
      return toCase(question, { segments: searched, query: queries.get(question.text) ?? new Float32Array(), byKey });
    },
  };
}

type Search = { segments: readonly IndexedSegment[]; query: Float32Array; byKey: ReadonlyMap<string, EvalPassage> };

async function toCase(question: EvalQuestion, { segments, query, byKey }: Search): Promise<Case> {
  const terms = [...termsOf(question.text).keys()];
  const nearest = await createExactVectors().nearest({ orgId: "", userId: "" }, { segments, query, limit: LIST_MAX });
  const found = findCandidates({ segments, terms, byVector: [{ query, segments, nearest }] });
  const byWord = findCandidates({ segments, terms, byVector: [] });
  const parts = segments.map(({ segment }) => segment);
  return {
    question,
    asked: askedWords(question.text, (word) => Math.max(0, ...weigh(parts, [...termsOf(word).keys()]))),
    candidates: found.flatMap((place) => toCandidate(place, byKey)),
    byVector: nearest.map(({ segment, chunk }) => `${segment.fileId}.${segment.first + chunk}`),
    byWord: byWord.map(keyOf),
  };
}

const keyOf = ({ fileId, index }: Found): string => `${fileId}.${index}`;

function toCandidate(found: Found, byKey: Search["byKey"]): (Candidate & { key: string })[] {
  const passage = byKey.get(keyOf(found));
  if (!passage) return [];
  const { cosine, lexical, fused } = found;
  return [
    {
      key: passage.key,
      text: passage.text,
      headings: [passage.title, passage.heading],
      title: `${passage.document}.md`,
      cosine,
      lexical,
      fused,
    },
  ];
}

/** As the product's, under no key. */
function termsOf(text: string): Map<number, number> {
  return new Map([...plainTermsOf(text)].map(([term, count]) => [Number.parseInt(hash("sha256", term, "hex").slice(0, 8), 16), count]));
}

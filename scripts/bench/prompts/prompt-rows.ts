import { audienceOf, type PromptRecord } from "../../../lib/prompts/library/prompt-record.ts";
import { wordsOfHead } from "../../../lib/prompts/library/prompt-words.ts";
import { ratedScore, trendingScore, WEIGHTS } from "../../../lib/prompts/library/scores.ts";
import { shelvesOf } from "../../../lib/prompts/library/shelves.ts";
import { PROMPT_CATEGORIES, PROMPT_LEVELS, PROMPT_PATTERNS, PROMPT_ROLES, PROMPT_SOURCES } from "../../../lib/prompts/schema.ts";
import type { VersionRecord } from "../../../lib/prompts/versions/version-record.ts";

const THINGS = ["letter", "report", "meeting", "invoice", "contract", "interview", "roadmap", "incident", "survey", "lesson", "budget"];
const ACTS = [
  "Summarize",
  "Draft",
  "Review",
  "Explain",
  "Compare",
  "Plan",
  "Translate",
  "Outline",
  "Rewrite",
  "Score",
  "Question",
  "Test",
  "Name",
];
const FOR = ["a new customer", "the board", "one's own team", "a careful reader", "somebody in a hurry", "a classroom", "the press"];

type Whose = Pick<PromptRecord, "_id" | "orgId" | "ownerId" | "visibility">;

const of = <Value>(values: readonly Value[], index: number): Value => {
  const value = values[index % values.length];
  if (value === undefined) throw new Error("An empty list has nothing to choose from.");
  return value;
};

/** As it stands after some use; every facet in turn, and none in step with another. */
export function promptRow(whose: Whose, index: number, at: Date, more: Partial<PromptRecord> = {}): PromptRecord {
  const head = {
    title: `${of(ACTS, index)} ${of(THINGS, index >> 1)} ${index}`,
    description: `For ${of(FOR, index)}: says what matters first, then why, then what to do next.`,
    tags: [of(THINGS, index), `topic ${index % 200}`],
  };
  const facets = {
    category: of(PROMPT_CATEGORIES, index),
    role: index % 9 === 0 ? null : of(PROMPT_ROLES, index * 7),
    pattern: of(PROMPT_PATTERNS, Math.floor(index / 3)),
    level: of(PROMPT_LEVELS, Math.floor(index / 5)),
    source:
      whose.orgId === ""
        ? "shipped"
        : of(
            PROMPT_SOURCES.filter((source) => source !== "shipped"),
            index,
          ),
  } as const;
  const [ratings, stars] = [index % 13, 1 + (index % 5)];
  const row = {
    ...{ ...whose, ...head, ...facets, isFeatured: false, origin: null, latest: 1, labels: [], protectedLabels: [], ...more },
    ...{ audience: audienceOf(whose), privateOf: whose.visibility === "private" ? whose.ownerId : null },
    publicVersion: whose.visibility === "public" ? 1 : null,
    ...{ runs: index % 50, favourites: index % 7, ratings, ratingSum: ratings * stars, rated: ratedScore(ratings, ratings * stars) },
    trending: trendingScore(trendingScore(null, at.getTime(), WEIGHTS.created), at.getTime() + (index % 97) * 3_600_000, 1 + (index % 50)),
    ...{ createdBy: whose.ownerId, createdAt: at, updatedAt: new Date(at.getTime() + (index % 31) * 60_000), revision: 0 },
  };
  return { ...row, words: wordsOfHead(row), shelves: shelvesOf(row) };
}

export function versionRow(
  _id: string,
  prompt: Pick<PromptRecord, "_id" | "orgId" | "ownerId" | "privateOf">,
  number: number,
): VersionRecord {
  const { orgId, privateOf, ownerId } = prompt;
  return {
    ...{ _id, orgId, promptId: prompt._id, privateOf, number, sealed: null, open: JSON.stringify({ template: `Version ${number}` }) },
    ...{ contentHash: String(number), message: "A change", source: "written", basedOn: null, lint: [] },
    ...{ createdBy: ownerId, createdAt: new Date(0) },
  };
}

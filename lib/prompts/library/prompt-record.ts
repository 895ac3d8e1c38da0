import type { PromptCategory, PromptLevel, PromptPattern, PromptRole, PromptSource, Visibility } from "../schema.ts";

/**
 * A prompt as it stands in the library. What it says stands in its versions. Title and description are kept readable, so that they can
 * be searched; the text of a prompt is encrypted unless everybody may read it.
 */
export type PromptRecord = {
  _id: string;
  /** Of a prompt shipped with the product "". */
  orgId: string;
  /** null: shipped with the product, or its person is gone. */
  ownerId: string | null;
  visibility: Visibility;
  /** Whose lists it stands in, see `audienceOf`. */
  audience: string;
  /** Its owner while nobody else may read it: what goes with a person who goes. */
  privateOf: string | null;
  /** What its lists are filtered by, see `shelvesOf`. */
  shelves: readonly string[];
  title: string;
  description: string;
  category: PromptCategory;
  role: PromptRole | null;
  pattern: PromptPattern;
  level: PromptLevel;
  tags: readonly string[];
  /** The tokens of title, description and tags, see `wordsOfHead`. */
  words: readonly string[];
  isFeatured: boolean;
  source: PromptSource;
  /** What it was copied from. */
  origin: { promptId: string; version: number } | null;
  /** The number of its newest version; versions count from 1. */
  latest: number;
  labels: readonly { name: string; version: number }[];
  /** Besides `production`, labels that move by a promotion alone. */
  protectedLabels: readonly string[];
  /** The one version people of other organizations read. */
  publicVersion: number | null;
  runs: number;
  favourites: number;
  ratings: number;
  ratingSum: number;
  /** Bayesian mean of the ratings, 1 to 5; see `ratedScore`. */
  rated: number;
  /** Grows with use and never has to be computed anew; see `trendingScore`. */
  trending: number;
  createdBy: string | null;
  createdAt: Date;
  updatedAt: Date;
  revision: number;
};

/** Who reads a prompt: everybody, an organization, or one person of it. One value, so that one index serves every list. */
export function audienceOf({ visibility, orgId, ownerId }: Pick<PromptRecord, "visibility" | "orgId" | "ownerId">): string {
  if (visibility === "public") return "public";
  return visibility === "organization" ? orgId : `${orgId}:${ownerId}`;
}

/** All that a person may read. */
export function audiencesOf({ orgId, userId }: { orgId: string; userId: string | null }): string[] {
  return userId === null ? ["public", orgId] : ["public", orgId, `${orgId}:${userId}`];
}

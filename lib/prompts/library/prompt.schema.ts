import { z } from "zod";
import { promptContentSchema, versionMessage } from "../content.schema.ts";
import {
  DESCRIPTION_MAX,
  labelName,
  PROMPT_CATEGORIES,
  PROMPT_LEVELS,
  PROMPT_PATTERNS,
  PROMPT_ROLES,
  PROMPT_SOURCES,
  TAGS_MAX,
  TITLE_MAX,
  tagName,
  VISIBILITIES,
} from "../schema.ts";

const id = z.string().min(1).max(64);
const moment = z.iso.datetime();
const versionNumber = z.coerce.number().int().min(1).max(1_000_000);
/** Two spellings of one tag are one tag. */
const tags = z
  .array(tagName)
  .max(TAGS_MAX)
  .transform((all) => [...new Set(all)]);
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u, "A line without control characters.");

export const byPromptSchema = z.strictObject({ promptId: id });
export const byVersionSchema = z.strictObject({ promptId: id, version: z.coerce.number().int().min(0) });

/** What a prompt is known by in the library. */
export const promptHeadSchema = z.strictObject({
  title: line(TITLE_MAX),
  description: z.string().trim().max(DESCRIPTION_MAX).default(""),
  category: z.enum(PROMPT_CATEGORIES),
  role: z.enum(PROMPT_ROLES).nullable().default(null),
  pattern: z.enum(PROMPT_PATTERNS).default("instruction"),
  level: z.enum(PROMPT_LEVELS).default("beginner"),
  tags: tags.default([]),
});
export type PromptHead = z.output<typeof promptHeadSchema>;

export const createPromptSchema = z.strictObject({
  ...promptHeadSchema.shape,
  visibility: z.enum(["private", "organization"]).default("private"),
  content: promptContentSchema,
  message: versionMessage.default("First version"),
});

const revision = z.int().min(0).describe("The revision this was decided on; another one is refused");

export const changePromptSchema = z.strictObject({
  revision,
  title: line(TITLE_MAX).optional(),
  description: z.string().trim().max(DESCRIPTION_MAX).optional(),
  category: z.enum(PROMPT_CATEGORIES).optional(),
  role: z.enum(PROMPT_ROLES).nullable().optional(),
  pattern: z.enum(PROMPT_PATTERNS).optional(),
  level: z.enum(PROMPT_LEVELS).optional(),
  tags: tags.optional(),
});
export type ChangePromptInput = z.output<typeof changePromptSchema>;

export const setVisibilitySchema = z.strictObject({
  revision,
  visibility: z.enum(VISIBILITIES),
  version: z
    .int()
    .min(1)
    .optional()
    .describe("Which version everybody reads, of a public prompt; else the one labelled `production`, else the newest"),
});
export type SetVisibilityInput = z.output<typeof setVisibilitySchema>;

export const setFeaturedSchema = z.strictObject({ revision, isFeatured: z.boolean() });

export const saveVersionSchema = z.strictObject({
  content: promptContentSchema,
  message: versionMessage,
  basedOn: z.int().min(1).describe("The newest version when the change was begun; refused when there is a newer one"),
});

const PROMPT_SORTS = ["trending", "rated", "recent"] as const;
export const listPromptsSchema = z.strictObject({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  q: z.string().max(200).optional().describe("Words of title, description and tags; what is found comes in the order of `trending`"),
  visibility: z
    .enum(["all", "mine", "organization", "public"])
    .default("all")
    .describe("`mine`: your own, whoever may read them; `organization`: what your organization shares within itself"),
  category: z.enum(PROMPT_CATEGORIES).optional(),
  role: z.enum(PROMPT_ROLES).optional(),
  pattern: z.enum(PROMPT_PATTERNS).optional(),
  level: z.enum(PROMPT_LEVELS).optional(),
  tag: tagName.optional(),
  source: z.enum(PROMPT_SOURCES).optional(),
  sort: z.enum(PROMPT_SORTS).default("trending"),
});
export type ListPromptsInput = z.output<typeof listPromptsSchema>;

export const openPromptSchema = z.strictObject({ version: versionNumber.optional(), label: labelName.optional() });

export const promptSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  category: z.enum(PROMPT_CATEGORIES),
  role: z.enum(PROMPT_ROLES).nullable(),
  pattern: z.enum(PROMPT_PATTERNS),
  level: z.enum(PROMPT_LEVELS),
  tags: z.array(z.string()),
  visibility: z.enum(VISIBILITIES),
  source: z.enum(PROMPT_SOURCES),
  isFeatured: z.boolean(),
  isMine: z.boolean(),
  isOurs: z.boolean().describe("It belongs to your organization"),
  version: z.int().describe("What is run when nothing is said: the one labelled `production`, else the newest you may read"),
  runs: z.int(),
  favourites: z.int(),
  rating: z.object({ mean: z.number().nullable(), count: z.int() }),
  isFavourite: z.boolean(),
  ownStars: z.int().nullable(),
  createdAt: moment,
  updatedAt: moment,
});
export type PromptSummary = z.infer<typeof promptSummarySchema>;

export const promptPageSchema = z.object({ items: z.array(promptSummarySchema), nextCursor: z.string().nullable() });
export type PromptPage = z.infer<typeof promptPageSchema>;
export const featuredPromptsSchema = z.object({ items: z.array(promptSummarySchema) });

const labelSchema = z.object({ name: z.string(), version: z.int() });
const lintFindingSchema = z.object({
  code: z.string(),
  severity: z.enum(["info", "warning", "danger"]),
  reason: z.string(),
  where: z.enum(["template", "instructions"]),
  start: z.int(),
  end: z.int(),
});

/** Of another organization's prompt `labels`, `lint` and whatever tells who did something are left empty. */
export const versionHeadSchema = z.object({
  version: z.int(),
  contentHash: z.string(),
  message: z.string(),
  source: z.enum(PROMPT_SOURCES),
  basedOn: z.int().nullable(),
  lint: z.array(lintFindingSchema),
  labels: z.array(z.string()),
  isPublic: z.boolean().describe("Everybody reads this one"),
  createdBy: z.string().nullable(),
  createdAt: moment,
});
export type VersionHeadView = z.infer<typeof versionHeadSchema>;
export const versionViewSchema = versionHeadSchema.extend({ promptId: z.string(), content: promptContentSchema });
export type VersionView = z.infer<typeof versionViewSchema>;
export const versionPageSchema = z.object({ items: z.array(versionHeadSchema), nextCursor: z.string().nullable() });
export const listVersionsSchema = z.strictObject({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

export const promptViewSchema = promptSummarySchema.extend({
  opened: versionViewSchema,
  latest: z.int(),
  labels: z.array(labelSchema),
  protectedLabels: z.array(z.string()),
  publicVersion: z.int().nullable(),
  origin: z.object({ promptId: z.string(), version: z.int() }).nullable().describe("What it was copied from"),
  ownerId: z.string().nullable(),
  revision: z.int(),
  canEdit: z.boolean().describe("Save versions, change title and tags"),
  canOwn: z.boolean().describe("Delete it, and decide who in the organization reads it"),
  canPublish: z.boolean().describe("Make it public"),
});
export type PromptView = z.infer<typeof promptViewSchema>;

export const copyPromptSchema = z.strictObject({
  version: z.int().min(1).optional().describe("Left out: the one that is run when nothing is said"),
  title: line(TITLE_MAX).optional(),
  visibility: z.enum(["private", "organization"]).default("private"),
});

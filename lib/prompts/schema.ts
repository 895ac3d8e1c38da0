import { z } from "zod";

/** What a prompt is for; the shelves of the library. */
export const PROMPT_CATEGORIES = [
  ...["writing", "coding", "analysis", "research", "marketing", "sales", "support", "people", "finance", "legal"],
  ...["security", "product", "design", "education", "operations"],
] as const;
export type PromptCategory = (typeof PROMPT_CATEGORIES)[number];

/** Whose work a prompt helps with. */
export const PROMPT_ROLES = [
  ...["software-engineer", "product-manager", "designer", "data-analyst", "marketer", "salesperson", "support-agent", "recruiter"],
  ...["accountant", "lawyer", "security-analyst", "teacher", "researcher", "writer", "project-manager", "founder"],
] as const;
export type PromptRole = (typeof PROMPT_ROLES)[number];

/** How a prompt works on a model. */
export const PROMPT_PATTERNS = [
  ...["instruction", "role", "examples", "steps", "critique", "decomposition", "extraction", "rubric", "template", "dialogue"],
] as const;
export type PromptPattern = (typeof PROMPT_PATTERNS)[number];

export const PROMPT_LEVELS = ["beginner", "intermediate", "advanced"] as const;
export type PromptLevel = (typeof PROMPT_LEVELS)[number];

export const VISIBILITIES = ["private", "organization", "public"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Where a prompt came from: written here, shipped with the product, copied from another one, read from a file, or proposed by a quality audit. */
export const PROMPT_SOURCES = ["written", "shipped", "copied", "imported", "proposed"] as const;
export type PromptSource = (typeof PROMPT_SOURCES)[number];

export const PARAMETER_TYPES = ["text", "long-text", "number", "select", "multi-select", "boolean", "date", "file"] as const;
export type ParameterType = (typeof PARAMETER_TYPES)[number];

export const TITLE_MAX = 120;
export const DESCRIPTION_MAX = 500;
export const TEMPLATE_MAX = 10_000;
export const PARAMETERS_MAX = 20;
export const TAGS_MAX = 10;
export const MESSAGE_MAX = 200;

/** Starts with a letter, so that `{{name}}` is told from anything else in braces. */
export const parameterName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, "A name starts with a small letter and has up to 40 small letters, digits and underscores.");

/** A label of a version: `production`, `staging` and `dev` are always known, others are an organization's own. */
export const labelName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,29}$/, "A label starts with a small letter and has up to 30 small letters, digits and dashes.");
export const KNOWN_LABELS = ["dev", "staging", "production"] as const;

export const tagName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,39}$/u, "A tag has up to 40 letters, digits, spaces, dots and dashes.");

import { Building2, CircleAlert, CircleCheck, CircleSlash, EyeOff, Globe, Lock, type LucideIcon, ShieldX } from "lucide-react";
import type {
  ParameterType,
  PromptCategory,
  PromptLevel,
  PromptPattern,
  PromptRole,
  PromptSource,
  Visibility,
} from "../../../../lib/prompts/schema.ts";
import type { PromptRun } from "../../../_client/prompt-runs.ts";
import type { BadgeTone } from "../../../_ui/badge.tsx";

export const CATEGORY_WORDS: Readonly<Record<PromptCategory, string>> = {
  writing: "Writing",
  coding: "Coding",
  analysis: "Analysis",
  research: "Research",
  marketing: "Marketing",
  sales: "Sales",
  support: "Support",
  people: "People",
  finance: "Finance",
  legal: "Legal",
  security: "Security",
  product: "Product",
  design: "Design",
  education: "Education",
  operations: "Operations",
};

export const ROLE_WORDS: Readonly<Record<PromptRole, string>> = {
  "software-engineer": "Software engineer",
  "product-manager": "Product manager",
  designer: "Designer",
  "data-analyst": "Data analyst",
  marketer: "Marketer",
  salesperson: "Salesperson",
  "support-agent": "Support agent",
  recruiter: "Recruiter",
  accountant: "Accountant",
  lawyer: "Lawyer",
  "security-analyst": "Security analyst",
  teacher: "Teacher",
  researcher: "Researcher",
  writer: "Writer",
  "project-manager": "Project manager",
  founder: "Founder",
};

export const PATTERN_WORDS: Readonly<Record<PromptPattern, string>> = {
  instruction: "Instruction",
  role: "Role",
  examples: "Examples",
  steps: "Steps",
  critique: "Critique",
  decomposition: "Decomposition",
  extraction: "Extraction",
  rubric: "Rubric",
  template: "Template",
  dialogue: "Dialogue",
};

export const LEVEL_WORDS: Readonly<Record<PromptLevel, string>> = {
  beginner: "Beginner",
  intermediate: "Intermediate",
  advanced: "Advanced",
};

export const SOURCE_WORDS: Readonly<Record<PromptSource, string>> = {
  written: "Written here",
  shipped: "Shipped with Aegis",
  copied: "A copy",
  imported: "Imported",
  proposed: "Proposed by an audit",
};

export const TYPE_WORDS: Readonly<Record<ParameterType, string>> = {
  text: "Text",
  "long-text": "Long text",
  number: "Number",
  select: "One of a list",
  "multi-select": "Some of a list",
  boolean: "Yes or no",
  date: "Date",
  file: "File",
};

export const VISIBILITY_LOOKS: Readonly<Record<Visibility, { word: string; icon: LucideIcon; hint: string }>> = {
  private: { word: "Private", icon: Lock, hint: "Only you read it." },
  organization: { word: "Organization", icon: Building2, hint: "Everybody in your organization reads it and may improve it." },
  public: { word: "Public", icon: Globe, hint: "Everybody reads the published version, also in other organizations." },
};

/** A meaning is a word and an icon; the colour only repeats it. */
export const OUTCOME_LOOKS: Readonly<Record<PromptRun["outcome"], { word: string; tone: BadgeTone; icon: LucideIcon }>> = {
  answered: { word: "Answered", tone: "safe", icon: CircleCheck },
  blocked: { word: "Blocked", tone: "blocked", icon: ShieldX },
  withheld: { word: "Withheld", tone: "redacted", icon: EyeOff },
  failed: { word: "Failed", tone: "blocked", icon: CircleAlert },
  stopped: { word: "Stopped", tone: "neutral", icon: CircleSlash },
};

/** The names of a table of words, in its order. */
export function namesOf<Name extends string>(words: Readonly<Record<Name, unknown>>): Name[] {
  const isName = (key: string): key is Name => key in words;
  return Object.keys(words).filter(isName);
}

/** What the API may say and this page does not know yet is shown as it is. */
export function wordOf<Name extends string>(words: Readonly<Record<Name, string>>, name: Name): string {
  return words[name] ?? name;
}

import { ANALYSIS_1 } from "./shelves/analysis-1.ts";
import { ANALYSIS_2 } from "./shelves/analysis-2.ts";
import { EDUCATION_1 } from "./shelves/education-1.ts";
import { EDUCATION_2 } from "./shelves/education-2.ts";
import { EDUCATION_3 } from "./shelves/education-3.ts";
import { RESEARCH_1 } from "./shelves/research-1.ts";
import { RESEARCH_2 } from "./shelves/research-2.ts";
import { WRITING_1 } from "./shelves/writing-1.ts";
import { WRITING_2 } from "./shelves/writing-2.ts";
import { WRITING_3 } from "./shelves/writing-3.ts";
import type { ShippedShelf } from "./shipped-prompt.ts";

/** Shelves of reading, writing, teaching and finding out. */
export const KNOWLEDGE_SHELVES: readonly ShippedShelf[] = [
  { category: "analysis", prompts: [...ANALYSIS_1, ...ANALYSIS_2] },
  { category: "education", prompts: [...EDUCATION_1, ...EDUCATION_2, ...EDUCATION_3] },
  { category: "research", prompts: [...RESEARCH_1, ...RESEARCH_2] },
  { category: "writing", prompts: [...WRITING_1, ...WRITING_2, ...WRITING_3] },
];

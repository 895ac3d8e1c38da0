import { FINANCE_1 } from "./shelves/finance-1.ts";
import { FINANCE_2 } from "./shelves/finance-2.ts";
import { LEGAL_1 } from "./shelves/legal-1.ts";
import { LEGAL_2 } from "./shelves/legal-2.ts";
import { MARKETING_1 } from "./shelves/marketing-1.ts";
import { MARKETING_2 } from "./shelves/marketing-2.ts";
import { PEOPLE_1 } from "./shelves/people-1.ts";
import { PEOPLE_2 } from "./shelves/people-2.ts";
import { SALES_1 } from "./shelves/sales-1.ts";
import { SALES_2 } from "./shelves/sales-2.ts";
import { SUPPORT_1 } from "./shelves/support-1.ts";
import { SUPPORT_2 } from "./shelves/support-2.ts";
import type { ShippedShelf } from "./shipped-prompt.ts";

/** Shelves of dealing with customers, colleagues, money and contracts. */
export const BUSINESS_SHELVES: readonly ShippedShelf[] = [
  { category: "finance", prompts: [...FINANCE_1, ...FINANCE_2] },
  { category: "legal", prompts: [...LEGAL_1, ...LEGAL_2] },
  { category: "marketing", prompts: [...MARKETING_1, ...MARKETING_2] },
  { category: "people", prompts: [...PEOPLE_1, ...PEOPLE_2] },
  { category: "sales", prompts: [...SALES_1, ...SALES_2] },
  { category: "support", prompts: [...SUPPORT_1, ...SUPPORT_2] },
];

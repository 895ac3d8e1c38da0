import { CODING_1 } from "./shelves/coding-1.ts";
import { CODING_2 } from "./shelves/coding-2.ts";
import { CODING_3 } from "./shelves/coding-3.ts";
import { DESIGN_1 } from "./shelves/design-1.ts";
import { DESIGN_2 } from "./shelves/design-2.ts";
import { DESIGN_3 } from "./shelves/design-3.ts";
import { OPERATIONS_1 } from "./shelves/operations-1.ts";
import { OPERATIONS_2 } from "./shelves/operations-2.ts";
import { OPERATIONS_3 } from "./shelves/operations-3.ts";
import { PRODUCT_1 } from "./shelves/product-1.ts";
import { PRODUCT_2 } from "./shelves/product-2.ts";
import { SECURITY_1 } from "./shelves/security-1.ts";
import { SECURITY_2 } from "./shelves/security-2.ts";
import { SECURITY_3 } from "./shelves/security-3.ts";
import type { ShippedShelf } from "./shipped-prompt.ts";

/** Shelves of building and running things. */
export const MAKING_SHELVES: readonly ShippedShelf[] = [
  { category: "coding", prompts: [...CODING_1, ...CODING_2, ...CODING_3] },
  { category: "design", prompts: [...DESIGN_1, ...DESIGN_2, ...DESIGN_3] },
  { category: "operations", prompts: [...OPERATIONS_1, ...OPERATIONS_2, ...OPERATIONS_3] },
  { category: "product", prompts: [...PRODUCT_1, ...PRODUCT_2] },
  { category: "security", prompts: [...SECURITY_1, ...SECURITY_2, ...SECURITY_3] },
];

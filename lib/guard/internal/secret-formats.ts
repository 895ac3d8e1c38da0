import { AI_FORMATS } from "./formats/ai.ts";
import { BUSINESS_FORMATS } from "./formats/business.ts";
import { CLOUD_FORMATS } from "./formats/cloud.ts";
import { CODE_FORMATS } from "./formats/code.ts";
import type { PrefixFormat } from "./formats/format.ts";
import { OPERATIONS_FORMATS } from "./formats/operations.ts";
import { STANDARD_FORMATS } from "./formats/standards.ts";

/** Every format that a literal prefix announces. docs/guard/secret-formats.md says where each is documented. */
export const PREFIX_FORMATS: readonly PrefixFormat[] = [
  ...AI_FORMATS,
  ...CLOUD_FORMATS,
  ...CODE_FORMATS,
  ...BUSINESS_FORMATS,
  ...OPERATIONS_FORMATS,
  ...STANDARD_FORMATS,
];

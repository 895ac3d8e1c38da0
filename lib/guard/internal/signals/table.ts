import { EXTRACTION_SIGNALS } from "./extraction.ts";
import { EXTRACTION_LANGUAGE_SIGNALS } from "./extraction-languages.ts";
import { OTHER_SIGNALS } from "./other-classes.ts";
import { OVERRIDE_SIGNALS } from "./override.ts";
import { OVERRIDE_LANGUAGE_SIGNALS } from "./override-languages.ts";
import { ROLE_HIJACK_SIGNALS } from "./role-hijack.ts";
import type { Signal } from "./signal.ts";

export const SIGNALS: readonly Signal[] = [
  ...OVERRIDE_SIGNALS,
  ...OVERRIDE_LANGUAGE_SIGNALS,
  ...EXTRACTION_SIGNALS,
  ...EXTRACTION_LANGUAGE_SIGNALS,
  ...ROLE_HIJACK_SIGNALS,
  ...OTHER_SIGNALS,
];

import { EXTRACTION_SIGNALS } from "./extraction.ts";
import { OTHER_SIGNALS } from "./other-classes.ts";
import { OVERRIDE_SIGNALS } from "./override.ts";
import { ROLE_HIJACK_SIGNALS } from "./role-hijack.ts";
import type { Signal } from "./signal.ts";

export const SIGNALS: readonly Signal[] = [...OVERRIDE_SIGNALS, ...EXTRACTION_SIGNALS, ...ROLE_HIJACK_SIGNALS, ...OTHER_SIGNALS];

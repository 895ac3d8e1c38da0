import { FAILSAFE_RECORDS } from "./failsafe-records.ts";
import { OPERATIONS_RECORDS } from "./operations-records.ts";
import { PROMPT_RECORDS } from "./prompt-records.ts";
import { RISK_RECORDS } from "./risk-records.ts";

/** Records of the modules that bring their own. */
export const MODULE_RECORDS = { ...RISK_RECORDS, ...FAILSAFE_RECORDS, ...PROMPT_RECORDS, ...OPERATIONS_RECORDS } as const;

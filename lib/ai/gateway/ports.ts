import type { JudgeDeps } from "../../guard/ports.ts";
import type { AnswerAuditor } from "../../platform/answer-auditor.ts";
import type { ModelAccess } from "../access.ts";
import type { CallLog } from "./call-log.ts";

export type GatewayDeps = JudgeDeps & { modelAccess: ModelAccess; callLog: CallLog; answerAuditor: AnswerAuditor };

import type { Provider, ProviderTimeouts } from "../ai/ports.ts";
import type { RouterSettings } from "../ai/routing.ts";
import type { SmsVerifier } from "../auth/mfa/ports.ts";
import type { OAuthEndpoints } from "../auth/oauth/providers.ts";
import type { ChatDeps, ChatSettings } from "../chat/ports.ts";
import type { ChatTool } from "../chat/tools/chat-tool.ts";
import type { IntegrationDeps } from "../integrations/ports.ts";
import type { Embedder } from "../knowledge/embedding/embedder.ts";
import type { FileParser } from "../knowledge/extract/file-parser.ts";
import type { FileSettings } from "../knowledge/ports.ts";
import type { TextMessages } from "../notifications/channels/text-messages.ts";
import type { AnswerAuditor } from "../platform/answer-auditor.ts";
import type { Clock } from "../platform/clock.ts";
import type { DatabaseOptions } from "../platform/db.ts";
import type { Env } from "../platform/env.ts";
import type { JobTiming } from "../platform/jobs/job-timing.ts";
import type { Logger } from "../platform/log.ts";
import type { Mailer } from "../platform/mailer.ts";
import type { Resolve } from "../platform/outbound/outbound-guard.ts";
import type { AppDeps } from "./deps.ts";

/** Everything one process works with. */
export type Runtime = {
  env: Env;
  deps: AppDeps;
  /** Names this process in leases and logs. */
  owner: string;
  limitFactor: number;
  close(): Promise<void>;
};

/** What a test or a bench may set; a deployment never does. */
export type RuntimeOverrides = {
  clock?: Clock;
  log?: Logger;
  jobTiming?: JobTiming;
  chatSettings?: Partial<ChatSettings>;
  fileSettings?: Partial<FileSettings>;
  providers?: readonly Provider[];
  /** In place of the product's own. */
  tools?: readonly ChatTool<ChatDeps>[];
  providerTimeouts?: ProviderTimeouts;
  router?: Partial<RouterSettings>;
  /** In place of the sandboxed processes. */
  fileParser?: FileParser;
  /** In place of the embedded model. */
  embedder?: Embedder;
  bcryptCost?: number;
  mailer?: Mailer;
  /** In place of the configured one. */
  smsVerifier?: SmsVerifier;
  /** In place of the configured one. */
  textMessages?: TextMessages;
  oauthEndpoints?: OAuthEndpoints;
  redisTimeoutMs?: number;
  limitTimeoutMs?: number;
  /** Vendors' stand-ins, and what names resolve to. */
  outbound?: Partial<Pick<IntegrationDeps["outbound"], "vendorUrls" | "testTimeoutMs">> & { resolve?: Resolve };
  database?: DatabaseOptions;
  /** Whose answers are audited; without it the shares of the settings decide. */
  answerAuditor?: Partial<AnswerAuditor>;
  /** Between two writes of what was counted; null writes only when asked. */
  flushEveryMs?: number | null;
  /** Multiplies every limit. */
  limitFactor?: number;
};

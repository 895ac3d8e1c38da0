import type { ConsoleLinks } from "../admin/ports.ts";
import type { PrivacyStores } from "../auth/privacy/ports.ts";
import type { AuditLinks } from "../failsafe/audits/ports.ts";
import type { AppealNews } from "../guard/appeal-ports.ts";
import { tellWithoutDatabase } from "../ops/alerts/tell-without-database.ts";
import { checkHealth } from "../ops/health/check-health.ts";
import type { ReadinessLinks } from "../ops/readiness/ports.ts";
import type { Database } from "../platform/db.ts";
import type { PromptLinks } from "../prompts/runs/ports.ts";
import type { TestLinks } from "../prompts/tests/ports.ts";
import { createAppealNews } from "./create-appeal-news.ts";
import { createAuditLinks } from "./create-audit-links.ts";
import { createErasureDeps } from "./create-erasure-deps.ts";
import { createJobFleet } from "./create-job-fleet.ts";
import { createPromptLinks } from "./create-prompt-links.ts";
import { createReadinessFacts } from "./create-readiness-facts.ts";
import { deliverJob, settleDeadDelivery } from "./deliver-job.ts";
import type { BackgroundWork } from "./platform-deps.ts";
import type { Runtime, RuntimeOverrides } from "./runtime.ts";
import { ensureSchedules, runDueSchedules } from "./schedules.ts";

/** Background work needs the whole runtime, which does not exist yet when the parts are put together. */
export function createLateDeps(
  db: Database,
  runtime: () => Runtime,
  auditor: RuntimeOverrides["answerAuditor"],
): { work: BackgroundWork } & ConsoleLinks &
  ReadinessLinks &
  PrivacyStores &
  AuditLinks & { appealNews: AppealNews } & PromptLinks &
  TestLinks {
  return {
    work: createWork(runtime),
    jobFleet: createJobFleet(runtime),
    readinessFacts: createReadinessFacts(runtime),
    ...createErasureDeps(db, runtime),
    ...createAuditLinks(runtime, auditor),
    ...createAppealNews(runtime),
    ...createPromptLinks(runtime),
  };
}

function createWork(runtime: () => Runtime): BackgroundWork {
  return {
    deliver: (delivery) => deliverJob(runtime(), delivery),
    settleDeadDelivery: (delivery, queueLetterId) => settleDeadDelivery(runtime(), delivery, queueLetterId),
    runDueSchedules: () =>
      runDueSchedules(runtime()).catch(async (error: unknown) => {
        // Without its database nothing can be taken up, and that is just what history wants to know.
        await checkHealth(runtime().deps).catch(() => undefined);
        const { alertEmails: emails, baseUrl } = runtime().env;
        await tellWithoutDatabase(runtime().deps, { emails, baseUrl }).catch(() => undefined);
        throw error;
      }),
    ensureSchedules: () => ensureSchedules(runtime()),
  };
}

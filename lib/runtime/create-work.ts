import { deliverJob, replayDeadLetter, settleDeadDelivery } from "./deliver-job.ts";
import type { BackgroundWork } from "./platform-deps.ts";
import type { Runtime } from "./runtime.ts";
import { ensureSchedules, runDueSchedules } from "./schedules.ts";

/** Background work needs the whole runtime, which does not exist yet when the parts are put together. */
export function createWork(runtime: () => Runtime): BackgroundWork {
  return {
    deliver: (delivery) => deliverJob(runtime(), delivery),
    settleDeadDelivery: (delivery, queueLetterId) => settleDeadDelivery(runtime(), delivery, queueLetterId),
    replayDeadLetter: (input) => replayDeadLetter(runtime(), input),
    runDueSchedules: () => runDueSchedules(runtime()),
    ensureSchedules: () => ensureSchedules(runtime()),
  };
}

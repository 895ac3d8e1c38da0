import { endWithParent } from "../local/end-with-parent.ts";
import { QUICK_STEPS, runStep, stopRunningStep } from "./steps.ts";

/** `pnpm type-check`: Next.js writes its own declarations first, which a bare clone does not have. */
const end = endWithParent(async () => stopRunningStep());
const step = QUICK_STEPS.find(({ name }) => name === "types");
end(step && (await runStep(step)).failed === 0 ? 0 : 1);

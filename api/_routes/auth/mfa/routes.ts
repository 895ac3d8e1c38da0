import type { Route } from "../../../_http/define-route.ts";
import {
  beginSmsRoute,
  beginTotpRoute,
  confirmSmsRoute,
  confirmTotpRoute,
  getSecondFactorsRoute,
  removeSmsRoute,
  removeTotpRoute,
  replaceRecoveryCodesRoute,
} from "./factors.ts";
import { secondStepRoute, sendSignInCodeRoute } from "./second-step.ts";
import { sendStepUpCodeRoute, stepUpRoute } from "./step-up.ts";

export const mfaRoutes: readonly Route[] = [
  secondStepRoute,
  sendSignInCodeRoute,
  stepUpRoute,
  sendStepUpCodeRoute,
  getSecondFactorsRoute,
  beginTotpRoute,
  confirmTotpRoute,
  removeTotpRoute,
  beginSmsRoute,
  confirmSmsRoute,
  removeSmsRoute,
  replaceRecoveryCodesRoute,
];

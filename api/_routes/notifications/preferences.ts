import { phoneInputSchema } from "../../../lib/auth/mfa/schema.ts";
import { getPreferences } from "../../../lib/notifications/preferences/get-preferences.ts";
import {
  preferencesSchema,
  proofCodeSchema,
  savePreferencesSchema,
  testChannelSchema,
  testedSchema,
} from "../../../lib/notifications/preferences/preferences.schema.ts";
import { beginPhoneProof, confirmPhone, forgetPhone } from "../../../lib/notifications/preferences/prove-phone.ts";
import { savePreferences } from "../../../lib/notifications/preferences/save-preferences.ts";
import { sendTest } from "../../../lib/notifications/send-test.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const getRoute = defineRoute({
  method: "get",
  path: "/notifications/preferences",
  summary: "How you want to be told, and which channels there are",
  access: "account.read",
  limit: limits.read,
  output: preferencesSchema,
  errors: [],
  handle: ({ ctx }) => getPreferences(ctx),
});

const saveRoute = defineRoute({
  method: "put",
  path: "/notifications/preferences",
  summary: "Choose how you want to be told",
  description: "The inbox gets everything; this is about what else goes out. In quiet hours what is not critical waits for their end.",
  access: "account.write",
  limit: limits.write,
  body: savePreferencesSchema,
  output: preferencesSchema,
  errors: [],
  handle: ({ ctx, body }) => savePreferences(ctx, body),
});

const beginPhoneRoute = defineRoute({
  method: "post",
  path: "/notifications/phone",
  summary: "Send a code to the number that text messages shall go to",
  description: "Nothing else goes there until the code has come back. It lapses after ten minutes and five tries.",
  access: "account.write",
  limit: limits.textMessage,
  body: phoneInputSchema,
  output: preferencesSchema,
  errors: ["notifications.channel_not_configured", "notifications.sms_not_sent", "notifications.number_refused"],
  handle: ({ ctx, body }) => beginPhoneProof(ctx, body),
});

const confirmPhoneRoute = defineRoute({
  method: "post",
  path: "/notifications/phone/confirm",
  summary: "Show by its code that the number is yours",
  access: "account.write",
  limit: limits.account,
  body: proofCodeSchema,
  output: preferencesSchema,
  errors: ["notifications.code_wrong"],
  handle: ({ ctx, body }) => confirmPhone(ctx, body),
});

const forgetPhoneRoute = defineRoute({
  method: "delete",
  path: "/notifications/phone",
  summary: "Forget the number that text messages go to",
  access: "account.write",
  limit: limits.write,
  output: preferencesSchema,
  errors: [],
  handle: ({ ctx }) => forgetPhone(ctx),
});

const testRoute = defineRoute({
  method: "post",
  path: "/notifications/test",
  summary: "Send yourself a test by one channel",
  description: "At once and past every preference, so that the answer says what goes wrong.",
  access: "account.write",
  limit: limits.textMessage,
  body: testChannelSchema,
  output: testedSchema,
  errors: [
    ...["notifications.channel_not_configured", "notifications.no_address", "notifications.sms_not_sent", "notifications.number_refused"],
    ...["mail.not_sent", "mail.not_configured"],
  ],
  handle: ({ ctx, body }) => sendTest(ctx, body),
});

export const preferenceRoutes: readonly Route[] = [getRoute, saveRoute, beginPhoneRoute, confirmPhoneRoute, forgetPhoneRoute, testRoute];

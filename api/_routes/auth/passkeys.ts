import { z } from "zod";
import { askForPasskey } from "../../../lib/auth/passkeys/ask-for-passkey.ts";
import { deletePasskey } from "../../../lib/auth/passkeys/delete-passkey.ts";
import { enrolPasskey } from "../../../lib/auth/passkeys/enrol-passkey.ts";
import { listPasskeys } from "../../../lib/auth/passkeys/list-passkeys.ts";
import { renamePasskey } from "../../../lib/auth/passkeys/rename-passkey.ts";
import {
  assertionSchema,
  attestationSchema,
  creationOptionsSchema,
  enrolledPasskeySchema,
  passkeyIdSchema,
  passkeyNameSchema,
  passkeySchema,
  requestOptionsSchema,
} from "../../../lib/auth/passkeys/schema.ts";
import { askSecondStepByPasskey, finishSecondStepByPasskey } from "../../../lib/auth/passkeys/second-step-by-passkey.ts";
import { signInWithPasskey } from "../../../lib/auth/passkeys/sign-in-with-passkey.ts";
import { startEnrolment } from "../../../lib/auth/passkeys/start-enrolment.ts";
import { askStepUpByPasskey, stepUpByPasskey } from "../../../lib/auth/passkeys/step-up-by-passkey.ts";
import { signInReplySchema } from "../../../lib/auth/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";
import { toSignInReply } from "./sign-in-reply.ts";

const params = z.strictObject({ passkeyId: passkeyIdSchema });
const nothing = z.strictObject({}).default({});

const listRoute = defineRoute({
  method: "get",
  path: "/auth/passkeys",
  summary: "List your own passkeys",
  access: "account.read",
  limit: limits.read,
  output: z.object({ items: z.array(passkeySchema) }),
  errors: [],
  handle: ({ ctx }) => listPasskeys(ctx),
});

const startEnrolmentRoute = defineRoute({
  method: "post",
  path: "/auth/passkeys/registration/options",
  summary: "Begin to add a passkey: what the browser needs to make one",
  access: "signed-in",
  stepUp: true,
  limit: limits.account,
  body: nothing,
  output: creationOptionsSchema,
  errors: ["auth.passkeys_full"],
  handle: ({ ctx }) => startEnrolment(ctx),
});

const enrolRoute = defineRoute({
  method: "post",
  path: "/auth/passkeys/registration/verify",
  summary: "Add the passkey the browser made",
  access: "signed-in",
  stepUp: true,
  limit: limits.account,
  body: z.strictObject({ name: passkeyNameSchema, attestation: attestationSchema }),
  output: enrolledPasskeySchema,
  errors: ["auth.passkey_not_enrolled", "auth.passkey_known", "auth.passkeys_full"],
  handle: ({ ctx, body }) => enrolPasskey(ctx, body),
});

const renameRoute = defineRoute({
  method: "patch",
  path: "/auth/passkeys/{passkeyId}",
  summary: "Rename one of your passkeys",
  access: "signed-in",
  limit: limits.account,
  params,
  body: z.strictObject({ name: passkeyNameSchema }),
  output: passkeySchema,
  errors: ["auth.passkey_not_found"],
  handle: ({ ctx, params: { passkeyId }, body: { name } }) => renamePasskey(ctx, { passkeyId, name }),
});

const deleteRoute = defineRoute({
  method: "delete",
  path: "/auth/passkeys/{passkeyId}",
  summary: "Remove one of your passkeys; never your only way to sign in",
  access: "signed-in",
  stepUp: true,
  limit: limits.account,
  params,
  output: z.void(),
  status: 204,
  errors: ["auth.passkey_not_found", "auth.passkeys_changed", "auth.last_way_in", "auth.password_too_short_alone"],
  handle: ({ ctx, params: { passkeyId } }) => deletePasskey(ctx, { passkeyId }),
});

const askRoute = defineRoute({
  method: "post",
  path: "/auth/passkeys/sign-in/options",
  summary: "Begin to sign in with a passkey; the same answer whoever asks",
  access: "public",
  limit: limits.passkeyOptions,
  body: nothing,
  output: requestOptionsSchema,
  errors: [],
  handle: ({ ctx }) => askForPasskey(ctx, { type: "sign-in" }),
});

const signInRoute = defineRoute({
  method: "post",
  path: "/auth/passkeys/sign-in/verify",
  summary: "Sign in with a passkey, without an e-mail address",
  description: "A passkey verifies its owner, so it needs no second step.",
  access: "public",
  limit: limits.signIn,
  body: z.strictObject({ assertion: assertionSchema }),
  output: signInReplySchema,
  errors: ["auth.account_banned", "auth.passkey_refused", "auth.membership_missing"],
  handle: async ({ ctx, body, request }) => toSignInReply(ctx, request, await signInWithPasskey(ctx, body.assertion)),
});

const ticket = z.string().min(1).max(200);

const askSecondStepRoute = defineRoute({
  method: "post",
  path: "/auth/passkeys/second-step/options",
  summary: "Begin the second step of a sign-in with a passkey",
  access: "public",
  limit: limits.signIn,
  body: z.strictObject({ ticket }),
  output: requestOptionsSchema,
  errors: ["auth.second_step_refused"],
  handle: ({ ctx, body }) => askSecondStepByPasskey(ctx, body.ticket),
});

const secondStepRoute = defineRoute({
  method: "post",
  path: "/auth/passkeys/second-step/verify",
  summary: "Finish a sign-in with a passkey",
  access: "public",
  limit: limits.signIn,
  body: z.strictObject({ ticket, assertion: assertionSchema }),
  output: signInReplySchema,
  errors: ["auth.account_banned", "auth.second_step_refused", "auth.passkey_refused", "auth.membership_missing"],
  handle: async ({ ctx, body, request }) => {
    const signedIn = await finishSecondStepByPasskey(ctx, body);
    return toSignInReply(ctx, request, { type: "signed-in", signedIn });
  },
});

const askStepUpRoute = defineRoute({
  method: "post",
  path: "/auth/passkeys/step-up/options",
  summary: "Begin to prove yourself again with a passkey",
  access: "signed-in",
  limit: limits.account,
  body: nothing,
  output: requestOptionsSchema,
  errors: [],
  handle: ({ ctx }) => askStepUpByPasskey(ctx),
});

const stepUpRoute = defineRoute({
  method: "post",
  path: "/auth/passkeys/step-up/verify",
  summary: "Prove yourself again with a passkey, good for ten minutes",
  access: "signed-in",
  limit: limits.account,
  body: z.strictObject({ assertion: assertionSchema }),
  output: z.object({ message: z.string(), provenUntil: z.iso.datetime() }),
  errors: ["auth.passkey_refused"],
  handle: async ({ ctx, body }) => {
    const { provenUntil } = await stepUpByPasskey(ctx, body.assertion);
    return { message: "Confirmed", provenUntil: provenUntil.toISOString() };
  },
});

export const passkeyRoutes: readonly Route[] = [
  listRoute,
  startEnrolmentRoute,
  enrolRoute,
  renameRoute,
  deleteRoute,
  askRoute,
  signInRoute,
  askSecondStepRoute,
  secondStepRoute,
  askStepUpRoute,
  stepUpRoute,
];

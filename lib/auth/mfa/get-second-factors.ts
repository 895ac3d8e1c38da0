import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { credentialsRequired } from "../errors.ts";
import { getOwnUser } from "../internal/get-own-user.ts";
import { personalCipher, phonePlaceOf } from "./internal/personal-cipher.ts";
import { isEnrolmentDue } from "./is-enrolment-due.ts";
import { maskPhone } from "./mask-phone.ts";
import type { MfaDeps } from "./ports.ts";
import type { SecondFactors } from "./schema.ts";

/** The caller's own second factors; no secret of theirs is in it. */
export async function getSecondFactors(ctx: Context<MfaDeps>): Promise<SecondFactors> {
  const { factors, organizations, auth, smsVerifier } = ctx.deps;
  assertPermission(ctx, "account.read");
  const user = await getOwnUser(ctx);
  const [record, organization] = await Promise.all([factors.find(user._id), organizations.find(ctx.orgId)]);
  if (!organization || ctx.role === null) throw credentialsRequired();
  return {
    totp: record?.totp ? toTimes(record.totp) : null,
    sms: record?.sms ? { ...toTimes(record.sms), phone: await maskedPhoneOf(ctx, user._id, record.sms.sealedPhone) } : null,
    hasPasskey: user.factors?.includes("passkey") ?? false,
    recoveryCodesLeft: record?.recoveryCodes.length ?? 0,
    isRequired: isEnrolmentDue({ factors: [], role: ctx.role, platformRole: ctx.platformRole, organization }, auth),
    isSmsOffered: smsVerifier !== null,
  };
}

function toTimes({ enrolledAt, lastUsedAt }: { enrolledAt: Date; lastUsedAt: Date }) {
  return { enrolledAt: enrolledAt.toISOString(), lastUsedAt: lastUsedAt.toISOString() };
}

async function maskedPhoneOf(ctx: Context<MfaDeps>, userId: string, sealedPhone: string): Promise<string> {
  const text = await personalCipher(ctx.deps, userId);
  return maskPhone(text.decrypt(phonePlaceOf(userId), sealedPhone));
}

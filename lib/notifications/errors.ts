import { AppError } from "../platform/errors.ts";

/** The same for one that is somebody else's. */
export function notificationNotFound(id: string): AppError {
  return new AppError("not_found", "notifications.not_found", `You have no notification ${id}.`);
}

export function channelNotConfigured(): AppError {
  return new AppError(
    "conflict",
    "notifications.channel_not_configured",
    "This deployment does not have that channel. Ask its operator to set it up.",
  );
}

export function noAddress(): AppError {
  return new AppError("conflict", "notifications.no_address", "Nothing of yours can be reached by that channel yet. Connect it first.");
}

/** The same for a code that is wrong, one that has lapsed and one that was tried too often. */
export function codeWrong(): AppError {
  const detail = "This code is not right, or it has lapsed. Ask for a new one.";
  return new AppError("invalid", "notifications.code_wrong", detail, { errors: [{ pointer: "/body/code", detail }] });
}

export function smsNotSent(what: string, cause?: unknown): AppError {
  return new AppError("unavailable", "notifications.sms_not_sent", `The text message was not sent: the carrier ${what}.`, { cause });
}

/** The carrier will not send to this number, however often it is asked. */
export function numberRefused(): AppError {
  const detail = "The carrier does not send to this number. Check it, or use another.";
  return new AppError("invalid", "notifications.number_refused", detail, { errors: [{ pointer: "/body/phone", detail }] });
}

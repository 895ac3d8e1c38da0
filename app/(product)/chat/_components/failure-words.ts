/** Why a turn failed, by the code the server gives, and what the reader can do. A code of a newer server is shown as it is. */
const WORDS: Readonly<Record<string, string>> = {
  "ai.budget_exceeded": "A spending budget is used up. Wait until it starts anew, or ask an administrator to raise it.",
  "failsafe.halted": "The fail-safe has stopped what was to answer. See why under Fail-safe; two people let it act again.",
  "failsafe.unreadable": "Whether anything may act could not be read, so nothing did. Try again in a minute.",
  "provider.none_configured": "No AI provider is configured. An administrator has to add a key.",
  "provider.auth": "The AI provider refused its key. An administrator has to check it.",
  "provider.rate_limited": "The AI provider is receiving too many requests. Try again in a minute.",
  "provider.overloaded": "The AI provider is overloaded. Try again in a few minutes.",
  "provider.unavailable": "The AI provider is not available. Try again in a few minutes.",
  "provider.timeout": "The AI provider did not answer in time. Try again.",
  "provider.malformed": "The AI provider sent an answer that could not be read. Try again.",
  "provider.truncated": "The AI provider stopped in the middle of its answer. Try again.",
  "provider.invalid_request": "The AI provider did not accept this conversation. Start a new chat, or shorten the message.",
  "provider.aborted": "The call to the AI provider was ended early. Try again.",
  "job.attempts_exhausted": "Several attempts failed. Try again in a few minutes.",
  "job.deadline_exceeded": "The answer took too long and was ended. Ask for less at once, or try again.",
  "job.unexpected_error": "Something failed on our side. Try again; if it happens again, report the job id from the trace.",
};

export function describeFailure(reason: string | undefined): string {
  if (reason === undefined) return "The answer failed for a reason that was not recorded.";
  const words = WORDS[reason];
  if (words !== undefined) return words;
  if (reason.startsWith("provider.")) return `The AI provider failed (${reason}). Try again.`;
  return /\s/.test(reason) ? reason : `The answer failed (${reason}). Try again.`;
}

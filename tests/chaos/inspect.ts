import { check } from "./checkers/check.ts";
import { messagesOf } from "./checkers/messages.ts";
import type { Violation } from "./checkers/violation.ts";
import type { FinalState } from "./final-read/final-state.ts";
import { readFinalState } from "./final-read/read-final-state.ts";
import type { History } from "./history/history.ts";
import type { Recorder } from "./history/recorder.ts";
import type { World } from "./world/world.ts";

/** What every run ends with, whatever it did to the world: drain, read, judge. A violation about a turn says what became of it. */
export async function inspect(world: World, recorder: Recorder): Promise<Violation[]> {
  const final = await readFinalState(world, recorder);
  const history = recorder.history();
  return check(history, final).map((violation) => ({
    ...violation,
    detail: `${violation.detail}${toStory(violation.subject, history, final)}`,
  }));
}

function toStory(id: string, history: History, final: FinalState): string {
  const turn = final.turns.find((each) => each.id === id);
  if (!turn) return "";
  const role = messagesOf(history).find(({ jobIds }) => jobIds.has(id))?.role ?? "unknown";
  const letters = final.deadLetters.filter(({ recordId }) => recordId === id).map(({ reason }) => reason);
  const { state, reason, fence, attempts, replays, chatId, chatSeq } = turn;
  return ` [${role}, ${state} ${reason ?? ""}, run ${fence}, attempts ${attempts}, replays ${replays}, ${chatId}/${chatSeq}, given up: ${letters.join(", ") || "never"}]`;
}

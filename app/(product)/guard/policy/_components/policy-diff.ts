import { ATTACK_CLASSES, DATA_CLASSES, type GuardPolicy } from "../../../../_client/guard-policy.ts";
import type { Change } from "../../../../_ui/settings-form/change-list.tsx";
import { ATTACK_LOOKS, DATA_LOOKS } from "../../_components/guard-words.ts";

/** What differs between two policies, in the words of the page. */
export function diffPolicies(before: GuardPolicy, after: GuardPolicy): Change[] {
  const changes: Change[] = [];
  const compare = (name: string, from: string, to: string) => {
    if (from !== to) changes.push({ name, from, to });
  };
  for (const each of ATTACK_CLASSES) compare(ATTACK_LOOKS[each].word, before.attacks[each], after.attacks[each]);
  for (const each of DATA_CLASSES) {
    compare(`${DATA_LOOKS[each].word} in messages`, before.data[each].input, after.data[each].input);
    compare(`${DATA_LOOKS[each].word} in answers`, before.data[each].output, after.data[each].output);
  }
  compare("Threshold for messages", before.thresholds.user.toFixed(2), after.thresholds.user.toFixed(2));
  compare("Threshold for untrusted data", before.thresholds.untrusted.toFixed(2), after.thresholds.untrusted.toFixed(2));
  compare("Links to foreign hosts", before.links, after.links);
  compare("Repeated instructions", before.instructions, after.instructions);
  compare("When the guard cannot decide", before.failMode, after.failMode);
  compare("Model judge", before.judge.mode, after.judge.mode);
  compare("When the judge does not answer", before.judge.failMode, after.judge.failMode);
  compare("Longest message", String(before.maxInputChars), String(after.maxInputChars));
  changes.push(...diffLists("Allowed host", before.allowedHosts, after.allowedHosts));
  changes.push(...diffLists("Allowed phrase", before.allowedPhrases, after.allowedPhrases));
  return changes;
}

function diffLists(name: string, before: readonly string[], after: readonly string[]): Change[] {
  const added = after
    .filter((entry) => !before.includes(entry))
    .map((entry) => ({ name: `${name} ${entry}`, from: "not listed", to: "listed" }));
  const removed = before
    .filter((entry) => !after.includes(entry))
    .map((entry) => ({ name: `${name} ${entry}`, from: "listed", to: "not listed" }));
  return [...added, ...removed];
}

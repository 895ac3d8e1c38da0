import type { AnswerToJudge } from "../../../lib/failsafe/checks/finding.ts";
import { inspectAnswer } from "../../../lib/failsafe/checks/inspect-answer.ts";

export const ANSWER_BYTES = 4_096;
const WARM_UP = 100;
const ROUNDS = 10;
const ROUND = 50;

const OPENINGS = [
  "The council",
  "Ana Lopes",
  "The new tram line",
  "A reader of the paper",
  "The school in Arden",
  "The harbour office",
  "Every third household",
  "The firm from Turin",
];
const ACTS = [
  "asked for a longer report",
  "will cost 48 million euros",
  "opens again in June",
  "spoke for about twenty minutes",
  "sold 1,240 tickets",
  "was repaired last winter",
  "welcomed guests from Norway",
  "moved two streets further",
];
const ENDINGS = [
  "before the summer break",
  "because the old roof leaked",
  "and nobody objected",
  "as the minutes of 9 May say",
  "on the other side of the river",
  "with help from the county",
  "for the third time in ten years",
];

/** Prose of so many bytes whose sentences differ, in plain ASCII. */
export function prose(bytes: number, seed: number): string {
  const sentences: string[] = [];
  let [length, index] = [0, seed];
  while (length < bytes) {
    const sentence = `${OPENINGS[index % OPENINGS.length]} ${ACTS[(index * 3 + (index >> 3)) % ACTS.length]} ${ENDINGS[(index * 5 + (index >> 4)) % ENDINGS.length]}.`;
    sentences.push(sentence);
    length += sentence.length + 1;
    index += 1;
  }
  return sentences.join(" ").slice(0, bytes);
}

/** Milliseconds by round. */
export function timeAudits(input: (index: number) => AnswerToJudge): number[][] {
  const one = (index: number): number => {
    const texts = input(index);
    const startedAt = performance.now();
    inspectAnswer(texts, { allowedHosts: [] });
    return performance.now() - startedAt;
  };
  for (let index = 0; index < WARM_UP; index += 1) one(index);
  return Array.from({ length: ROUNDS }, (_, round) => Array.from({ length: ROUND }, (_, index) => one(round * ROUND + index)));
}

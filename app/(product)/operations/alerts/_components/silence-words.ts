export const REASON_WORDS: Readonly<Record<string, string>> = {
  planned_work: "planned work",
  known_problem: "a known problem",
  being_mended: "being mended",
  false_alarm: "a false alarm",
};

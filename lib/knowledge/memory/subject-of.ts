import type { FactSubject } from "./schema.ts";

const SUBJECTS: readonly (readonly [RegExp, FactSubject])[] = [
  [/\b(?:my name is|i am called|call me|mein name ist|ich hei(?:ß|ss)e)\b/iu, "name"],
  [/\b(?:i (?:now )?live in|i (?:have |['’]ve )?moved to|my home is|ich wohne|ich lebe in|ich bin nach)\b/iu, "home"],
  [/\b(?:i work (?:at|for|as|in)|my (?:job|employer|company) is|ich arbeite)\b/iu, "work"],
  [/\b(?:i (?:would )?prefer|always answer|answer me|ich bevorzuge|ich möchte lieber)\b/iu, "preference"],
];

/** What a sentence tells of, as far as its words say so. */
export function subjectOf(text: string): FactSubject {
  return SUBJECTS.find(([pattern]) => pattern.test(text))?.[1] ?? "other";
}

import { stemOf } from "./words.ts";

/** Words that may stand for each other in a summary. Each line is one meaning. */
const LINES = [
  "cost price pay fee charge expensive money earn euros euro",
  "start begin open launch commence",
  "end finish close stop last until terminate immediately once",
  "turn reject decline refuse down",
  "approve accept agree pass",
  "rise increase grow climb gain",
  "fall drop decrease decline sink lower less",
  "big large great major",
  "say state tell announce declare mention call",
  "house home building flat apartment",
  "car vehicle automobile",
  "worker employee staff member people person",
  "buy purchase get order",
  "show display present",
  "need require must necessary",
  "help assist support",
  "lead head run direct manage",
  "author writer write wrote written",
  "doctor physician",
  "fear afraid worry concern",
  "collect gather",
  "postpone delay later move moved",
  "connect link join between",
  "free gratis charge",
  "ill sick illness disease",
  "town city village",
  "child kid",
  "road street way",
  "earn profit income revenue",
  "build built construct construction create",
  "cancel cancellation",
  "arrive arrival come reach",
  "leave depart departure go",
  "year annual yearly",
  "month monthly",
  "day daily",
  "live inhabitant resident",
  "take place hold held occur happen stage",
  "publish release issue publisher",
  "have own contain include has consist comprise offer",
  "two double twice half pair",
  "study research survey",
  "photo picture image",
  "quick fast rapid",
  "arrest detain",
  "return product result give",
  "win winner prize",
  "exclude except exception exempt",
] as const;

/** By stem, the meanings it has. */
export const SYNONYMS: ReadonlyMap<string, readonly number[]> = toMap();

function toMap(): Map<string, number[]> {
  const meanings = new Map<string, number[]>();
  for (const [meaning, line] of LINES.entries())
    for (const word of line.split(" ")) {
      const stem = stemOf(word);
      meanings.set(stem, [...(meanings.get(stem) ?? []), meaning]);
    }
  return meanings;
}

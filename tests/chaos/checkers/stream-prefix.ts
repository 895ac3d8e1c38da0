import type { FinalTurn } from "../final-read/final-state.ts";
import { endsOf, type FollowValue, type Sighting } from "../history/history.ts";
import type { Checker, Violation } from "./violation.ts";

/**
 * Within one fence text only grows, for one reader and between readers; a larger fence, or a step back, begins with a reset. What was
 * seen of the run that committed is the beginning of the stored reply, and whoever read to the end has exactly that.
 */
export const findTornStreams: Checker = (history, final) => {
  const readers = [...endsOf(history, "follow", "ok"), ...endsOf(history, "follow", "info")].map(({ value }) => value);
  const turns = new Map(final.turns.map((turn) => [turn.id, turn]));
  return [
    ...readers.flatMap(findJumps),
    ...[...Map.groupBy(readers, ({ jobId }) => jobId)].flatMap(([jobId, own]) => findForks(jobId, own)),
    ...readers.flatMap((reader) => compareWithReply(reader, turns.get(reader.jobId))),
  ];
};

const found = (subject: string, detail: string): Violation => ({ invariant: "streamPrefix", subject, detail });

const placeOf = ({ fence, seq }: Sighting): string => `${fence}-${seq}`;

function findJumps({ jobId, sightings }: FollowValue): Violation[] {
  return sightings.flatMap((sighting, index) => {
    const before = sightings[index - 1];
    if (!before || sighting.event === "reset") return [];
    if (sighting.fence !== before.fence) return [found(jobId, `${placeOf(before)} went on as ${placeOf(sighting)} without a reset`)];
    return sighting.seq < before.seq ? [found(jobId, `${placeOf(before)} went back to ${placeOf(sighting)} without a reset`)] : [];
  });
}

/** Sorted by length, every text has to begin with the one before it; the first pair that does not is told. */
function findForks(jobId: string, readers: readonly FollowValue[]): Violation[] {
  const sightings = readers.flatMap((reader) => reader.sightings);
  return [...Map.groupBy(sightings, ({ fence }) => fence).values()].flatMap((own) => {
    const sorted = own.toSorted((a, b) => a.text.length - b.text.length);
    const at = sorted.findIndex((sighting, index) => !sighting.text.startsWith(sorted[index - 1]?.text ?? ""));
    const [before, after] = [sorted[at - 1], sorted[at]];
    return before && after ? [found(jobId, `the text at ${placeOf(after)} does not begin with the text at ${placeOf(before)}`)] : [];
  });
}

function compareWithReply({ jobId, sightings, end }: FollowValue, turn: FinalTurn | undefined): Violation[] {
  // A turn that was started over has another reply than the one its first readers saw.
  if (!turn || turn.replays > 0 || turn.reply === null) return [];
  const { reply, fence } = turn;
  const torn = sightings.find((sighting) => sighting.fence === fence && !reply.startsWith(sighting.text));
  const isOther = end?.status === "completed" && end.text !== reply;
  return [
    ...(torn ? [found(jobId, `the text at ${placeOf(torn)} is not the beginning of the stored reply`)] : []),
    ...(isOther ? [found(jobId, "the stream ended with another text than the stored reply")] : []),
  ];
}

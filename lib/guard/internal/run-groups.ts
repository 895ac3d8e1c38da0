// The runs that may be keys behind a known prefix. Those whose bodies are made of the same characters end together, so each
// character is looked up once per alphabet, however many prefixes a text piles up.

import { type Candidate, IMPOSSIBLE } from "./candidate.ts";
import { type CharacterClass, isIn } from "./character-class.ts";
import { canHaveGap, createGapCandidate } from "./gap-candidate.ts";
import { canBegin, closeRun, isWordCode, type RunFormat } from "./run-format.ts";
import type { Span } from "./scanner.ts";
import type { TextWindow } from "./text-window.ts";

type Member = { format: RunFormat; start: number; bodyStart: number; startsToken: boolean };
type Group = { body: CharacterClass; members: Member[] };

export type RunGroups = {
  open(format: RunFormat, start: number, bodyStart: number): void;
  isActive(): boolean;
  step(code: number, position: number): void;
  finish(position: number): void;
  /** Start of the first run, and of the first that has not outgrown the hold limit. */
  holdFrom(position: number): { safe: number; needed: number };
  openSpans(position: number): readonly Span[];
};

type RunEvents = {
  onSpan(span: Span): void;
  /** Whether the candidate is followed from here on; it is stepped with the current character next. */
  onBroken(candidate: Candidate): boolean;
};

type Context = { window: TextWindow; maxHoldChars: number; events: RunEvents };

export function createRunGroups(window: TextWindow, maxHoldChars: number, events: RunEvents): RunGroups {
  const context: Context = { window, maxHoldChars, events };
  const known = new Map<CharacterClass, Group>();
  let active: Group[] = [];
  return {
    open: (format, start, bodyStart) => {
      const before = window.codeBefore(start);
      if (!canBegin(format.place, before)) return;
      const group = known.get(format.body) ?? { body: format.body, members: [] };
      known.set(format.body, group);
      const first = group.members[0];
      if (!first) active.push(group);
      else if (isOverlong(context, first, start)) return;
      const startsToken = !isWordCode(before);
      // Glued to a word, a stricter rule holds, so such a run must not stand in for one that is not.
      if (group.members.some((member) => member.format.slot === format.slot && (member.startsToken || !startsToken))) return;
      // A longer prefix that ends later may have begun earlier.
      const place = group.members.findLastIndex((member) => member.start <= start) + 1;
      group.members.splice(place, 0, { format, start, bodyStart, startsToken });
    },
    isActive: () => active.length > 0,
    step: (code, position) => {
      let kept = 0;
      for (const group of active) {
        if (isIn(group.body, code)) active[kept++] = group;
        else closeGroup(group, context, position, code, false);
      }
      active.length = kept;
    },
    finish: (position) => {
      for (const group of active) closeGroup(group, context, position, 0, true);
      active = [];
    },
    holdFrom: (position) => {
      let safe = Number.POSITIVE_INFINITY;
      let needed = Number.POSITIVE_INFINITY;
      for (const { members } of active) {
        for (const member of members) {
          safe = Math.min(safe, member.start);
          if (!isOverlong(context, member, position)) needed = Math.min(needed, member.start);
        }
      }
      return { safe, needed };
    },
    openSpans: (position) =>
      active.flatMap(({ members }) =>
        members.filter((member) => isOverlong(context, member, position)).map((member) => toSpan(member, position)),
      ),
  };
}

/** Reports what the runs of a group that ends here turn out to be. */
function closeGroup(group: Group, context: Context, position: number, code: number, isTextEnd: boolean): void {
  const { window, events } = context;
  for (const member of group.members) {
    if (isOverlong(context, member, position)) {
      events.onSpan(toSpan(member, position));
      break;
    }
    if (!isTextEnd && isBroken(member, context, position, code)) continue;
    const { format, startsToken, bodyStart, start } = member;
    const end = closeRun(format, window, bodyStart, position, { startsToken, isTextEnd, terminator: code });
    if (end !== IMPOSSIBLE && end > start) events.onSpan(toSpan(member, end));
  }
  group.members = [];
}

/** Shorter than the vendor makes it, and what ended it does not end a key for certain: another candidate goes on. */
function isBroken({ format, startsToken, bodyStart, start }: Member, { window, events }: Context, position: number, code: number): boolean {
  if (format.full === undefined || position - bodyStart >= format.full) return false;
  const body = window.slice(bodyStart, position);
  return (
    canHaveGap(format, body, bodyStart - start, code) && events.onBroken(createGapCandidate(format, body, start, position, startsToken))
  );
}

function isOverlong({ maxHoldChars }: Context, member: Member, position: number): boolean {
  return position - member.start > maxHoldChars;
}

function toSpan({ format, start }: Member, end: number): Span {
  return { kind: format.kind, priority: format.priority, start, end };
}

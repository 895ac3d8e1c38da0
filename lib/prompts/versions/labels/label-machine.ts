// Where a label points, and who may move it. Pure. What nobody depends on moves at once. A protected label, and `production` always, moves by
// a promotion: one person asks, for a version that a passed evaluation proves; another, who neither asked nor wrote it, agrees while it still
// is proved and the label still stands where it stood. The one other way is back: to what the label was before, as often as there is a before.

export const PRODUCTION = "production";
/** How far back a label remembers. */
export const BEFORE_MAX = 50;

export type LabelAsk = { version: number; requestedBy: string | null; from: number | null };

export type LabelStanding = {
  /** null: no version has it. */
  version: number | null;
  /** What it was before, the last of them newest. */
  before: readonly number[];
  isProtected: boolean;
  ask: LabelAsk | null;
};

/** What speaks against a promotion, all at once. */
export type Missing = "evaluation" | "second_person" | "readers";

export type LabelCommand =
  | { type: "put"; version: number }
  | { type: "remove" }
  | { type: "ask"; version: number; missing: readonly Missing[] }
  | { type: "approve"; authorId: string | null; missing: readonly Missing[] }
  | { type: "decline" }
  | { type: "withdraw" }
  | { type: "roll_back" };

export type LabelRefusal =
  | "prompts.label_protected"
  | "prompts.label_not_set"
  | "prompts.label_unchanged"
  | "prompts.promotion_open"
  | "prompts.promotion_blocked"
  | "prompts.promotion_own"
  | "prompts.promotion_overtaken"
  | "prompts.promotion_decided"
  | "prompts.nothing_to_roll_back";

/** Why somebody is not the second person. */
export type Own = "requested" | "wrote";

export type LabelStep =
  | { type: "moved"; to: LabelStanding }
  | { type: "refused"; code: LabelRefusal; missing?: readonly Missing[]; own?: readonly Own[] };

export function move(from: LabelStanding, command: LabelCommand, userId: string | null): LabelStep {
  switch (command.type) {
    case "put":
      return from.isProtected ? refused("prompts.label_protected") : moved(pointTo(from, command.version));
    case "remove":
      if (from.isProtected) return refused("prompts.label_protected");
      return from.version === null ? refused("prompts.label_not_set") : moved({ ...from, version: null, before: remember(from) });
    case "ask":
      return ask(from, command, userId);
    case "approve":
      return approve(from, command, userId);
    case "decline":
      return from.ask === null ? refused("prompts.promotion_decided") : moved({ ...from, ask: null });
    case "withdraw":
      if (from.ask === null) return refused("prompts.promotion_decided");
      return from.ask.requestedBy === userId ? moved({ ...from, ask: null }) : refused("prompts.promotion_own");
    case "roll_back":
      return rollBack(from);
  }
}

function ask(from: LabelStanding, { version, missing }: Extract<LabelCommand, { type: "ask" }>, userId: string | null): LabelStep {
  if (from.ask !== null) return refused("prompts.promotion_open");
  if (from.version === version) return refused("prompts.label_unchanged");
  if (missing.length > 0) return { ...refused("prompts.promotion_blocked"), missing };
  return moved({ ...from, ask: { version, requestedBy: userId, from: from.version } });
}

function approve(from: LabelStanding, { authorId, missing }: Extract<LabelCommand, { type: "approve" }>, userId: string | null): LabelStep {
  const { ask: asked } = from;
  if (asked === null) return refused("prompts.promotion_decided");
  const own: Own[] = [
    ...(userId === null || asked.requestedBy === userId ? (["requested"] as const) : []),
    ...(userId === null || authorId === userId ? (["wrote"] as const) : []),
  ];
  if (own.length > 0) return { ...refused("prompts.promotion_own"), own };
  if (asked.from !== from.version) return refused("prompts.promotion_overtaken");
  if (missing.length > 0) return { ...refused("prompts.promotion_blocked"), missing };
  return moved({ ...pointTo(from, asked.version), ask: null });
}

/** Whatever is asked for stays asked for: it names where the label stood, so nobody agrees to it unknowingly. */
function rollBack(from: LabelStanding): LabelStep {
  const version = from.before.at(-1);
  return version === undefined ? refused("prompts.nothing_to_roll_back") : moved({ ...from, version, before: from.before.slice(0, -1) });
}

function pointTo(from: LabelStanding, version: number): LabelStanding {
  return from.version === version ? from : { ...from, version, before: remember(from) };
}

function remember({ version, before }: LabelStanding): readonly number[] {
  return version === null ? before : [...before, version].slice(-BEFORE_MAX);
}

const moved = (to: LabelStanding): LabelStep => ({ type: "moved", to });
const refused = (code: LabelRefusal) => ({ type: "refused" as const, code });

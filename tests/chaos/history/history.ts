/**
 * What the clients of a run did and saw, in the order one controller saw it. `invoke` opens a call; it ends `ok`, `fail` (refused, and
 * it took no effect) or `info` (nobody knows). Order is the position in the list, so that no clock decides what came first.
 */
export type EntryType = "invoke" | "ok" | "fail" | "info";

/** `poison` never gets an answer, `blocked` must not get one, `secret` must not be repeated in it. */
export type MessageRole = "plain" | "tool" | "poison" | "blocked" | "secret";

export type SendValue = {
  userId: string;
  chatId: string;
  /** Stands in the text, so that calls of the vendor and replies can be told apart. */
  reference: string;
  role: MessageRole;
  secret: string | null;
  jobId: string | null;
  status: number | null;
};

/** Text a reader had in front of it at one position. */
export type Sighting = { fence: number; seq: number; event: "reset" | "delta"; text: string };

export type FollowValue = {
  jobId: string;
  /** All of one reader, over every connection it needed. */
  sightings: readonly Sighting[];
  end: { status: string; outcome: string | null; text: string } | null;
};

export type Operations = {
  register: { userId: string; canary: string };
  send: SendValue;
  /** Answers an earlier message again: `key` is its own clientMessageId. */
  regenerate: SendValue & { replacedId: string };
  stop: { jobId: string; status: number | null };
  delete: { chatId: string; status: number | null };
  follow: FollowValue;
  status: { jobId: string; status: number | null; state: string | null; content: string | null };
  /** Something that must be refused; `isRefused` is false when it was carried out or shown. */
  probe: { name: string; status: number | null; isRefused: boolean };
  tick: { runs: readonly { name: string; everyMs: number }[] };
  /** `key` names the fault; one entry of type info each. */
  disturb: { what: "kill" | "fault" };
  heal: { readyMs: number };
};

export type Operation = keyof Operations;

export type EntryOf<Op extends Operation> = {
  /** Joins an invocation and its end. */
  call: number;
  process: string;
  type: EntryType;
  op: Op;
  key: string;
  /** Whose call it was; "" for the controller and for strangers. */
  orgId: string;
  value: Operations[Op];
  /** Canaries of any tenant in the bytes that came back. */
  seen: readonly string[];
  at: number;
};

export type Entry = { [Op in Operation]: EntryOf<Op> }[Operation];

export type History = readonly Entry[];

/** One call with its end; `end` is null when the run was over before. Positions are places in the history. */
export type Call<Op extends Operation> = { start: EntryOf<Op>; startedAt: number; end: EntryOf<Op> | null; endedAt: number };

export function callsOf<Op extends Operation>(history: History, op: Op): Call<Op>[] {
  const calls = new Map<number, Call<Op>>();
  for (const [position, entry] of history.entries()) {
    const own = asEntryOf(entry, op);
    if (!own) continue;
    const known = calls.get(own.call);
    if (!known) calls.set(own.call, { start: own, startedAt: position, end: null, endedAt: Number.POSITIVE_INFINITY });
    else calls.set(own.call, { ...known, end: own, endedAt: position });
  }
  return [...calls.values()];
}

export function endsOf<Op extends Operation>(history: History, op: Op, type: EntryType): EntryOf<Op>[] {
  return history.flatMap((entry) => (entry.type === type ? (asEntryOf(entry, op) ?? []) : []));
}

/** An entry whose op is Op is an EntryOf<Op>: the union has one member for each; the compiler does not narrow it by a generic. */
function asEntryOf<Op extends Operation>(entry: Entry, op: Op): EntryOf<Op> | null {
  return entry.op === op ? (entry as unknown as EntryOf<Op>) : null;
}

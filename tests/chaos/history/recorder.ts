import type { Entry, EntryType, History, Operation, Operations } from "./history.ts";

export type Recorder = {
  history(): History;
  invoke<Op extends Operation>(process: string, op: Op, call: { key: string; orgId: string; value: Operations[Op] }): Ending<Op>;
  /** Something the controller did or measured, in one entry. */
  note<Op extends Operation>(op: Op, type: EntryType, entry: { key: string; value: Operations[Op] }): void;
};

/** Ends the call it came from; a second end is a mistake of the harness. */
export type Ending<Op extends Operation> = (type: "ok" | "fail" | "info", value: Operations[Op], seen?: readonly string[]) => void;

export function createRecorder(now: () => number = Date.now): Recorder {
  const entries: Entry[] = [];
  let calls = 0;
  return {
    history: () => entries,
    invoke(process, op, { key, orgId, value }) {
      calls += 1;
      const call = calls;
      let isEnded = false;
      entries.push(toEntry({ call, process, type: "invoke", op, key, orgId, value, seen: [], at: now() }));
      return (type, result, seen = []) => {
        if (isEnded) throw new Error(`Call ${call} (${op} ${key}) has ended before.`);
        isEnded = true;
        entries.push(toEntry({ call, process, type, op, key, orgId, value: result, seen, at: now() }));
      };
    },
    note(op, type, { key, value }) {
      calls += 1;
      entries.push(toEntry({ call: calls, process: "controller", type, op, key, orgId: "", value, seen: [], at: now() }));
    },
  };
}

type Loose<Op extends Operation> = Omit<Entry, "op" | "value"> & { op: Op; value: Operations[Op] };

/** `op` and `value` belong together by the signatures above; the compiler does not follow that through the union. */
function toEntry<Op extends Operation>(entry: Loose<Op>): Entry {
  return entry as unknown as Entry;
}

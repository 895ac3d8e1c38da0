/**
 * Work that an answer has not waited for. A process that lives on ends it by itself; a function is frozen once its answer is out,
 * unless its host is asked to wait (https://vercel.com/docs/functions/functions-api-reference/vercel-functions-package#waituntil,
 * which looks for the host where we do).
 */
export type AfterReply = {
  /**
   * Settles at once where somebody else sees to the work, else with it: then the answer's end has to wait. `soon` is the same work,
   * at its leisure, for a host that waits after the answer.
   */
  keep(work: () => Promise<unknown>, options?: { soon(): Promise<unknown> }): Promise<void>;
};

const REQUEST_CONTEXT = Symbol.for("@vercel/request-context");

export function createAfterReply({ isVercel }: { isVercel: boolean }): AfterReply {
  if (!isVercel) return { keep: () => DONE };
  return {
    async keep(work, { soon } = { soon: work }) {
      const waitUntil = findWaitUntil();
      if (waitUntil) waitUntil(soon().catch(() => undefined));
      else await work();
    },
  };
}

const DONE = Promise.resolve();

type WaitUntil = (work: Promise<unknown>) => void;

function findWaitUntil(): WaitUntil | null {
  const holder: unknown = Reflect.get(globalThis, REQUEST_CONTEXT);
  const context: unknown = isObject(holder) && typeof holder.get === "function" ? holder.get() : null;
  if (!isObject(context) || typeof context.waitUntil !== "function") return null;
  const { waitUntil } = context;
  return (work) => void waitUntil.call(context, work);
}

function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === "object" && value !== null;
}

import * as z from "zod/mini";
import type { SecondStep } from "./auth.ts";

const arrivedSchema = z.object({ ticket: z.string(), methods: z.array(z.string()), expiresAt: z.string() });

const MARK = "#second-step=";

/** What a journey to a provider brings back when a second step is owed, out of the address and not left in it. */
export function takeArrivedSecondStep(): SecondStep | null {
  const { hash, pathname, search } = window.location;
  if (!hash.startsWith(MARK)) return null;
  window.history.replaceState(window.history.state, "", `${pathname}${search}`);
  try {
    const step = arrivedSchema.safeParse(JSON.parse(decodeURIComponent(hash.slice(MARK.length))));
    return step.success ? step.data : null;
  } catch {
    return null;
  }
}

import type { TagColor } from "../../../../_client/keeping.ts";
import { classNames } from "../../../../_ui/class-names.ts";

/** The colour is a help for the eye only; the word stands beside it. */
const DOTS: Readonly<Record<TagColor, string>> = {
  grey: "bg-series-rest",
  indigo: "bg-series-1",
  teal: "bg-series-2",
  pink: "bg-series-3",
  ochre: "bg-series-4",
  blue: "bg-series-5",
  brown: "bg-series-6",
  slate: "bg-series-7",
};

export function TagDot({ color }: { color: TagColor }) {
  return <span aria-hidden className={classNames("inline-block size-2.5 shrink-0 rounded-full", DOTS[color])} />;
}

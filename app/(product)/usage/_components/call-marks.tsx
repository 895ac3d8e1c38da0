import { CircleHelp, FlaskConical, HandCoins } from "lucide-react";

type CallMarksProps = {
  row: { isUncertain: boolean; sourceType: string; isDemo?: boolean; bookedTo?: "customer" | "platform" };
};

/** What is special about one call, as words with an icon. */
export function CallMarks({ row: { isUncertain, sourceType, isDemo = false, bookedTo = "customer" } }: CallMarksProps) {
  return (
    <>
      {isDemo && (
        <span className="inline-flex items-center gap-1 text-demo text-xs">
          <FlaskConical aria-hidden className="size-3.5" />
          Demo engine
        </span>
      )}
      {sourceType === "sample" && (
        <span className="inline-flex items-center gap-1 text-demo text-xs">
          <FlaskConical aria-hidden className="size-3.5" />
          Sample
        </span>
      )}
      {isUncertain && (
        <span className="inline-flex items-center gap-1 text-redacted text-xs">
          <CircleHelp aria-hidden className="size-3.5" />
          Uncertain
        </span>
      )}
      {bookedTo === "platform" && !isUncertain && (
        <span className="inline-flex items-center gap-1 text-info text-xs">
          <HandCoins aria-hidden className="size-3.5" />
          Not charged
        </span>
      )}
    </>
  );
}

import { splitInvisible } from "./mark-text.ts";

/** Text as it was written, with a dot for each character that nobody can see. */
export function DrawnText({ text }: { text: string }) {
  return splitInvisible(text).map((part, index) =>
    part.type === "text" ? (
      part.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a piece never change places.
      <span key={index} aria-hidden className="text-redacted">
        {part.count > 3 ? `·×${part.count}` : "·".repeat(part.count)}
      </span>
    ),
  );
}

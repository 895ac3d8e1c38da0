import { TriangleAlert } from "lucide-react";
import type { VersionView } from "../../../../../_client/prompts.ts";
import { Notice } from "../../../../../_ui/notice.tsx";
import { describePlace } from "../../../_editor/find-places.ts";

const TONES = { info: "info", warning: "redacted", danger: "blocked" } as const;

/** What the text was found to hold when it was saved. It keeps nothing from running; what is grave keeps it from being made public. */
export function LintNotice({ version: { version, lint, content } }: { version: VersionView }) {
  if (lint.length === 0) return null;
  const worst = lint.find(({ severity }) => severity === "danger") ?? lint.find(({ severity }) => severity === "warning") ?? lint[0];
  return (
    <Notice tone={TONES[worst?.severity ?? "info"]} icon={TriangleAlert}>
      <p>Found in version {version}</p>
      <ul className="flex flex-col gap-0.5">
        {once(lint).map(({ reason, where, start }) => (
          <li key={`${reason} ${where} ${start}`}>
            {reason} <span className="text-ink-soft">{`${describePlace(content[where], start)} of the ${where}.`}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Several signs of one thing at one place are one thing to whoever reads it. */
function once(lint: VersionView["lint"]): VersionView["lint"] {
  return [...new Map(lint.map((finding) => [`${finding.reason} ${finding.where} ${finding.start}`, finding])).values()];
}

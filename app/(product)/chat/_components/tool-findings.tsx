import { ExternalLink, FileText, FlaskConical } from "lucide-react";
import type { ToolCall, ToolSource } from "../../../_client/tool-calls.ts";
import { Badge } from "../../../_ui/badge.tsx";
import { showPassage } from "../_hooks/use-chat-route.ts";
import { hostOf, isWebAddress } from "./tool-words.ts";

const SHOWN_MAX = 8;

/** Pictures that were made, and where something was read. A source is opened by a click alone, and says where it leads. */
export function ToolFindings({ calls }: { calls: readonly ToolCall[] }) {
  const files = calls.flatMap(({ files: made, isSample }) => made.map((file) => ({ ...file, isSample })));
  const sources = unique(calls.flatMap((call) => call.sources)).slice(0, SHOWN_MAX);
  return (
    <>
      {files.map(({ fileId, name, type, isSample }) => (
        <figure key={fileId} className="flex flex-col gap-1">
          {type.startsWith("image/") && (
            // biome-ignore lint/performance/noImgElement: it is private, and comes decrypted from our own origin.
            <img
              src={`/api/files/${fileId}/content`}
              alt={name}
              width={384}
              height={384}
              className="h-auto max-w-full rounded-md border border-line"
            />
          )}
          <figcaption className="flex items-center gap-2 text-ink-soft text-xs">
            {name}
            {isSample && (
              <Badge tone="demo" icon={FlaskConical}>
                No model made this
              </Badge>
            )}
          </figcaption>
        </figure>
      ))}
      {sources.length > 0 && (
        <nav aria-label="Sources" className="flex flex-wrap gap-2">
          {sources.map((source) => (
            <SourceLink key={source.type === "page" ? source.url : `${source.fileId} ${source.chunkIndex}`} source={source} />
          ))}
        </nav>
      )}
    </>
  );
}

function SourceLink({ source }: { source: ToolSource }) {
  const style = "inline-flex min-h-8 max-w-full items-center gap-2 rounded-md border border-line px-2 py-1 text-sm hover:bg-hover";
  if (source.type === "passage") {
    return (
      <button
        type="button"
        data-passage-opener={`${source.fileId}.${source.chunkIndex}`}
        onClick={() => showPassage(source)}
        className={style}
      >
        <FileText aria-hidden className="size-3.5 shrink-0 text-ink-soft" />
        <span className="truncate">{source.title}</span>
        {source.page !== null && <span className="text-ink-soft text-xs">page {source.page}</span>}
      </button>
    );
  }
  if (!isWebAddress(source.url)) return null;
  return (
    <a href={source.url} target="_blank" rel="noopener noreferrer nofollow" referrerPolicy="no-referrer" className={style}>
      <ExternalLink aria-hidden className="size-3.5 shrink-0 text-ink-soft" />
      <span className="truncate">{source.title}</span>
      <span className="shrink-0 text-ink-soft text-xs">{hostOf(source.url)}</span>
    </a>
  );
}

function unique(sources: readonly ToolSource[]): ToolSource[] {
  const seen = new Map(sources.map((source) => [source.type === "page" ? source.url : `${source.fileId} ${source.page}`, source]));
  return [...seen.values()];
}

"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { itemsOf, pagesOf } from "../../../../../_client/pages.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { type CaseEvent, evidencePath, listCaseEvents } from "../../../../../_client/risk-cases.ts";
import { useMe, worksCases } from "../../../../../_client/use-me.ts";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { RowSection } from "../../../../_report/row-section.tsx";
import { eventWords, OUTCOME_LOOKS } from "../../_components/case-words.ts";
import { NoteForm } from "./note-form.tsx";

type Names = { nameOf(userId: string): string };

export function CaseTimeline({ caseId, nameOf }: Names & { caseId: string }) {
  const mayWork = worksCases(useMe().data);
  const pages = useInfiniteQuery(pagesOf(queryKeys.riskCaseEvents(caseId), (cursor, signal) => listCaseEvents(caseId, cursor, signal)));
  const events = itemsOf(pages.data);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {mayWork && <NoteForm caseId={caseId} />}
      <RowSection title="Timeline" pages={pages} isEmpty={events.length === 0}>
        <ol className="flex flex-col">
          {events.map((event) => (
            <EventItem key={event.id} caseId={caseId} event={event} nameOf={nameOf} mayDownload={mayWork} />
          ))}
        </ol>
      </RowSection>
    </div>
  );
}

function EventItem({ caseId, event, nameOf, mayDownload }: Names & { caseId: string; event: CaseEvent; mayDownload: boolean }) {
  const { at, by, text, assignee, outcome, transactionCount, file } = event;
  const more = [
    outcome && `as ${OUTCOME_LOOKS[outcome].word.toLowerCase()}`,
    assignee && `to ${nameOf(assignee)}`,
    transactionCount !== null && `${transactionCount} ${transactionCount === 1 ? "transaction" : "transactions"}`,
  ].filter((each) => typeof each === "string");
  return (
    <li className="flex min-w-0 flex-col gap-0.5 border-t py-2 text-sm">
      <p className="flex flex-wrap gap-x-2">
        <span className="font-medium">{eventWords(event)}</span>
        {more.length > 0 && <span className="text-ink-soft">{more.join(", ")}</span>}
        <span className="ml-auto text-ink-faint text-xs">
          {by === null ? "by itself" : nameOf(by)} ·{" "}
          <time dateTime={at} className="font-mono tabular-nums">
            {formatMoment(at)}
          </time>
        </span>
      </p>
      {text !== null && <p className="wrap-anywhere whitespace-pre-wrap text-ink-soft">{text}</p>}
      {file && (
        <p className="wrap-anywhere text-ink-soft">
          {mayDownload ? (
            <a href={evidencePath(caseId, event.id)} download className="inline-flex items-center gap-1 text-accent-ink underline">
              <Download aria-hidden className="size-3.5" />
              {file.name}
            </a>
          ) : (
            file.name
          )}
          , {file.size.toLocaleString("en")} bytes, SHA-256 <code className="font-mono text-xs">{file.sha256}</code>
        </p>
      )}
    </li>
  );
}

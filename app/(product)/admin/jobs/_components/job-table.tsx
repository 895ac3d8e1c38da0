"use client";

import { useQueryClient } from "@tanstack/react-query";
import { OctagonX, RotateCw } from "lucide-react";
import { type AdminJob, cancelJob, retryJob } from "../../../../_client/admin-console.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { ErrorLink } from "../../_components/error-link.tsx";
import { ReasonDialog } from "../../_components/reason-dialog.tsx";
import { STATE_WORDS } from "./job-words.ts";

export function JobTable({ jobs, isAcross }: { jobs: readonly AdminJob[]; isAcross: boolean }) {
  return (
    <ReportTable
      caption="Jobs"
      columns={[
        { name: "Job" },
        { name: "State" },
        { name: "Tries", look: "text-right max-md:hidden" },
        { name: "Since (UTC)", look: "max-md:hidden" },
        { name: "Last error", look: "max-lg:hidden" },
        ...(isAcross ? [{ name: "Organization", look: "max-lg:hidden" }] : []),
        { name: "Actions", isUnseen: true },
      ]}
    >
      <tbody>
        {jobs.map((job) => (
          <JobRow key={`${job.kind} ${job.id}`} job={job} isAcross={isAcross} />
        ))}
      </tbody>
    </ReportTable>
  );
}

function JobRow({ job, isAcross }: { job: AdminJob; isAcross: boolean }) {
  const { tone, icon, word } = STATE_WORDS[job.state];
  return (
    <tr className="border-b align-top last:border-0 hover:bg-hover/60">
      <th scope="row" className="py-2 pr-4 text-left font-normal">
        <span className="block break-all font-mono text-xs">{job.kind}</span>
        <span className="block break-all font-mono text-ink-soft text-xs">{job.id}</span>
      </th>
      <td className="py-2 pr-4">
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
      </td>
      <td className="py-2 pr-4 text-right font-mono tabular-nums max-md:hidden">{job.attempts}</td>
      <td className="whitespace-nowrap py-2 pr-4 font-mono text-xs tabular-nums max-md:hidden">
        {formatMoment(job.state === "failed" ? job.at : job.createdAt)}
      </td>
      <td className="py-2 pr-4 max-lg:hidden">{job.lastError === null ? "none" : <ErrorLink code={job.lastError} />}</td>
      {isAcross && <td className="break-all py-2 pr-4 font-mono text-xs max-lg:hidden">{job.orgId}</td>}
      <td className="py-2">
        <JobActions job={job} />
      </td>
    </tr>
  );
}

function JobActions({ job }: { job: AdminJob }) {
  const client = useQueryClient();
  const refresh = () => {
    void client.invalidateQueries({ queryKey: queryKeys.allAdminJobs });
    void client.invalidateQueries({ queryKey: queryKeys.allDeadLetters });
  };
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {job.state !== "running" && (
        <ReasonDialog
          title={`Do ${job.kind} now`}
          text={job.state === "failed" ? "It begins anew." : "It is given to the queue before its time."}
          label="Retry"
          icon={RotateCw}
          tone="neutral"
          act={async (reason) => void (await retryJob(job, reason))}
          said="The job is on its way"
          onDone={refresh}
        />
      )}
      {job.state !== "failed" && (
        <ReasonDialog
          title={`Call ${job.kind} off`}
          text={
            job.state === "running"
              ? "It is asked to stop. Some jobs cannot be stopped and end by themselves."
              : "It is given up, and can be replayed from the dead letters."
          }
          label="Call off"
          icon={OctagonX}
          act={async (reason) => void (await cancelJob(job, reason))}
          said={job.state === "running" ? "The job is asked to stop" : "The job is called off"}
          onDone={refresh}
        />
      )}
    </div>
  );
}

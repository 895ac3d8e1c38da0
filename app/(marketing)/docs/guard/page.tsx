import type { Metadata } from "next";
import { getGuardReport } from "../../../../lib/guard/get-guard-report.ts";
import { GuardNumbers } from "../../../_ui/guard-numbers/guard-numbers.tsx";
import { DocMarkdown } from "../_components/doc-markdown.tsx";
import { readGuide } from "../_reference/read-guide.ts";

export const metadata: Metadata = { title: "The guard" };

/** The guide, and under it what was measured: a claim and its number on one page, for everybody. */
export default async function GuardGuidePage() {
  const report = getGuardReport();
  const release = report.releases[0];
  return (
    <div className="flex max-w-200 flex-col gap-8">
      <DocMarkdown text={await readGuide("guard")} />
      {release && (
        <div id="numbers" className="flex scroll-mt-20 flex-col gap-6 border-t pt-8">
          <GuardNumbers report={report} release={release} />
        </div>
      )}
    </div>
  );
}

import type { GuardFigures, GuardRelease, GuardReport } from "../../_client/guard-report.ts";
import { formatCount } from "../format-amounts.ts";
import { Tile } from "../tile.tsx";
import { DetectionTable } from "./detection-table.tsx";
import { GuardLimits } from "./guard-limits.tsx";
import { formatArea, formatInterval, formatRate } from "./rates.ts";
import { ReleaseTable } from "./release-table.tsx";
import { SpeedTable } from "./speed-table.tsx";

/** What was measured of the newest release, how it was measured, and what it does not show. */
export function GuardNumbers({ report: { releases }, release }: { report: GuardReport; release: GuardRelease }) {
  const { crossValidated, development } = release;
  const speed = crossValidated.speed ?? development.speed;
  return (
    <div className="flex flex-col gap-8">
      <p className="max-w-200 text-ink-soft">
        Release <span className="font-mono text-ink">{release.release}</span> of <time dateTime={release.date}>{release.date}</time>, rules{" "}
        <span className="font-mono text-ink">{release.rulesVersion}</span>, sentinel{" "}
        <span className="font-mono text-ink">{release.modelVersion}</span>.{" "}
        {crossValidated.core
          ? "Unless something else is said, each text was judged by a model that had seen nothing of the text's source: that is what to expect of texts nobody has met."
          : "This build carries no numbers for texts from sources the sentinel has not seen, so nothing here says what to expect of new texts."}
      </p>
      <Attacks figures={crossValidated} />
      <HardCases figures={crossValidated} />
      <DataFound secrets={crossValidated.secrets ?? development.secrets} pii={crossValidated.pii ?? development.pii} />
      {speed && <SpeedTable speed={speed} />}
      <DetectionTable
        title="By source"
        note="A source whose texts are all harmless has no recall, and one whose texts are all attacks no false positives."
        groups={crossValidated.sources}
      />
      <DetectionTable title="By language" groups={crossValidated.languages} />
      {development.core && (
        <p className="max-w-200 text-ink-soft text-sm">
          On the development texts, which the shipped sentinel has learned from, it finds {formatRate(development.core.recallAt1)} at 1 %
          false positives. That number notices a change between releases and says nothing about new texts.
        </p>
      )}
      <ReleaseTable releases={releases} />
      <GuardLimits />
    </div>
  );
}

function Attacks({ figures: { core, shipped } }: { figures: GuardFigures }) {
  if (!core) return null;
  const interval = formatInterval(core.recallAt1Interval);
  return (
    <section aria-labelledby="numbers-attacks" className="flex flex-col gap-3">
      <h2 id="numbers-attacks" className="font-medium text-base">
        Attacks
      </h2>
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Tile name="Found at 1 % false positives" value={formatRate(core.recallAt1)}>
          {interval === null ? "no interval" : `95 % interval ${interval}`}
        </Tile>
        <Tile name="Area under the curve" value={formatArea(core.auc)}>
          {formatCount(core.attacks)} attacks, {formatCount(core.harmless)} harmless texts
        </Tile>
        {shipped && (
          <>
            <Tile name="Found as shipped" value={formatRate(shipped.recall)}>
              at the threshold of {shipped.threshold.toFixed(2)}
            </Tile>
            <Tile name="Refused by mistake as shipped" value={formatRate(shipped.fpr)}>
              of harmless texts
            </Tile>
          </>
        )}
      </dl>
    </section>
  );
}

function HardCases({ figures: { hard, disguised } }: { figures: GuardFigures }) {
  if (!hard && !disguised) return null;
  return (
    <section aria-labelledby="numbers-hard" className="flex flex-col gap-3">
      <h2 id="numbers-hard" className="font-medium text-base">
        Hard cases
      </h2>
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {hard && (
          <>
            <Tile name="Harmless, with words of attacks" value={formatRate(hard.triggerWord)}>
              refused by mistake
            </Tile>
            <Tile name="Harmless, but sounds dangerous" value={formatRate(hard.lookAlike)}>
              refused by mistake
            </Tile>
            <Tile name="Harmless, full of instructions" value={formatRate(hard.instruction)}>
              refused by mistake
            </Tile>
          </>
        )}
        {disguised && (
          <Tile name="Harmful requests in disguise" value={formatRate(disguised.recall)}>
            found; nothing in them attacks the assistant, so this is reported, not claimed
          </Tile>
        )}
      </dl>
    </section>
  );
}

function DataFound({ secrets, pii }: Pick<GuardFigures, "secrets" | "pii">) {
  if (!secrets && !pii) return null;
  return (
    <section aria-labelledby="numbers-data" className="flex flex-col gap-3">
      <h2 id="numbers-data" className="font-medium text-base">
        Secrets and personal data
      </h2>
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {secrets && (
          <>
            <Tile name="Secrets fully redacted" value={formatRate(secrets.redacted)}>
              {formatRate(secrets.fp)} of texts without one were changed
            </Tile>
            <Tile name="Secrets of formats not listed" value={formatRate(secrets.unseen)}>
              found by randomness and context alone
            </Tile>
            <Tile name="Secrets that hide" value={formatRate(secrets.evasion)}>
              broken over lines, invisible letters, encoded
            </Tile>
          </>
        )}
        {pii && (
          <Tile name="Personal data found" value={formatRate(pii.recall)}>
            {formatRate(pii.fp)} of texts without any were changed
          </Tile>
        )}
      </dl>
    </section>
  );
}

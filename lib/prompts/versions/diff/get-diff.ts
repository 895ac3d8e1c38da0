import type { Context } from "../../../platform/context.ts";
import { findReadable } from "../../library/find-prompt.ts";
import { openVersion } from "../open-version.ts";
import type { LabelDeps } from "../ports.ts";
import type { DiffInput, VersionDiff } from "./diff.schema.ts";
import { diffContents } from "./diff-contents.ts";

/** Of two versions this person may read. */
export async function getDiff(ctx: Context<LabelDeps>, { promptId, from, to }: DiffInput): Promise<VersionDiff> {
  const prompt = await findReadable(ctx, promptId);
  const [left, right] = await Promise.all([from, to].map((version) => openVersion(ctx, prompt, { version })));
  if (!left || !right) throw new Error("Two versions were asked for.");
  const sideOf = ({ record }: typeof left) => ({ version: record.number, contentHash: record.contentHash });
  return { from: sideOf(left), to: sideOf(right), ...diffContents(left.content, right.content) };
}

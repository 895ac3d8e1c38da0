import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { PLATFORM_LIMITS } from "../../platform/platform-limits.ts";
import type { FileDeps } from "../ports.ts";
import type { FileUsageView } from "../schema.ts";
import { FILE_TYPES } from "../sniff/file-types.ts";

/** What multipart puts around a file: its boundaries, headers and the name. */
const ENVELOPE_BYTES = 8_192;
export const DIRECT_MAX_BYTES = PLATFORM_LIMITS.vercel.requestBodyBytes - ENVELOPE_BYTES;

/** How much is kept and may be, and what is taken. */
export async function getFileUsage(ctx: Context<FileDeps>): Promise<FileUsageView> {
  assertPermission(ctx, "knowledge.read");
  const { fileUsage, fileSettings, scanFile } = ctx.deps;
  const [person, organization] = await Promise.all([fileUsage.get(ctx.orgId, userIdOf(ctx)), fileUsage.get(ctx.orgId, null)]);
  return {
    person: { ...person, maxBytes: fileSettings.personMaxBytes },
    organization: { ...organization, maxBytes: fileSettings.organizationMaxBytes },
    fileMaxBytes: fileSettings.fileMaxBytes,
    directMaxBytes: DIRECT_MAX_BYTES,
    types: FILE_TYPES.map(({ type, endings }) => ({ type, endings: [...endings] })),
    isScanning: scanFile !== null,
  };
}

import type { ChannelStores } from "../notifications/channels/ports.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const channelCollections = [] as const;

export function createChannelDeps(_parts: OperationsParts): ChannelStores {
  return { moreChannels: [] };
}

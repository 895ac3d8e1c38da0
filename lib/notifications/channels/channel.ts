import type { AuthDeps } from "../../auth/ports.ts";
import type { Context } from "../../platform/context.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Severity, Topic } from "../topics.ts";

export const CHANNEL_NAMES = ["email", "sms", "telegram", "webhook"] as const;
export type ChannelName = (typeof CHANNEL_NAMES)[number];

/** The person who is told. `phone` is one they have proven to be theirs. */
export type Receiver = { orgId: string; userId: string; name: string; email: string; phone: string | null };

export type ChannelMessage = {
  /** The delivery's; the same one whenever it is sent again. */
  id: string;
  topic: Topic;
  severity: Severity;
  title: string;
  text: string;
  /** A whole address. */
  link: string | null;
  at: Date;
};

/** What a channel may ask of its caller; what else it needs it is made with. */
export type ChannelContext = Context<AuthDeps & { cipher: Cipher }>;

/** One way out of the product besides the inbox. */
export type Channel = {
  readonly name: ChannelName;
  /** Whether this deployment has it at all. */
  readonly isConfigured: boolean;
  /** Whether this person has an address there. */
  reaches(ctx: ChannelContext, to: Receiver): Promise<boolean>;
  /**
   * Resolves once the carrier has taken it. An AppError of kind "unavailable" or "limited" is tried again, one of another kind is not. Nothing of the
   * message or of an address goes into an error.
   */
  send(ctx: ChannelContext, to: Receiver, message: ChannelMessage, signal: AbortSignal): Promise<void>;
};

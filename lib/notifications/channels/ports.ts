/** Ways out of the product besides letters. */
export type ChannelStores = Record<never, never>;

export type SocialStores = Record<never, never>;

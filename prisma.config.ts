import { defineConfig } from "prisma/config";

/** Prisma's command line only generates the client here; migrations are applied by `portal migrate` (docs/decisions). */
export default defineConfig({ schema: "prisma" });

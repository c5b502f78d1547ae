import { seeOther } from "#app/see-other.ts";

/** The list of consultations is the first page; whoever cuts an address short finds it all the same. */
export const GET = (): Response => seeOther("/");

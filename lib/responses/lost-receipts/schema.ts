import { z } from "zod";
import { linkAddressSchema } from "../links/schema.ts";

/** A reference as people type it from paper: any case, with or without its lines, and the letters it does not have read as what they look like. */
export const typedReferenceSchema = z
  .string()
  .transform((typed) => {
    const plain = typed
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, "")
      .replace(/^R(?=.{8}$)/, "")
      .replace(/O/g, "0")
      .replace(/[IL]/g, "1");
    return `R-${plain.slice(0, 4)}-${plain.slice(4)}`;
  })
  .pipe(
    z.string().regex(/^R-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/, "Enter the reference, such as R-7K3F-9Q2M"),
  );

export const lostReceiptSchema = z.object({ reference: typedReferenceSchema, email: linkAddressSchema });

import type { Metadata } from "next";
import { PageHeader } from "#components/ui/page-header.tsx";

export const metadata: Metadata = { title: "Your receipt", robots: { index: false } };

/** Where receipts are; and the frame in which each of them is drawn. */
export default function ReceiptsPage() {
  return (
    <div className="reading">
      <PageHeader title="Your receipt" />
      <p>
        Each receipt has a private address of its own. You were taken there when you sent your response, and the
        acknowledgement that was mailed to you has it. Nobody can look a receipt up by its reference.
      </p>
      <p>
        If you lost the address,{" "}
        <a className="link" href="/lost-receipt">
          have the link mailed again
        </a>{" "}
        to the address on your response.
      </p>
      <p>
        To check a receipt that you saved as a file,{" "}
        <a className="link" href="/verify">
          choose it here
        </a>
        : it is checked in your browser and sent nowhere.
      </p>
    </div>
  );
}
